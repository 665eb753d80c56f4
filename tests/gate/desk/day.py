"""A visiting day at Gerbang A, written fact by fact."""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk.clock import local_day
from kiosk.domain.booking import Booking
from kiosk.domain.events import (
    Body,
    Event,
    FaultCleared,
    FaultRaised,
    HelpGiven,
    HelpRequested,
    ScanRefused,
    StationFinished,
    TicketCalled,
    TicketIssued,
    TicketNoShow,
    TicketRecalled,
)
from kiosk.domain.house import House, Service, Station
from kiosk.domain.numbering import parse_number
from kiosk.domain.queue import fold
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import (
    BookingId,
    CounterId,
    GateId,
    LanguageCode,
    Moment,
    NodeId,
    Seq,
    ServiceId,
    SiteId,
    StationId,
    TicketId,
)
from kiosk.gate.desk import DeskFace, Known, Place, desk_face
from kiosk.gate.face.face import Setting
from kiosk.journal.gate.outgoing import LinkReport
from kiosk.resources import asset
from kiosk.wording import Wording

ID, EN = LanguageCode("id"), LanguageCode("en")
ZONE = ZoneInfo("Asia/Makassar")
SITE, GATE_A, GATE_B = SiteId("rutan-balikpapan"), GateId("gate-a"), GateId("gate-b")
REGISTRASI, VISIT, GOODS = StationId("registrasi"), ServiceId("tatap_muka"), ServiceId("titip")
PLACE = Place(REGISTRASI, CounterId("1"), ID, {GATE_B: {ID: "Gerbang B", EN: "Gate B"}})
CALM = LinkReport(online=True, since=None, unsent=0)


def at(clock: str) -> datetime:
    """Return a time of the day in Balikpapan, e.g. ``08.42``."""
    hour, minute = map(int, clock.split("."))
    return datetime(2025, 12, 3, hour, minute, tzinfo=ZONE).astimezone(UTC)


@cache
def wording(language: LanguageCode) -> Wording:
    """Open the catalogue as it is written, compiled or not."""
    compiled = io.BytesIO()
    with asset("locale", language, "LC_MESSAGES", "kiosk.po").open("rb") as written:
        write_mo(compiled, read_po(written, locale=language))
    compiled.seek(0)
    return Wording(language, ZONE, "WITA", gettext.GNUTranslations(compiled))


def setting() -> Setting:
    """Return the house: two services, two stations, two languages."""
    house = House(
        site=SITE,
        gate=GATE_A,
        site_name="Rutan Kelas IIA Balikpapan",
        gate_names={ID: "Gerbang A", EN: "Gate A"},
        languages=(ID, EN),
        services={
            VISIT: Service(
                VISIT, {ID: "Tatap muka", EN: "Visit"}, "A", (REGISTRASI, StationId("tatap_muka"))
            ),
            GOODS: Service(GOODS, {ID: "Titip barang", EN: "Goods only"}, "T", (REGISTRASI,)),
        },
        stations={
            REGISTRASI: Station(
                REGISTRASI,
                {ID: "Registrasi", EN: "Registration"},
                {ID: "Loket", EN: "Counter"},
                "clipboard-check",
                (CounterId("1"), CounterId("2")),
            ),
        },
    )
    return Setting(house, {language: wording(language) for language in (ID, EN)})


