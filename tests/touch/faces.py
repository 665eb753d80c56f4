"""Real faces of every screen: states of the journey, said in the words of the catalogues."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.admission import Refused
from kiosk.domain.booking import Booking
from kiosk.domain.events import Event, Issue, TicketIssued
from kiosk.domain.flow.state import (
    Confirming,
    Issuing,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    State,
    Terms,
    Typing,
)
from kiosk.domain.house import House, Service, Station
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import Queue, fold
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import (
    BookingId,
    CounterId,
    GateId,
    LanguageCode,
    Moment,
    NodeId,
    Reference,
    Seq,
    ServiceId,
    SiteId,
    StationId,
    TicketId,
)
from kiosk.gate.face import Face, LinkState, PaperState, Situation, face_of
from kiosk.gate.face.face import Setting
from kiosk.gate.vigil import CameraHealth
from kiosk.wording import open_wordings

ID, EN = LanguageCode("id"), LanguageCode("en")
LANGUAGES = (ID, EN)
ZONE = ZoneInfo("Asia/Makassar")
NOW = Moment(datetime(2025, 12, 3, 0, 42, tzinfo=UTC), 1000.0)
SITE, GATE, VISIT = SiteId("rutan-balikpapan"), GateId("gate-a"), ServiceId("tatap_muka")

STATIONS = (
    Station(
        StationId("registrasi"),
        {ID: "Pendaftaran", EN: "Registration"},
        {ID: "Loket", EN: "Counter"},
        "users",
        (CounterId("1"), CounterId("2")),
    ),
    Station(
        StationId("barang"),
        {ID: "Pemeriksaan barang", EN: "Belongings check"},
        {ID: "Barang", EN: "Belongings"},
        "package",
        (CounterId("1"),),
    ),
    Station(
        StationId("tatap-muka"),
        {ID: "Tatap muka", EN: "Visit"},
        {ID: "Meja", EN: "Table"},
        "armchair",
        (CounterId("1"),),
    ),
)

HOUSE = House(
    site=SITE,
    gate=GATE,
    site_name="Rutan Kelas IIA Balikpapan",
    gate_names={ID: "Gerbang A", EN: "Gate A"},
    languages=LANGUAGES,
    services={
        VISIT: Service(
            VISIT,
            {ID: "Sesi tatap muka", EN: "Visiting session"},
            "A",
            tuple(station.id for station in STATIONS),
        )
    },
    stations={station.id: station for station in STATIONS},
)

BOOKING = Booking(
    id=BookingId("0" * 16),
    site=SITE,
    service=VISIT,
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
SCAN, SEEING = Scanning(), Situation(camera=CameraHealth.SEEING, link=LinkState.ONLINE)


def issue(counter: int, *, minutes_ago: int = 0) -> Issue:
    facts = TicketIssued(
        number=QueueNumber("A", counter),
        day=date(2025, 12, 3),
        service=VISIT,
        booking=BookingId(f"{counter:016x}"),
        party=2,
        belongings=True,
        priority=False,
        session_from=BOOKING.session_from,
        session_until=BOOKING.session_until,
        evidence=Evidence.LIST,
    )
    at = NOW.at - timedelta(minutes=minutes_ago)
    return Issue(TicketId(f"{counter:016d}"), GATE, at, facts)


def queue_of(*issues: Issue) -> Queue:
    return fold(
        Event(NodeId("gate-a-1"), Seq(place), one.at, SITE, GATE, one.ticket, one.facts)
        for place, one in enumerate(issues, start=1)
    )


MINE = issue(12)
QUEUE = queue_of(*(issue(number, minutes_ago=13 - number) for number in range(8, 12)), MINE)
SHOWN = ShowingTicket(MINE)


def refused(reason: Reason) -> ShowingProblem:
    booking = FRIDAY if reason in {Reason.OTHER_DAY, Reason.CLOSED_TODAY} else BOOKING
    unknown = {
        Reason.NOT_OURS,
        Reason.UNREADABLE,
        Reason.FORGED,
        Reason.UNKNOWN_REFERENCE,
        Reason.UNKNOWN_TICKET,
        Reason.OUT_OF_SERVICE,
    }
    return ShowingProblem(Refused(reason, None if reason in unknown else booking))


SCREENS: dict[str, tuple[Screen, Situation, float]] = {
    # name: screen, situation, seconds since the last touch
    "scan": (SCAN, SEEING, 0),
    "scan-starting": (SCAN, Situation(), 0),
    "scan-lost": (SCAN, replace(SEEING, camera=CameraHealth.LOST, link=LinkState.OFFLINE), 0),
    "keypad-empty": (Typing(), SEEING, 0),
    "keypad": (Typing("7K2M4"), SEEING, 0),
    "keypad-mistyped": (Typing("7K2M4XQ8", mistyped=True), SEEING, 0),
    "keypad-complete": (Typing("7K2M4XQ9"), SEEING, 0),
    "confirm": (CONFIRMING, SEEING, 0),
    "confirm-plain": (
        replace(CONFIRMING, booking=replace(BOOKING, visitor="", host="", reference=None)),
        SEEING,
        0,
    ),
    "confirm-busy": (Issuing(CONFIRMING), SEEING, 0),
    "confirm-warning": (CONFIRMING, SEEING, 64),
    "ticket": (SHOWN, replace(SEEING, queue=QUEUE, paper=PaperState.PRINTING), 3),
    "ticket-again": (ShowingTicket(MINE, again=True), replace(SEEING, queue=queue_of(MINE)), 1),
    "ticket-no-paper": (SHOWN, replace(SEEING, queue=QUEUE, paper=PaperState.FAILED), 1),
    **{f"problem-{reason.value}": (refused(reason), SEEING, 6) for reason in Reason},
}


def face(name: str, language: LanguageCode = ID, *, help_called: bool = False) -> Face:
    """Return the face of one of SCREENS."""
    screen, situation, idle_s = SCREENS[name]
    setting = Setting(HOUSE, open_wordings(LANGUAGES, ZONE, "WITA"))
    state = State(
        terms=Terms(ID, party_max=4, prefixes={VISIT: "A"}),
        language=language,
        touched_s=NOW.ticks_s - idle_s,
        screen=screen,
        help_called=help_called,
    )
    return face_of(state, situation, setting, NOW)
