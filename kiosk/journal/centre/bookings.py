"""Reservations as the server holds them: full names inside, masked names outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, tuple_, update

from kiosk.domain.booking import Booking, BookingStatus
from kiosk.domain.masking import mask
from kiosk.domain.types import BookingId, Reference, ServiceId, SiteId
from kiosk.journal.centre.sites import lock_sites, move_on
from kiosk.journal.centre.tables import bookings
from kiosk.journal.times import from_us, to_us

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row


@dataclass(frozen=True, slots=True)
class FullBooking:
    """A booking with full names; it never leaves the server."""

    id: BookingId
    site: SiteId
    reference: Reference
    service: ServiceId
    session_from: datetime
    session_until: datetime
    party: int
    visitor: str
    host: str
    status: BookingStatus = BookingStatus.STANDING

    def masked(self) -> Booking:
        """Return what a gate may know."""
        return Booking(
            id=self.id,
            site=self.site,
            service=self.service,
            session_from=self.session_from,
            session_until=self.session_until,
            party=self.party,
            reference=self.reference,
            status=self.status,
            visitor=mask(self.visitor),
            host=mask(self.host),
        )


def add(connection: Connection, rows: Sequence[FullBooking], now: datetime) -> None:
    """Add bookings; raises sqlalchemy.exc.IntegrityError if an id or a reference is taken."""
    positions = lock_sites(connection, {row.site for row in rows})
    values = []
    for row in rows:
        positions[row.site] += 1
        values.append(_values(row) | {"changed_at": to_us(now), "position": positions[row.site]})
    if values:
        connection.execute(bookings.insert(), values)
        move_on(connection, positions)


def taken(connection: Connection, drawn: Iterable[tuple[SiteId, Reference]]) -> set[Reference]:
    """Return which of some references are in use at their sites."""
    key = tuple_(bookings.c.site, bookings.c.reference)
    statement = select(bookings.c.reference).where(key.in_(list(drawn)))
    return {Reference(reference) for (reference,) in connection.execute(statement)}


def withdraw(connection: Connection, site: SiteId, reference: Reference, now: datetime) -> bool:
    """Mark a booking as withdrawn; return False if there is none with this reference."""
    positions = lock_sites(connection, {site})
    positions[site] += 1
    statement = (
        update(bookings)
        .where(bookings.c.site == site, bookings.c.reference == reference)
        .values(
            status=BookingStatus.WITHDRAWN.value,
            changed_at=to_us(now),
            position=positions[site],
        )
    )
    if connection.execute(statement).rowcount == 0:
        return False
    move_on(connection, positions)
    return True


def find(connection: Connection, site: SiteId, reference: Reference) -> FullBooking | None:
    """Return the booking with a reference, or None."""
    statement = select(bookings).where(bookings.c.site == site, bookings.c.reference == reference)
    row = connection.execute(statement).one_or_none()
    return None if row is None else to_booking(row)


def changed_between(
    connection: Connection, site: SiteId, after: int, through: int, since: datetime
) -> list[FullBooking]:
    """Return what changed between two positions, of sessions that end after ``since``."""
    statement = select(bookings).where(
        bookings.c.site == site,
        bookings.c.session_until >= to_us(since),
        bookings.c.position > after,
        bookings.c.position <= through,
    )
    return [to_booking(row) for row in connection.execute(statement)]


def to_booking(row: Row[Any]) -> FullBooking:
    """Read a row of ``bookings``."""
    return FullBooking(
        id=BookingId(row.id),
        site=SiteId(row.site),
        reference=Reference(row.reference),
        service=ServiceId(row.service),
        session_from=from_us(row.session_from),
        session_until=from_us(row.session_until),
        party=row.party,
        visitor=row.visitor,
        host=row.host,
        status=BookingStatus(row.status),
    )


def _values(booking: FullBooking) -> dict[str, Any]:
    return {
        "id": booking.id,
        "site": booking.site,
        "reference": booking.reference,
        "service": booking.service,
        "session_from": to_us(booking.session_from),
        "session_until": to_us(booking.session_until),
        "party": booking.party,
        "status": booking.status.value,
        "visitor": booking.visitor,
        "host": booking.host,
    }
