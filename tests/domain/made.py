"""A booking, its rules and its facts, as most tests need them; each test changes what matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.booking import Booking
from kiosk.domain.events import Body, Event, Issue, TicketIssued
from kiosk.domain.house import Station
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.reasons import Evidence
from kiosk.domain.rules import VisitingRules
from kiosk.domain.types import (
    BookingId,
    CounterId,
    GateId,
    LanguageCode,
    NodeId,
    Reference,
    Seq,
    ServiceId,
    SiteId,
    StationId,
    TicketId,
)

WITA = ZoneInfo("Asia/Makassar")
SITE, GATE_A, GATE_B = SiteId("rutan-balikpapan"), GateId("gate-a"), GateId("gate-b")
VISIT, DESK, LOKET_1 = ServiceId("tatap_muka"), StationId("registrasi"), CounterId("1")
TODAY = date(2026, 3, 4)
"""A Wednesday."""


def at(clock: str, day: date = TODAY) -> datetime:
    """Return a local time of day, e.g. ``09.30`` or ``09.30.01``, as aware UTC."""
    hour, minute, second = (*map(int, clock.split(".")), 0)[:3]
    local = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=WITA)
    return local.astimezone(UTC)


def booking(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    """Return a booking of 09.30 to 10.30 today."""
    made = Booking(
        id=BookingId("00112233445566aa"),
        site=SITE,
        service=VISIT,
        session_from=at("09.30"),
        session_until=at("10.30"),
        party=3,
        reference=Reference("7K2M4XQE"),
        visitor="S••• R•••••••",
        host="B•••",
    )
    return replace(made, **changes)


RULES = VisitingRules(
    site=SITE,
    gate=GATE_A,
    services=frozenset({VISIT}),
    zone=WITA,
    early_s=3600,
    late_s=1800,
    party_max=5,
)


def facts(counter: int = 1, **changes: Any) -> TicketIssued:  # noqa: ANN401 - any field
    """Return what is written down of a ticket."""
    made = TicketIssued(
        number=QueueNumber("A", counter),
        day=TODAY,
        service=VISIT,
        booking=BookingId("00112233445566aa"),
        party=3,
        belongings=False,
        priority=False,
        session_from=at("09.30"),
        session_until=at("10.30"),
        evidence=Evidence.LIST,
    )
    return replace(made, **changes)


def ticket_id(counter: int, gate: GateId = GATE_A) -> TicketId:
    """Return the id of a made-up ticket."""
    return TicketId(f"{gate[-1].upper()}{counter:015d}")


def issue(counter: int = 1, gate: GateId = GATE_A, **changes: Any) -> Issue:  # noqa: ANN401 - any field
    """Return a ticket as the queue and the screens know it."""
    return Issue(ticket_id(counter, gate), gate, at("09.00"), facts(counter, **changes))


def spot(name: str, *counters: str, **changes: Any) -> Station:  # noqa: ANN401 - any field
    """Return a station with these counters, ``1`` to ``3`` unless told otherwise."""
    plain = Station(
        id=StationId(name),
        names={LanguageCode("id"): name},
        place={LanguageCode("id"): "Loket"},
        icon="users",
        counters=tuple(CounterId(each) for each in counters or "123"),
    )
    return replace(plain, **changes)


def event(
    seq: int,
    body: Body,
    ticket: TicketId | None = None,
    *,
    when: datetime | None = None,
    gate: GateId = GATE_A,
) -> Event:
    """Return a line of a gate's journal; one second after the last, unless told otherwise."""
    written_at = when or at("09.00") + timedelta(seconds=seq)
    return Event(NodeId(f"{gate}-1"), Seq(seq), written_at, SITE, gate, ticket, body)
