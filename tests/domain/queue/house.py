"""Three stations, and a visitor's day told in one line per fact."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.events import Body, Event, TicketIssued
from kiosk.domain.queue import Policy, Queue, Queued, fold
from kiosk.domain.types import BookingId, CounterId, StationId
from tests.domain.made import at, event, facts, ticket_id

REGISTRY, GOODS, VISIT = StationId("registrasi"), StationId("barang"), StationId("tatap-muka")
WAY = (REGISTRY, GOODS, VISIT)
ONE, TWO = CounterId("1"), CounterId("2")
OPENS_AT = at("08.00")

Line = tuple[float, Body, int]
"""Minutes after eight, what happened, to which number."""


def minute(passed: float) -> datetime:
    """Return so many minutes after eight."""
    return OPENS_AT + timedelta(minutes=passed)


def party(counter: int, **changes: Any) -> TicketIssued:  # noqa: ANN401 - any field of a ticket
    """Return a party of the 09.30 session on the way through the house."""
    plain: dict[str, object] = {"booking": BookingId(f"b{counter}"), "journey": WAY}
    return facts(counter, **{**plain, **changes})


def day(*lines: Line) -> list[Event]:
    """Return what one gate wrote."""
    return [
        event(seq, body, ticket_id(counter), when=minute(passed))
        for seq, (passed, body, counter) in enumerate(lines, start=1)
    ]


def told(*lines: Line, policy: Policy | None = None) -> Queue:
    """Fold a day."""
    return fold(day(*lines), policy or Policy())


def ticket(queue: Queue, counter: int) -> Queued:
    """Return one ticket."""
    return queue.tickets[ticket_id(counter)]


def numbers(waiting: list[Queued]) -> list[int]:
    """Return the counters of the numbers of a line."""
    return [queued.issue.facts.number.counter for queued in waiting]
