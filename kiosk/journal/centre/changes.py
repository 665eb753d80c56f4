"""Reading what changed at a site, in the order of its positions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, or_, select

from kiosk.domain.types import GateId, NodeId, OfficerId, Seq, TicketId
from kiosk.journal.centre import officers
from kiosk.journal.centre.bookings import to_booking
from kiosk.journal.centre.sites import head
from kiosk.journal.centre.tables import bookings, events
from kiosk.journal.times import from_us, to_us
from kiosk.wire.events import EventMessage

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

    from kiosk.domain.booking import Booking
    from kiosk.domain.officers import Officer
    from kiosk.domain.types import SiteId


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed after a position. ``through``: where to go on; ``more``: there is more now.

    ``officers`` are all whom displays let in; ``officers_changed`` says whether that is news.
    """

    through: int
    more: bool
    bookings: list[Booking]
    events: list[EventMessage]
    officers: list[Officer]
    officers_changed: bool


def start(connection: Connection, site: SiteId, horizon: datetime) -> int:
    """Return the position after which a new gate begins to read.

    It needs no event received before ``horizon``, and no booking that was over and unchanged then.
    """
    since_us = to_us(horizon)
    firsts = [
        select(func.min(events.c.position)).where(
            events.c.site == site, events.c.received_at >= since_us
        ),
        select(func.min(bookings.c.position)).where(
            bookings.c.site == site, bookings.c.session_until >= since_us
        ),
        select(func.min(bookings.c.position)).where(
            bookings.c.site == site, bookings.c.changed_at >= since_us
        ),
    ]
    last = head(connection, site)
    found = [connection.execute(first).scalar_one() for first in firsts]
    return min((first - 1 for first in found if first is not None), default=last)


def changes(
    connection: Connection, site: SiteId, reader: NodeId, after: int, limit: int, horizon: datetime
) -> Changes:
    """Return up to ``limit`` changes after a position, without the reader's own events."""
    last = head(connection, site)
    since_us = to_us(horizon)
    event_rows = _rows(
        connection,
        select(events)
        .where(events.c.site == site, events.c.position > after, events.c.position <= last)
        .where(events.c.author != reader, events.c.received_at >= since_us)
        .order_by(events.c.position),
        limit,
    )
    booking_rows = _rows(
        connection,
        select(bookings)
        .where(bookings.c.site == site, bookings.c.position > after, bookings.c.position <= last)
        .where(or_(bookings.c.session_until >= since_us, bookings.c.changed_at >= since_us))
        .order_by(bookings.c.position),
        limit,
    )
    in_order = sorted([*event_rows, *booking_rows], key=lambda row: row.position)
    more = len(in_order) > limit
    through = in_order[limit - 1].position if more else last
    return Changes(
        through=through,
        more=more,
        bookings=[to_booking(row).masked() for row in booking_rows if row.position <= through],
        events=[to_message(row) for row in event_rows if row.position <= through],
        officers=officers.at_displays(connection, site),
        officers_changed=officers.changed_after(connection, site, after),
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event, and when the server took it in."""

    received_at: datetime
    message: EventMessage


def arrivals_between(
    connection: Connection, site: SiteId, after: int, at_from: datetime
) -> tuple[int, list[Arrival]]:
    """Return the site's last position, and what came after another one and happened since.

    In the order of the positions: the one in which things came, whatever gates' clocks say.
    """
    last = head(connection, site)
    statement = (
        select(events)
        .where(events.c.site == site, events.c.at >= to_us(at_from))
        .where(events.c.position > after, events.c.position <= last)
        .order_by(events.c.position)
    )
    rows = connection.execute(statement)
    return last, [Arrival(from_us(row.received_at), to_message(row)) for row in rows]


def events_between(
    connection: Connection, site: SiteId, after: int, at_from: datetime
) -> tuple[int, list[EventMessage]]:
    """Return the site's last position, and the events after another one that happened since."""
    last, arrivals = arrivals_between(connection, site, after, at_from)
    return last, [arrival.message for arrival in arrivals]


def to_message(row: Row[Any]) -> EventMessage:
    """Put a row of ``events`` into its envelope."""
    return EventMessage(
        author=NodeId(row.author),
        seq=Seq(row.seq),
        at=from_us(row.at),
        site=row.site,
        gate=GateId(row.gate),
        kind=row.kind,
        body=msgspec.Raw(row.body.encode()),
        ticket=None if row.ticket is None else TicketId(row.ticket),
        officer=None if row.officer is None else OfficerId(row.officer),
        v=row.version,
    )


def _rows(connection: Connection, statement: Select[Any], limit: int) -> list[Row[Any]]:
    # One more than asked for tells that there is more.
    return list(connection.execute(statement.limit(limit + 1)))
