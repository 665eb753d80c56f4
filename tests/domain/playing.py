"""The screens and inputs of the journey, and how a test steps through them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.admission import Admitted, Refused
from kiosk.domain.events import TicketWanted
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    DoorTried,
    Found,
    Input,
    Judged,
    KeyTyped,
    LanguageChosen,
    NotRecorded,
    Printed,
    Rated,
    Recorded,
    Sealed,
    SealingChanged,
    ServiceChosen,
    Tapped,
    Ticked,
    Touched,
)
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
    Screen,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
    State,
    Surveying,
    Thanking,
    Typing,
    WalkIn,
    opening,
)
from kiosk.domain.flow.terms import OpenService, Terms
from kiosk.domain.flow.wishes import Step
from kiosk.domain.house import Door
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.survey import Element
from kiosk.domain.types import LanguageCode, Moment, Role, ServiceId
from tests.domain.made import at, booking, issue

ID, EN = LanguageCode("id"), LanguageCode("en")

MEETING = OpenService(ServiceId("tatap_muka"), Door.VISIT, asks_host=True)
DESK_TALK = OpenService(ServiceId("informasi"), Door.VISIT)
GOODS = OpenService(ServiceId("titip_barang"), Door.GOODS, asks_host=True)
GROUP = OpenService(ServiceId("program"), Door.PROGRAMME)

TERMS = Terms(
    ID,
    party_max=5,
    prefixes={"tatap_muka": "A", "titip_barang": "B", "program": "P", "informasi": "I"},
    open_services=(MEETING, GOODS, GROUP, DESK_TALK),
)
"""Two services behind the door of visits, one behind each of the others."""

HOST = "BUDI SANTOSO"

ADMITTED = Judged(Admitted(booking(), Evidence.LIST))

REFUSED = Judged(Refused(Reason.OTHER_DAY, booking()))

AGAIN = Judged(Refused(Reason.ALREADY_USED, booking(), issue(), here=True))

ELSEWHERE = Judged(Refused(Reason.ALREADY_USED, booking(), issue()))

CONFIRM = Confirming(booking(), Evidence.LIST, 3, 5)
NAMED = Declaring(WalkIn(MEETING, host=HOST), 1, 5)
NAMELESS = Declaring(WalkIn(MEETING), 1, 5)
TYPING = Typing("7K2")
NAMING = NamingHost(WalkIn(MEETING), HOST)
CONSENT = Consenting(WalkIn(MEETING, host=HOST))
FINDING = FindingTicket("A1")
LEAVING = FindingTicket("A1", leaving=True)
TICKET = ShowingTicket(issue())
PROBLEM = ShowingProblem(Refused(Reason.NOT_OURS))
SURVEY = Surveying(Element.TIME, ((Element.COST, 4),))

SCREENS: list[Screen] = [
    Sleeping(),
    Scanning(),
    TYPING,
    ChoosingDoor(),
    ChoosingService((MEETING, DESK_TALK)),
    ChoosingRole(WalkIn(GROUP)),
    NAMING,
    CONSENT,
    CONFIRM,
    NAMED,
    Issuing(CONFIRM),
    TICKET,
    FINDING,
    SURVEY,
    Thanking(),
    PROBLEM,
]

VARIANTS: list[Screen] = [
    NAMELESS,
    Declaring(WalkIn(GOODS), 1, 1, belongings=True),
    Declaring(WalkIn(GROUP, Role.PARTICIPANT), 1, 5),
    Issuing(NAMED),
    Issuing(NAMELESS),
    LEAVING,
]
"""The same screens in a state that leads elsewhere."""

INPUTS: list[Input] = [
    CodeSeen("a"),
    CodeSeen("b"),
    ADMITTED,
    REFUSED,
    AGAIN,
    ELSEWHERE,
    *(DoorTried(door, None) for door in Door),
    DoorTried(Door.VISIT, Refused(Reason.CLOSED_TODAY)),
    Found(issue()),
    Found(None),
    Sealed("box"),
    Sealed(None),
    Recorded(issue()),
    NotRecorded(),
    Printed("A001", failed=True),
    Printed("A001", failed=False),
    SealingChanged(possible=True),
    SealingChanged(possible=False),
    KeyTyped("K"),
    KeyTyped("1"),
    ServiceChosen(MEETING.id),
    ServiceChosen(DESK_TALK.id),
    ServiceChosen(ServiceId("another")),
    Rated(1),
    Rated(4),
    LanguageChosen(EN),
    Touched(),
    Ticked(),
    *map(Tapped, Action),
]


def now(ticks_s: float) -> Moment:
    return Moment(at("09.00") + timedelta(seconds=ticks_s), ticks_s)


def on(screen: Screen, *, can_seal: bool = True) -> State:
    return replace(opening(TERMS, 0.0), screen=screen, can_seal=can_seal)


def after(state: State, *inputs: Input, ticks_s: float = 1.0) -> Step:
    """Take the inputs in at one moment; return the last step."""
    taken = Step(state)
    for arrived in inputs:
        taken = step(taken.state, arrived, now(ticks_s))
    return taken


def tapping(state: State, *actions: Action) -> Step:
    """Press buttons, one after the other; return the last step."""
    return after(state, *map(Tapped, actions))


def wanted_of(taken: Step) -> TicketWanted:
    """Return the only wish for a ticket."""
    (wanted,) = taken.drafts
    assert isinstance(wanted, TicketWanted)
    return wanted
