"""A house with search, tables and a programme, and a visiting day in it, written fact by fact."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from kiosk.domain.booking import Booking
from kiosk.domain.events import (
    AttendanceMarked,
    HostAnswered,
    PartyEntered,
    PartyLeft,
    SessionEnded,
    SessionExtended,
    SessionMoved,
    SessionStarted,
    StationFinished,
    TicketCalled,
    TicketIssued,
)
from kiosk.domain.house import House, Service, Station
from kiosk.domain.numbering import parse_number
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import (
    BookingId,
    CounterId,
    LanguageCode,
    Moment,
    Reference,
    ServiceId,
    StationId,
)
from kiosk.gate.desk import DeskFace, Known, Place, desk_face
from kiosk.gate.face.face import Setting
from tests.gate.desk.day import EN, GATE_A, GATE_B, ID, SITE, Day, at, wording

DESK, SEARCH = StationId("registrasi"), StationId("penggeledahan")
ROOM, HALL = StationId("tatap-muka"), StationId("program")
VISIT, GROUP = ServiceId("tatap_muka"), ServiceId("sekata")
WAY = (DESK, SEARCH, ROOM)
SESSION_S = 1800.0
GATES = {GATE_B: {ID: "Gerbang B", EN: "Gate B"}}


def place(
    station: StationId = DESK, counter: str = "1", closes: time | None = time(15, 0)
) -> Place:
    """Return the place of a display in this house."""
    return Place(station, CounterId(counter), ID, GATES, closes=closes)


def room_setting(tables: int = 6) -> Setting:
    """Return the house with so many tables."""
    counters = tuple(CounterId(str(number)) for number in range(1, tables + 1))
    stations = (
        _station(DESK, "Pendaftaran", "Registration", "Loket", "Counter", ("1", "2")),
        replace(
            _station(SEARCH, "Pemeriksaan badan", "Body search", "P2U", "Security", ("1",)),
            lets_in=True,
            icon="shield-check",
        ),
        replace(
            _station(ROOM, "Tatap muka", "Visit", "Meja", "Table", counters),
            session_s=SESSION_S,
            host_first=True,
            icon="armchair",
        ),
        replace(
            _station(HALL, "Aula", "Hall", "Ruang", "Room", ("1",)), roster=True, icon="users-round"
        ),
    )
    house = House(
        site=SITE,
        gate=GATE_A,
        site_name="Rutan Kelas IIA Balikpapan",
        gate_names={ID: "Gerbang A", EN: "Gate A"},
        languages=(ID, EN),
        services={
            VISIT: Service(VISIT, {ID: "Tatap muka", EN: "Visit"}, "A", WAY),
            GROUP: Service(
                GROUP,
                {ID: "Dukungan Keluarga (SEKATA)", EN: "Family support (SEKATA)"},
                "P",
                (DESK, HALL),
            ),
        },
        stations={station.id: station for station in stations},
    )
    return Setting(house, {language: wording(language) for language in (ID, EN)})


def _station(
    station: StationId, id_: str, en: str, place_id: str, place_en: str, counters: tuple[str, ...]
) -> Station:
    return Station(
        station,
        {ID: id_, EN: en},
        {ID: place_id, EN: place_en},
        "clipboard-check",
        tuple(CounterId(counter) for counter in counters),
    )


@dataclass(slots=True)
class RoomDay(Day):
    """A day of this house; each method returns the day itself."""

    roster: list[Booking] = field(default_factory=list)
    tables: int = 6

    def came(
        self, number: str, clock: str, *, party: int = 3, booking: str | None = None
    ) -> RoomDay:
        """Let a party take a number with its whole way before it."""
        body = TicketIssued(
            number=parse_number(number),
            day=at(clock).date(),
            service=GROUP if number.startswith("P") else VISIT,
            booking=None if booking is None else BookingId(booking),
            party=party,
            belongings=False,
            priority=False,
            session_from=None,
            session_until=None,
            evidence=Evidence.LIST,
            journey=(DESK, HALL) if number.startswith("P") else WAY,
        )
        self.note(body, clock, number)
        return self

    def through(self, number: str, clock: str, *stations: StationId) -> RoomDay:
        """Let a party be done with some stations; the search counts it in."""
        for station in stations:
            self.note(TicketCalled(station, CounterId("1")), clock, number)
            if station == SEARCH:
                self.note(PartyEntered(self.party(number)), clock, number)
            self.note(StationFinished(station, CounterId("1")), clock, number)
        return self

    def party(self, number: str) -> int:
        """Return how many a party is."""
        issued = [e.body for e in self.events if isinstance(e.body, TicketIssued)]
        return next(body.party for body in issued if str(body.number) == number)

    def answered(self, number: str, clock: str, *, willing: bool = True) -> RoomDay:
        """Say what the person visited said."""
        self.note(HostAnswered(willing), clock, number)
        return self

    def at_table(self, number: str, clock: str, table: str) -> RoomDay:
        """Call a party to a table, wherever it stands on its way."""
        self.answered(number, clock)
        self.note(TicketCalled(ROOM, CounterId(table)), clock, number)
        return self

    def sat(self, number: str, clock: str, table: str, minutes: float = 30) -> RoomDay:
        """Start its session there."""
        until = at(clock) + timedelta(minutes=minutes)
        self.note(SessionStarted(ROOM, CounterId(table), until), clock, number)
        return self

    def longer(self, number: str, clock: str, table: str, until: datetime) -> RoomDay:
        """Extend it."""
        self.note(SessionExtended(ROOM, CounterId(table), until), clock, number)
        return self

    def moved(self, number: str, clock: str, table: str, to: str) -> RoomDay:
        """Move it to another table."""
        self.note(SessionMoved(ROOM, CounterId(table), CounterId(to)), clock, number)
        return self

    def ended(self, number: str, clock: str, table: str) -> RoomDay:
        """End it; the party gets up."""
        self.note(SessionEnded(ROOM, CounterId(table)), clock, number)
        self.note(StationFinished(ROOM, CounterId(table)), clock, number)
        return self

    def out(self, number: str, clock: str, heads: int) -> RoomDay:
        """Count heads out, altogether."""
        self.note(PartyLeft(heads), clock, number)
        return self

    def listed(self, count: int, session: str, minutes: int = 90) -> RoomDay:
        """Let the list know so many bookings of the programme's session."""
        for number in range(1, count + 1):
            starts = at(session)
            booking = Booking(
                BookingId(f"{number:016x}"),
                SITE,
                GROUP,
                starts,
                starts + timedelta(minutes=minutes),
                1,
                reference=Reference(f"7K2M4{number:03d}"),
                visitor=f"{'SRAD'[number % 4]}••• {'WKM'[number % 3]}•••••",
            )
            self.roster.append(booking)
        return self

    def marked(self, number: int, clock: str, *, present: bool = True) -> RoomDay:
        """Note by hand that somebody of the roster is there or not."""
        self.note(AttendanceMarked(BookingId(f"{number:016x}"), present), clock)
        return self

    def known(self) -> Known:
        """Return what a desk would know after reading all this."""
        return replace(Day.known(self), roster=self.roster)

    def shown(
        self,
        clock: str = "08.42",
        where: Place | None = None,
        language: LanguageCode = ID,
        second: int = 0,
    ) -> DeskFace:
        """Return what a display of this house shows."""
        now = Moment(at(clock) + timedelta(seconds=second), 0.0)
        where = replace(where or place(), language=language)
        return desk_face(self.known(), where, room_setting(self.tables), now)


