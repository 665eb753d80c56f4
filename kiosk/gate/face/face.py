"""From the state of the journey to the whole screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from kiosk.domain.flow.state import (
    ChoosingDoor,
    ChoosingRole,
    ChoosingService,
    Confirming,
    Consenting,
    Declaring,
    FindingTicket,
    Issuing,
    NamingHost,
    Scanning,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
    State,
    Surveying,
    Thanking,
    Typing,
)
from kiosk.domain.flow.timing import remaining_s, warning_s
from kiosk.domain.house import House, named
from kiosk.domain.types import LanguageCode, Moment
from kiosk.gate.face.confirm import confirm_face, declare_face
from kiosk.gate.face.doors import other_doors_face, roles_face, services_face
from kiosk.gate.face.finding import find_face
from kiosk.gate.face.naming import consent_face, name_face
from kiosk.gate.face.problem import problem_face
from kiosk.gate.face.scan import keypad_face, officer_text, scan_face, sleep_face
from kiosk.gate.face.shapes import (
    ConfirmFace,
    Content,
    Face,
    LanguageButton,
    Link,
    LinkTone,
    WarningFace,
)
from kiosk.gate.face.situation import LinkState, Situation
from kiosk.gate.face.spoken import spoken_of, whispered_of
from kiosk.gate.face.survey import survey_face, thanks_face
from kiosk.gate.face.ticket import ticket_face
from kiosk.gate.face.ways import voice_bar, ways_of
from kiosk.wording import Wording


@dataclass(frozen=True, slots=True)
class Setting:
    """What never changes while the kiosk runs: the house, its languages, and if it can speak."""

    house: House
    wordings: Mapping[LanguageCode, Wording]
    speaks: bool = False


def face_of(state: State, situation: Situation, setting: Setting, now: Moment) -> Face:
    """Say everything that the touchscreen shows now. Pure."""
    wording = setting.wordings[state.language]
    house = setting.house
    content = _content(state, situation, setting, now)
    warning = _warning(state, wording, now)
    heard = state.modes.voice and setting.speaks
    return Face(
        site=house.site_name,
        place=wording.say("Visitor service · {gate}", gate=named(house.gate_names, state.language)),
        languages=_languages(state, setting),
        link=_link(situation, wording, now),
        content=content,
        warning=warning,
        modes=state.modes,
        ways=ways_of(state.modes, wording, speaks=setting.speaks),
        voice=voice_bar(state.modes, wording, speaks=setting.speaks),
        spoken=spoken_of(content, warning, wording) if heard else "",
        whispered=whispered_of(content) if heard else "",
    )


def _content(  # noqa: C901, PLR0911, PLR0912 - one line per screen
    state: State, situation: Situation, setting: Setting, now: Moment
) -> Content:
    wording = setting.wordings[state.language]
    left = max(0, ceil(remaining_s(state, now.ticks_s) or 0))
    house, called = setting.house, state.help_called
    officer = officer_text(wording, help_called=called)
    match state.screen:
        case Sleeping():
            return sleep_face(wording, now)
        case Typing() as typing:
            return keypad_face(typing, wording, help_called=called)
        case ChoosingDoor():
            return other_doors_face(wording, house, officer, help_called=called)
        case ChoosingService() as choosing:
            return services_face(choosing, wording, house, officer, help_called=called)
        case ChoosingRole():
            return roles_face(wording, officer, help_called=called)
        case NamingHost() as naming:
            return name_face(naming, wording, officer, help_called=called)
        case Consenting() as consenting:
            return consent_face(consenting, wording)
        case Confirming() | Declaring() as asked:
            return _asked(asked, wording, house, now, busy=False)
        case Issuing(asked):
            return _asked(asked, wording, house, now, busy=True)
        case FindingTicket() as finding:
            return find_face(finding, situation, wording, house, officer, help_called=called)
        case ShowingTicket() as shown:
            return ticket_face(shown, situation, wording, house, now, left)
        case Surveying() as surveying:
            return survey_face(surveying, wording, left)
        case Thanking() as thanking:
            return thanks_face(thanking, wording, house, left)
        case ShowingProblem(refused):
            return problem_face(refused, wording, house, left, help_called=called)
        case Scanning():
            return scan_face(situation, wording, house, now, help_called=called)


def _asked(
    asked: Confirming | Declaring, wording: Wording, house: House, now: Moment, *, busy: bool
) -> ConfirmFace:
    if isinstance(asked, Declaring):
        return declare_face(asked, wording, house, busy=busy)
    return confirm_face(asked, wording, house, now, busy=busy)


def _languages(state: State, setting: Setting) -> tuple[LanguageButton, ...]:
    return tuple(
        LanguageButton(code, setting.wordings[code].say("(language name)"), code == state.language)
        for code in setting.house.languages
    )


def _link(situation: Situation, wording: Wording, now: Moment) -> Link:
    clock = f"{wording.day_of_year(now.at)} · {wording.clock(now.at)}"
    if situation.link is LinkState.OFFLINE:
        # Calm: the visitor's number is good, only the line is down.
        text = wording.say("Working without network, your number is safe")
        return Link(LinkTone.WAITING, text, clock)
    online = situation.link is LinkState.ONLINE
    text = wording.say("Connected") if online else wording.say("Ready")
    return Link(LinkTone.WELL, text, clock)


def _warning(state: State, wording: Wording, now: Moment) -> WarningFace | None:
    left_s = warning_s(state, now.ticks_s)
    if left_s is None:
        return None
    return WarningFace(
        title=wording.say("Are you still there?"),
        text=wording.say("To keep your data private, this screen will start again."),
        stay=wording.say("Yes, I need more time"),
        seconds=ceil(left_s),
    )