@dataclass(slots=True)
class Day:
    """Facts in the order in which they are told; each method returns the day itself."""

    events: list[Event] = field(default_factory=list)
    link: LinkReport = CALM
    names: dict[BookingId, Booking] = field(default_factory=dict)

    def note(self, body: Body, clock: str, ticket: str | None = None, gate: GateId = GATE_A) -> Day:
        """Write down any fact."""
        seq = 1 + sum(event.gate == gate for event in self.events)
        whose = None if ticket is None else TicketId(ticket)
        author = NodeId(f"{gate}-node")
        self.events.append(Event(author, Seq(seq), at(clock), SITE, gate, whose, body))
        return self

    def issued(  # noqa: PLR0913 - a party has that many traits
        self,
        number: str,
        clock: str,
        *,
        party: int = 1,
        belongings: bool = False,
        priority: bool = False,
        session: str | None = None,
        booking: str | None = None,
        gate: GateId = GATE_A,
    ) -> Day:
        """Let a party take a number; its ticket's id is the number."""
        starts_at = None if session is None else at(session)
        body = TicketIssued(
            number=parse_number(number),
            day=local_day(at(clock), ZONE),
            service=GOODS if number.startswith("T") else VISIT,
            booking=None if booking is None else BookingId(booking),
            party=party,
            belongings=belongings,
            priority=priority,
            session_from=starts_at,
            session_until=None if starts_at is None else starts_at + timedelta(minutes=30),
            evidence=Evidence.LIST,
        )
        return self.note(body, clock, number, gate)

    def called(self, number: str, clock: str, counter: str = "1") -> Day:
        """Call a number to a counter."""
        return self.note(TicketCalled(REGISTRASI, CounterId(counter)), clock, number)

    def recalled(self, number: str, clock: str, counter: str = "1") -> Day:
        """Call it once more."""
        return self.note(TicketRecalled(REGISTRASI, CounterId(counter)), clock, number)

    def finished(self, number: str, clock: str, counter: str = "1") -> Day:
        """Let the counter be done with it."""
        return self.note(StationFinished(REGISTRASI, CounterId(counter)), clock, number)

    def absent(self, number: str, clock: str, counter: str = "1") -> Day:
        """Note that nobody came."""
        return self.note(TicketNoShow(REGISTRASI, CounterId(counter)), clock, number)

    def refused(self, reason: Reason, clock: str, gate: GateId = GATE_A) -> Day:
        """Turn a code away."""
        return self.note(ScanRefused(reason), clock, gate=gate)

    def asked(self, clock: str, reason: Reason | None = None, gate: GateId = GATE_A) -> Day:
        """Let a visitor ask for an officer."""
        return self.note(HelpRequested("scan", reason), clock, gate=gate)

    def helped(self, clock: str) -> Day:
        """Let an officer go there."""
        return self.note(HelpGiven(), clock)

    def broken(self, code: str, clock: str, gate: GateId = GATE_A) -> Day:
        """Raise a fault."""
        return self.note(FaultRaised(code, "detail for IT"), clock, gate=gate)

    def mended(self, code: str, clock: str) -> Day:
        """Clear a fault."""
        return self.note(FaultCleared(code), clock)

    def named(self, booking: str, visitor: str) -> Day:
        """Let the list know a booking."""
        self.names[BookingId(booking)] = Booking(
            BookingId(booking), SITE, VISIT, at("09.30"), at("10.00"), 1, visitor=visitor
        )
        return self

    def line(self, *, online: bool | None, since: datetime | None = None, unsent: int = 0) -> Day:
        """Say how the line to the server is."""
        self.link = LinkReport(online, since, unsent)
        return self

    def known(self) -> Known:
        """Return what a desk would know after reading all this."""
        return Known(
            queue=fold(self.events),
            events=self.events,
            bookings=self.names,
            link=self.link,
            read_at=max((event.at for event in self.events), default=at("08.00")),
        )

    def face(
        self, clock: str = "08.42", language: LanguageCode = ID, place: Place = PLACE
    ) -> DeskFace:
        """Return what the display at Loket 1 shows, or at another ``place``."""
        place = replace(place, language=language)
        return desk_face(self.known(), place, setting(), Moment(at(clock), 0.0))


def picture_day() -> Day:
    """Return the morning of the design's picture."""
    day = Day().named("b8", "Ibu S••• R•••••")
    day.issued("B004", "08.12", booking="b11", gate=GATE_B, session="09.00")
    day.note(TicketCalled(REGISTRASI, CounterId("3")), "08.13", "B004", GATE_B)
    day.issued("A006", "08.14", party=2, session="09.00")
    day.issued("A007", "08.16", session="09.00").called("A006", "08.25", "2")
    day.issued("A008", "08.18", party=3, belongings=True, session="09.30", booking="b8")
    day.called("A007", "08.27").absent("A007", "08.31").called("A008", "08.38")
    day.issued("A009", "08.21", party=2, belongings=True, priority=True, session="09.30")
    day.issued("A010", "08.25", session="09.30").issued("T003", "08.30", belongings=True)
    day.issued("A011", "08.33", party=4, belongings=True, session="09.30", booking="b11")
    day.issued("A012", "08.42", party=3, belongings=True, session="09.30")
    return day