def seated_day(tables: int = 6) -> RoomDay:
    """Return the morning of the design's picture, seen from the tables: two of them are free."""
    day = RoomDay(tables=tables).listed(14, "10.00")
    day.named("b8", "Ibu S••• R•••••")
    early = {"A001": "07.55", "A002": "07.58", "A003": "08.00", "A005": "08.02"}
    for number, clock in early.items():
        day.came(number, "07.40").through(number, clock, DESK, SEARCH)
    day.at_table("A005", "08.05", "4").sat("A005", "08.06", "4")
    day.at_table("A001", "08.16", "1").sat("A001", "08.16", "1")
    day.at_table("A002", "08.23", "2").sat("A002", "08.23", "2")
    day.at_table("A003", "08.30", "3").sat("A003", "08.30", "3")
    day.came("A004", "07.41", party=2).through("A004", "08.03", DESK, SEARCH)
    day.at_table("A004", "08.04", "5").sat("A004", "08.05", "5").ended("A004", "08.35", "5")
    day.out("A004", "08.36", 1)
    day.came("A006", "08.14", party=2).through("A006", "08.25", DESK, SEARCH)
    day.came("A007", "08.16", party=4).through("A007", "08.31", DESK, SEARCH)
    day.came("A008", "08.18", booking="b8")
    day.note(TicketCalled(DESK, CounterId("1")), "08.38", "A008")
    late = {"A009": "08.21", "A010": "08.25", "A011": "08.33", "A012": "08.42"}
    for number, clock in late.items():
        day.came(number, clock, party=int(number[1:]) % 4 + 1)
    for nth in range(1, 9):
        day.marked(nth, "09.50")
    day.came("P001", "08.40", party=1, booking=f"{9:016x}")
    return day


def full_room(tables: int = 12) -> RoomDay:
    """Return a feast day's noon: every table taken or called to, some over their time."""
    day = seated_day(tables)
    for table in range(5, tables + 1):
        number = f"A{100 + table}"
        day.came(number, "07.45").through(number, "08.10", DESK, SEARCH)
        day.at_table(number, "08.20", str(table))
        if table % 4:
            day.sat(number, f"08.{table + 11:02d}", str(table))
    return day
