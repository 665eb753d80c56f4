"""From the state of the journey to the whole screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from kiosk.domain.flow.state import (
    Confirming,
    Issuing,
    ShowingProblem,
    ShowingTicket,
    State,
    Typing,
)
from kiosk.domain.flow.timing import remaining_s, warning_s
from kiosk.domain.house import House, named
from kiosk.domain.types import LanguageCode, Moment
from kiosk.gate.face.confirm import confirm_face
from kiosk.gate.face.problem import problem_face
from kiosk.gate.face.scan import keypad_face, scan_face
from kiosk.gate.face.shapes import Content, Face, LanguageButton, Link, LinkTone, WarningFace
from kiosk.gate.face.situation import LinkState, Situation
from kiosk.gate.face.ticket import ticket_face
from kiosk.wording import Wording


@dataclass(frozen=True, slots=True)
class Setting:
    """What never changes while the kiosk runs: the house and its languages."""

    house: House
    wordings: Mapping[LanguageCode, Wording]


def face_of(state: State, situation: Situation, setting: Setting, now: Moment) -> Face:
    """Say everything that the touchscreen shows now. Pure."""
    wording = setting.wordings[state.language]
    house = setting.house
    return Face(
        site=house.site_name,
        place=wording.say("Visitor service · {gate}", gate=named(house.gate_names, state.language)),
        languages=_languages(state, setting),
        link=_link(situation, wording, now),
        content=_content(state, situation, setting, now),
        warning=_warning(state, wording, now),
    )


def _content(state: State, situation: Situation, setting: Setting, now: Moment) -> Content:
    wording = setting.wordings[state.language]
    left = max(0, ceil(remaining_s(state, now.ticks_s) or 0))
    match state.screen:
        case Typing() as typing:
            return keypad_face(typing, wording, help_called=state.help_called)
        case Confirming() as asked:
            return confirm_face(asked, wording, setting.house, now, busy=False)
        case Issuing(asked):
            return confirm_face(asked, wording, setting.house, now, busy=True)
        case ShowingTicket() as shown:
            return ticket_face(shown, situation, wording, setting.house, now, left)
        case ShowingProblem(refused):
            return problem_face(refused, wording, left, help_called=state.help_called)
        case _:
            return scan_face(situation, wording, now, help_called=state.help_called)


def _languages(state: State, setting: Setting) -> tuple[LanguageButton, ...]:
    return tuple(
        LanguageButton(code, setting.wordings[code].say("(language name)"), code == state.language)
        for code in setting.house.languages
    )


def _link(situation: Situation, wording: Wording, now: Moment) -> Link:
    clock = f"{wording.day(now.at)} · {wording.clock(now.at)}"
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
