"""One sample of everything the touchscreen can show: states of the journey at a sample gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from kiosk.domain.admission import Refused
from kiosk.domain.booking import Booking
from kiosk.domain.events import Event, Issue, TicketIssued
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
from kiosk.domain.flow.terms import OpenService
from kiosk.domain.house import Door
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import Queue, fold
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.survey import ELEMENTS, Element
from kiosk.domain.types import (
    BookingId,
    GateId,
    LanguageCode,
    Moment,
    NodeId,
    Reference,
    Role,
    Seq,
    ServiceId,
    SiteId,
    TicketId,
)
from kiosk.gate.face import Face, LinkState, PaperState, Setting, Situation, face_of
from kiosk.gate.terms import setting_of, terms_of
from kiosk.gate.vigil import CameraHealth
from kiosk.ports import Guidance
from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings
from kiosk.wording import catalogues

ID, EN = LanguageCode("id"), LanguageCode("en")
LANGUAGES = catalogues()
"""Every language that there is a catalogue for."""
NOW = Moment(datetime(2025, 12, 3, 0, 42, tzinfo=UTC), 1000.0)
SITE, GATE, OTHER_GATE = SiteId("rutan-balikpapan"), GateId("gate-a"), GateId("gate-b")
VISIT = OpenService(ServiceId("tatap_muka"), Door.VISIT, asks_host=True)
GOODS = OpenService(ServiceId("titip_barang"), Door.GOODS, asks_host=True)
PROGRAMME = OpenService(ServiceId("program"), Door.PROGRAMME)
COUNSEL = OpenService(ServiceId("bantuan_hukum"), Door.VISIT, asks_host=True)
INFORMATION = OpenService(ServiceId("informasi"), Door.VISIT)

BOOKING = Booking(
    id=BookingId("0" * 16),
    site=SITE,
    service=VISIT.id,
    session_from=datetime(2025, 12, 3, 1, 30, tzinfo=UTC),
    session_until=datetime(2025, 12, 3, 2, 0, tzinfo=UTC),
    party=3,
    reference=Reference("7K2M4XQ9"),
    visitor="S••• R•••••",
    host="A••• P•••••••",
)
FRIDAY = replace(
    BOOKING,
    session_from=BOOKING.session_from + timedelta(days=2),
    session_until=BOOKING.session_until + timedelta(days=2),
)
CONFIRMING = Confirming(BOOKING, Evidence.LIST, party=3, party_max=4, belongings=True)
WALK_IN = WalkIn(VISIT, host="ANDI PRATAMA")
SEEING = Situation(camera=CameraHealth.SEEING, link=LinkState.ONLINE, has_printer=True)


@cache
def settings() -> GateSettings:
    """Return the settings of the sample gate: the example file's."""
    return read_settings(GateSettings, example_config("gate.example.toml"))


@cache
def setting() -> Setting:
    """Return the sample house in every language, with a voice."""
    plain = settings()
    gate = plain.gate.model_copy(update={"languages": LANGUAGES})
    return setting_of(plain.model_copy(update={"gate": gate}), speaks=True)


def issue(counter: int, *, minutes_ago: int = 0, gate: GateId = GATE) -> Issue:
    """Return one ticket of the sample morning."""
    facts = TicketIssued(
        number=QueueNumber("A", counter),
        day=date(2025, 12, 3),
        service=VISIT.id,
        booking=BookingId(f"{counter:016x}"),
        party=2,
        belongings=True,
        priority=False,
        session_from=BOOKING.session_from,
        session_until=BOOKING.session_until,
        evidence=Evidence.LIST,
    )
    at = NOW.at - timedelta(minutes=minutes_ago)
    return Issue(TicketId(f"{counter:016d}"), gate, at, facts)


def queue_of(*issues: Issue) -> Queue:
    """Return the queue of these tickets."""
    return fold(
        Event(NodeId("gate-a-1"), Seq(place), one.at, SITE, GATE, one.ticket, one.facts)
        for place, one in enumerate(issues, start=1)
    )


MINE = issue(12)
QUEUE = queue_of(*(issue(number, minutes_ago=13 - number) for number in range(8, 12)), MINE)
SHOWN = ShowingTicket(MINE)
WAITING = replace(SEEING, queue=QUEUE)
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
    """A screen, what surrounds it, seconds since the last touch, and if an officer was called."""

    screen: Screen
    situation: Situation = SEEING
    idle_s: float = 0.0
    help_called: bool = False


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
    return face_of(state, sample.situation, of or setting(), NOW)
