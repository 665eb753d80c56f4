"""One sample of everything the touchscreen can show: states of the journey at a sample gate."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kiosk.domain.admission import Refused
from kiosk.domain.flow.state import (
    ChoosingDoor,
    ChoosingRole,
    ChoosingService,
    Confirming,
    Consenting,
    Declaring,
    FindingTicket,
    Issuing,
    Modes,
    NamingHost,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
    State,
    Surveying,
    Thanking,
    Typing,
    WalkIn,
)
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.survey import ELEMENTS, Element
from kiosk.domain.types import (
    LanguageCode,
    Role,
)
from kiosk.gate.face import Face, LinkState, PaperState, Setting, Situation, face_of
from kiosk.gate.terms import terms_of
from kiosk.gate.vigil import CameraHealth
from kiosk.pictures.morning import (
    BOOKING,
    COUNSEL,
    FRIDAY,
    GOODS,
    ID,
    INFORMATION,
    NOW,
    OTHER_GATE,
    PROGRAMME,
    PUBLIC_URL,
    VISIT,
    halfway,
    in_line,
    issue,
    queue_of,
    setting,
    settings,
    walk,
    yesterdays,
)
from kiosk.ports import Guidance

CONFIRMING = Confirming(BOOKING, Evidence.LIST, party=3, party_max=4, belongings=True)
WALK_IN = WalkIn(VISIT, host="ANDI PRATAMA")
SEEING = Situation(camera=CameraHealth.SEEING, link=LinkState.ONLINE, has_printer=True)


MINE = issue(12)
SHOWN = ShowingTicket(MINE)
WAITING = replace(SEEING, queue=in_line(MINE))
YESTERDAY = yesterdays(issue(7, minutes_ago=30))
THREE = walk(12, "registrasi", "barang", "tatap-muka")
FIVE = walk(12, "registrasi", "barang", "loker", "penggeledahan", "tatap-muka")
LAST = Surveying(ELEMENTS[-1], tuple((element, 3) for element in ELEMENTS))


def refused(reason: Reason) -> ShowingProblem:
    """Return the problem screen of a reason, with the booking where there would be one."""
    booking = FRIDAY if reason is Reason.OTHER_DAY else BOOKING
    unknown = {
        Reason.NOT_OURS,
        Reason.UNREADABLE,
        Reason.FORGED,
        Reason.UNKNOWN_REFERENCE,
        Reason.UNKNOWN_TICKET,
        Reason.OUT_OF_SERVICE,
    }
    used = issue(7, minutes_ago=30, gate=OTHER_GATE) if reason is Reason.ALREADY_USED else None
    return ShowingProblem(Refused(reason, None if reason in unknown else booking, used))


class Sample(NamedTuple):
    """A screen, what surrounds it, seconds since the last touch, and if an officer was called.

    ``public_url``: where phones see their turn, "" in a house without such a page.
    """

    screen: Screen
    situation: Situation = SEEING
    idle_s: float = 0.0
    help_called: bool = False
    public_url: str = ""


SAMPLES: dict[str, Sample] = {
    "sleep": Sample(Sleeping()),
    "scan": Sample(Scanning()),
    "scan-help": Sample(Scanning(), help_called=True),
    "scan-starting": Sample(Scanning(), replace(SEEING, camera=CameraHealth.STARTING)),
    "scan-lost": Sample(
        Scanning(), replace(SEEING, camera=CameraHealth.LOST, link=LinkState.OFFLINE)
    ),
    **{
        f"scan-{hint.value}": Sample(Scanning(), replace(SEEING, guidance=hint))
        for hint in Guidance
        if hint is not Guidance.NOTHING
    },
    "keypad-empty": Sample(Typing()),
    "keypad": Sample(Typing("7K2M4")),
    "keypad-mistyped": Sample(Typing("7K2M4XQ8", mistyped=True)),
    "keypad-complete": Sample(Typing("7K2M4XQ9")),
    "doors": Sample(ChoosingDoor()),
    "services": Sample(ChoosingService((VISIT, COUNSEL, INFORMATION))),
    "roles": Sample(ChoosingRole(WalkIn(PROGRAMME))),
    "name-empty": Sample(NamingHost(WalkIn(VISIT))),
    "name": Sample(NamingHost(WalkIn(VISIT), "ANDI PRAT")),
    "consent": Sample(Consenting(WALK_IN)),
    "declare": Sample(Declaring(WALK_IN, 2, 4)),
    "declare-goods": Sample(Declaring(WalkIn(GOODS), 1, 1, belongings=True)),
    "declare-facilitator": Sample(Declaring(WalkIn(PROGRAMME, Role.FACILITATOR), 1, 1)),
    "confirm": Sample(CONFIRMING),
    "confirm-plain": Sample(
        replace(CONFIRMING, booking=replace(BOOKING, visitor="", host="", reference=None))
    ),
    "confirm-busy": Sample(Issuing(CONFIRMING)),
    "confirm-warning": Sample(CONFIRMING, idle_s=64),
    "ticket": Sample(SHOWN, replace(WAITING, paper=PaperState.PRINTING), 3),
    "ticket-again": Sample(
        ShowingTicket(MINE, again=True), replace(SEEING, queue=queue_of(MINE)), 1
    ),
    "ticket-typed": Sample(ShowingTicket(MINE, again=True, proven=False), WAITING, 1),
    "ticket-no-paper": Sample(
        ShowingTicket(MINE, no_paper=True), replace(WAITING, paper=PaperState.FAILED), 1
    ),
    "ticket-three": Sample(ShowingTicket(THREE), replace(SEEING, queue=in_line(THREE)), 3),
    "ticket-phone": Sample(SHOWN, WAITING, 3, public_url=PUBLIC_URL),
    "ticket-five": Sample(ShowingTicket(FIVE), replace(SEEING, queue=in_line(FIVE)), 3),
    "ticket-halfway": Sample(
        ShowingTicket(FIVE, again=True, no_paper=True),
        replace(SEEING, queue=halfway(FIVE), paper=PaperState.FAILED),
        1,
    ),
    "find-empty": Sample(FindingTicket(), WAITING),
    "find": Sample(FindingTicket("A01"), WAITING),
    "find-unknown": Sample(FindingTicket("A999", unknown=True), WAITING),
    "leaving": Sample(FindingTicket(leaving=True), WAITING),
    "survey": Sample(Surveying(Element.TIME, ((Element.TIME, 3),)), idle_s=2),
    **{f"survey-{element.value}": Sample(Surveying(element), idle_s=2) for element in ELEMENTS},
    "survey-last": Sample(LAST, idle_s=2),
    "thanks": Sample(Thanking(answered=True), idle_s=1),
    "thanks-plain": Sample(Thanking(), idle_s=1),
    **{f"problem-{reason.value}": Sample(refused(reason), idle_s=6) for reason in Reason},
    "problem-already_used-before": Sample(
        ShowingProblem(Refused(Reason.ALREADY_USED, BOOKING, YESTERDAY)), idle_s=6
    ),
    "problem-help": Sample(refused(Reason.OTHER_DAY), idle_s=6, help_called=True),
    "problem-closed_today-walk_in": Sample(ShowingProblem(Refused(Reason.CLOSED_TODAY)), idle_s=6),
}


def face(
    name: str,
    language: LanguageCode = ID,
    *,
    help_called: bool = False,
    modes: Modes | None = None,
    of: Setting | None = None,
) -> Face:
    """Return the face of one of SAMPLES; ``of`` another house than the sample's."""
    sample = SAMPLES[name]
    state = State(
        terms=terms_of(settings()),
        language=language,
        touched_s=NOW.ticks_s - sample.idle_s,
        screen=sample.screen,
        modes=modes or Modes(),
        help_called=help_called or sample.help_called,
        can_seal=True,
    )
    whole = of or setting()
    house = replace(whole.house, public_url=sample.public_url)
    return face_of(state, sample.situation, replace(whole, house=house), NOW)
