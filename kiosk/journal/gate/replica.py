"""What the feed brought: bookings, keys and the site's other events; and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.clock import local_day
from kiosk.domain.booking import Booking
from kiosk.domain.events import Event, Issue, TicketIssued, issue_of
from kiosk.domain.types import BookingId, KeyId, Reference, TicketId
from kiosk.journal.gate import officers
from kiosk.journal.gate.recording import Author
from kiosk.journal.gate.rows import event_row, events_of, issue_row
from kiosk.journal.gate.schema import BOOKINGS, EVENTS, ISSUES, KEYS, SYNC
from kiosk.journal.times import to_us
from kiosk.wire.bookings import decode_booking, encode_booking
from kiosk.wire.events import MalformedEventError, from_message
from kiosk.wire.sync import FeedPage, PublicKey


def take_page(connection: Connection, page: FeedPage, author: Author, now: datetime) -> None:
    """Store one page of the feed and move the cursor, all in the caller's transaction."""
    _keep_bookings(connection, page.bookings)
    _keep_keys(connection, page.keys)
    officers.keep(connection, page.officers)
    for message in page.events:
        try:
            _keep_event(connection, from_message(message), author)
        except MalformedEventError:
            # A newer gate's body of a kind we know, in a shape we do not: the server has it.
            continue
    complete = {} if page.more else {"list_at_us": to_us(now)}
    # A server that names no key is an older one, or a page had no room for it: keep what we have.
    sealing = {} if page.sealing is None else {"sealing": page.sealing}
    connection.execute(update(SYNC).values(cursor=page.cursor, **complete, **sealing))


def _keep_bookings(connection: Connection, bookings: Iterable[Booking]) -> None:
    for booking in bookings:
        row = {
            "id": booking.id,
            "reference": booking.reference,
            "session_until_us": to_us(booking.session_until),
            "body": encode_booking(booking),
        }
        _free_reference(connection, booking)
        statement = upsert(BOOKINGS).values(row)
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))


def _free_reference(connection: Connection, booking: Booking) -> None:
    # A reference names one booking. It may come free and be given to another, and a page that
    # could not be stored would hold up all that follow.
    if booking.reference is None:
        return
    taken = (BOOKINGS.c.reference == booking.reference) & (BOOKINGS.c.id != booking.id)
    connection.execute(update(BOOKINGS).where(taken).values(reference=None))


def _keep_keys(connection: Connection, keys: Collection[PublicKey]) -> None:
    # The feed names the whole present set: a key that is no longer in it is no longer good. An
    # empty set is a server without keys, which cannot mean that all codes became worthless.
    if not keys:
        return
    connection.execute(delete(KEYS))
    connection.execute(insert(KEYS), [{"id": key.id, "raw": key.raw} for key in keys])


def _keep_event(connection: Connection, event: Event, author: Author) -> None:
    if event.author == author.node:
        return
    body = event.body
    issued = body if isinstance(body, TicketIssued) else None
    day = local_day(event.at, author.zone) if issued is None else issued.day
    connection.execute(upsert(EVENTS).values(event_row(event, day)).on_conflict_do_nothing())
    if issued is not None and event.ticket is not None:
        row = issue_row(event, issued)
        connection.execute(upsert(ISSUES).values(row).on_conflict_do_nothing())


def booking_by_id(connection: Connection, booking: BookingId) -> Booking | None:
    """Look a booking up by the id in its code."""
    return _booking(connection.scalar(select(BOOKINGS.c.body).where(BOOKINGS.c.id == booking)))


def booking_by_reference(connection: Connection, reference: Reference) -> Booking | None:
    """Look a booking up by its typed reference."""
    query = select(BOOKINGS.c.body).where(BOOKINGS.c.reference == reference)
    return _booking(connection.scalar(query))


def bookings_by_id(connection: Connection, ids: Collection[BookingId]) -> dict[BookingId, Booking]:
    """Look many bookings up; those that are not on the list are left out."""
    query = select(BOOKINGS.c.body).where(BOOKINGS.c.id.in_(ids))
    found = (decode_booking(body) for body in connection.scalars(query))
    return {booking.id: booking for booking in found}


def _booking(body: str | None) -> Booking | None:
    return None if body is None else decode_booking(body)


def issues_on(connection: Connection, booking: BookingId) -> tuple[Issue, ...]:
    """Return the tickets issued on a booking anywhere at the site, oldest first."""
    return _issues(connection, ISSUES.c.booking == booking)


def issue_by_ticket(connection: Connection, ticket: TicketId) -> tuple[Issue, ...]:
    """Return the ticket of that id: one or none."""
    return _issues(connection, ISSUES.c.ticket == ticket)


def _issues(connection: Connection, which: ColumnElement[bool]) -> tuple[Issue, ...]:
    query = (
        select(EVENTS)
        .join(ISSUES, (ISSUES.c.author == EVENTS.c.author) & (ISSUES.c.seq == EVENTS.c.seq))
        .where(which)
        .order_by(EVENTS.c.at_us)
    )
    issues = (issue_of(event) for event in events_of(connection.execute(query)))
    return tuple(issue for issue in issues if issue is not None)


def public_keys(connection: Connection) -> list[PublicKey]:
    """Return the keys that the feed named last."""
    rows = connection.execute(select(KEYS).order_by(KEYS.c.id))
    return [PublicKey(KeyId(row.id), row.raw) for row in rows]
