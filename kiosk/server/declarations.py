"""What parties without a booking declared: opened here only, and only one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from kiosk.domain.events import TicketIssued
from kiosk.journal.centre.changes import events_between
from kiosk.wire.events import MalformedEventError, from_message
from kiosk.wire.sealing import open_declaration

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Engine

    from kiosk.domain.numbering import QueueNumber
    from kiosk.domain.types import GateId, SiteId

SLACK = timedelta(days=1)
"""Gates' clocks differ: a ticket of a day may carry a time of the evening before."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """Whom a party of a ticket visits, as it typed it; ``gate`` issued the ticket."""

    number: QueueNumber
    gate: GateId
    host: str


class NothingDeclaredError(ValueError):
    """That number was not issued on that day, or nothing was typed for it."""


def open_declared(
    engine: Engine, site: SiteId, number: QueueNumber, day: date, private: bytes
) -> list[Declaration]:
    """Open what was declared for a number; several gates may have issued the same one.

    Raises NothingDeclaredError, or kiosk.wire.sealing.SealingError for another key's box. That it
    was opened is logged with number and day, never what it held.
    """
    found = []
    for gate, issued in _issued(engine, site, number, day):
        if issued.sealed is not None:
            found.append(Declaration(number, gate, open_declaration(issued.sealed, private)))
    if not found:
        raise NothingDeclaredError(f"{number} of {day}: nothing was declared")
    structlog.get_logger(__name__).info("declaration opened", number=str(number), day=str(day))
    return found


def _issued(
    engine: Engine, site: SiteId, number: QueueNumber, day: date
) -> list[tuple[GateId, TicketIssued]]:
    at_from = datetime(day.year, day.month, day.day, tzinfo=UTC) - SLACK
    with engine.connect() as connection:
        _, messages = events_between(connection, site, 0, at_from)
    issued = []
    for message in messages:
        if message.kind != TicketIssued.__name__:
            continue
        try:
            body = from_message(message).body
        except MalformedEventError:
            continue
        if isinstance(body, TicketIssued) and (body.number, body.day) == (number, day):
            issued.append((message.gate, body))
    return issued
