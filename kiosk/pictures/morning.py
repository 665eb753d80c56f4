"""The morning that all samples are of: its house, its booking, its tickets and their line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from kiosk.domain.booking import Booking
from kiosk.domain.events import Event, Issue, StationFinished, TicketCalled, TicketIssued
from kiosk.domain.flow.terms import OpenService
from kiosk.domain.house import Door, Station
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import Queue, fold
from kiosk.domain.reasons import Evidence
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
from kiosk.gate.face import Setting
from kiosk.gate.terms import setting_of
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

LOCKER = Station(
    StationId("loker"),
    {ID: "Titip ponsel", EN: "Phone locker"},
    {ID: "Loker", EN: "Locker"},
    "lock-keyhole",
    (CounterId("1"),),
)
"""A station that some houses have, for a journey of five."""

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


@cache
def settings() -> GateSettings:
    """Return the settings of the sample gate: the example file's."""
    return read_settings(GateSettings, example_config("gate.example.toml"))


@cache
def setting() -> Setting:
    """Return the sample house in every language, with a voice and a station more."""
    plain = settings()
    gate = plain.gate.model_copy(update={"languages": LANGUAGES})
    whole = setting_of(plain.model_copy(update={"gate": gate}), speaks=True)
    stations = {**whole.house.stations, LOCKER.id: LOCKER}
    return replace(whole, house=replace(whole.house, stations=stations))


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


PUBLIC_URL = "https://antrean.rutan.example"
"""Where the phones of a house see their turn that has such a page."""


def walk(counter: int, *stations: str) -> Issue:
    """Return a ticket with a journey of its own."""
    plain = issue(counter)
    journey = tuple(StationId(station) for station in stations)
    return replace(plain, facts=replace(plain.facts, journey=journey))


def yesterdays(mine: Issue) -> Issue:
    """Return the same ticket, taken a day before."""
    facts = replace(mine.facts, day=mine.facts.day - timedelta(days=1))
    return replace(mine, at=mine.at - timedelta(days=1), facts=facts)


def in_line(mine: Issue) -> Queue:
    """Return the queue in which four others came before."""
    return queue_of(*(issue(number, minutes_ago=13 - number) for number in range(8, 12)), mine)


def halfway(mine: Issue) -> Queue:
    """Return the queue in which the first two stations are done with a ticket."""
    called = [
        body(station, CounterId("1"))
        for station in mine.facts.journey[:2]
        for body in (TicketCalled, StationFinished)
    ]
    return fold(
        Event(NodeId("gate-a-1"), Seq(place), mine.at, SITE, GATE, mine.ticket, body)
        for place, body in enumerate((mine.facts, *called), start=1)
    )
