"""Days of a site, and how an officer sees them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.booking import BookingStatus
from kiosk.domain.events import Body, Event, TicketIssued
from kiosk.domain.numbering import parse_number
from kiosk.domain.queue import fold
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import (
    BookingId,
    CounterId,
    GateId,
    LanguageCode,
    NodeId,
    OfficerId,
    Reference,
    Seq,
    ServiceId,
    SiteId,
    StationId,
    TicketId,
)
from kiosk.journal.centre.bookings import FullBooking
from kiosk.journal.centre.gates import Heard
from kiosk.resources import example_config
from kiosk.server.console.consoles import odd_events
from kiosk.server.console.scene import Known, Scene
from kiosk.server.console.workplace import Post, Workplace
from kiosk.server.days import Today
from kiosk.server.sites import workplaces
from kiosk.settings.server import CentreSettings

SITE = SiteId("rutan-balikpapan")
GATE_A, GATE_B = GateId("gate-a"), GateId("gate-b")
NOW = datetime(2026, 11, 23, 0, 42, tzinfo=UTC)
"""08.42 in Balikpapan."""
TODAY = date(2026, 11, 23)
DESK = Post(StationId("registrasi"), CounterId("2"))
JOURNEY = ("registrasi", "barang", "penggeledahan", "tatap-muka")


def workplace(closes: time | None = None) -> Workplace:
    """Return the site of the example settings."""
    example = tomllib.loads(example_config("server.example.toml").read_text())
    wanted = {name: example[name] for name in ("sites", "stations", "services", "goods")}
    settings = CentreSettings.model_validate(wanted)
    queue = settings.queue.model_copy(update={"closes": closes})
    return workplaces(settings.model_copy(update={"queue": queue}))[SITE]


def at(minutes: float) -> datetime:
    """Return a moment so many minutes before now."""
    return NOW - timedelta(minutes=minutes)


def ticket_of(number: str) -> TicketId:
    return TicketId(f"TICKET{number:0>10}")


@dataclass(slots=True)
class Day:
    """A day that is written down, and the bookings behind it."""

    events: list[Event] = field(default_factory=list)
    people: dict[BookingId, FullBooking] = field(default_factory=dict)

    def note(
        self,
        body: Body,
        ago_min: float,
        number: str | None = None,
        gate: GateId = GATE_A,
        officer: str | None = None,
    ) -> Day:
        self.events.append(
            Event(
                NodeId(f"{gate}-1"),
                Seq(len(self.events) + 1),
                at(ago_min),
                SITE,
                gate,
                None if number is None else ticket_of(number),
                body,
                None if officer is None else OfficerId(officer),
            )
        )
        return self

    def book(
        self,
        booking: str,
        visitor: str = "Siti Rahmawati",
        host: str = "Andi Prasetyo",
        service: str = "tatap_muka",
    ) -> Day:
        id_ = BookingId(booking)
        begins = NOW + timedelta(minutes=48)
        self.people[id_] = FullBooking(
            id=id_,
            site=SITE,
            reference=Reference(booking),
            service=ServiceId(service),
            session_from=begins,
            session_until=begins + timedelta(hours=1),
            party=3,
            visitor=visitor,
            host=host,
            status=BookingStatus.STANDING,
        )
        return self

    def come(
        self,
        number: str,
        ago_min: float,
        booking: str | None = None,
        gate: GateId = GATE_A,
        *,
        priority: bool = False,
        sealed: str | None = None,
    ) -> Day:
        issued = TicketIssued(
            number=parse_number(number),
            day=TODAY,
            service=ServiceId("tatap_muka"),
            booking=None if booking is None else BookingId(booking),
            party=3,
            belongings=True,
            priority=priority,
            session_from=None,
            session_until=None,
            evidence=Evidence.SIGNATURE if booking else Evidence.DECLARED,
            sealed=sealed,
            journey=tuple(map(StationId, JOURNEY)),
        )
        return self.note(issued, ago_min, number, gate)

    def scene(
        self,
        post: Post = DESK,
        language: str = "id",
        closes: time | None = None,
        heard: datetime | None = NOW,
    ) -> Scene:
        where = workplace(closes)
        today = Today(TODAY, NOW, fold(self.events).at(NOW), events=self.events)
        gates = (Heard(GATE_A, "Gerbang A", heard), Heard(GATE_B, "Gerbang B", heard))
        known = Known(today, self.people, gates, odd_events(self.events))
        return Scene(known, where, where.wordings[LanguageCode(language)], post)
