"""A programme session's roster: who booked, who is there, who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.booking import BookingStatus
from kiosk.domain.events import AttendanceMarked, Noted
from kiosk.domain.queue import Stage
from kiosk.domain.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.domain.booking import Booking
    from kiosk.domain.queue import Queue, Queued
    from kiosk.domain.types import BookingId, ServiceId


class Seen(StrEnum):
    """How it is known that somebody is there."""

    SCAN = "scan"
    """Their number was taken at a kiosk."""
    HAND = "hand"
    """An officer said so."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """A line of the roster; ``queued`` is the ticket, ``booking`` None for who came without one."""

    booking: Booking | None
    queued: Queued | None
    present: bool
    seen: Seen | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Roster:
    """One session of a programme."""

    service: ServiceId
    session_from: datetime | None
    rows: tuple[Attendee, ...]

    @property
    def present(self) -> int:
        """Return how many lines are there."""
        return sum(row.present for row in self.rows)


def sessions(bookings: Iterable[Booking], service: ServiceId) -> list[datetime]:
    """Return when the sessions of a service begin, the earliest first."""
    standing = (b for b in bookings if b.status is BookingStatus.STANDING)
    return sorted({b.session_from for b in standing if b.service == service})


def roster(
    bookings: Iterable[Booking], queue: Queue, service: ServiceId, session_from: datetime | None
) -> Roster:
    """Return who is expected and who came; with None those who came without a booking."""
    tickets = {
        each.issue.facts.booking: each
        for each in queue.tickets.values()
        if each.issue.facts.booking is not None and each.stage is not Stage.CANCELLED
    }
    expected = [
        booking
        for booking in bookings
        if booking.service == service
        and booking.session_from == session_from
        and booking.status is BookingStatus.STANDING
    ]
    booked = [_attendee(booking, tickets.get(booking.id), queue) for booking in expected]
    return Roster(service, session_from, (*booked, *_without(queue, service, session_from)))


def mark(queue: Queue, booking: BookingId, *, present: bool) -> list[Noted]:
    """Note by hand that somebody on a roster is there, or is not."""
    said = queue.marks.get(booking)
    if said is not None and said.present is present:
        return []
    return [Noted(AttendanceMarked(booking, present))]


def _attendee(booking: Booking, queued: Queued | None, queue: Queue) -> Attendee:
    said = queue.marks.get(booking.id)
    came_at = None if queued is None else queued.issue.at
    # Whoever takes a number after having been found missing has come after all.
    if said is not None and (came_at is None or said.at >= came_at):
        return Attendee(booking, queued, said.present, Seen.HAND, said.at)
    return Attendee(booking, queued, queued is not None, Seen.SCAN if queued else None, came_at)


def _without(queue: Queue, service: ServiceId, session_from: datetime | None) -> list[Attendee]:
    return [
        Attendee(None, each, present=True, seen=Seen.SCAN, at=each.issue.at)
        for each in queue.tickets.values()
        if each.issue.facts.service == service
        and each.issue.facts.booking is None
        and each.issue.facts.session_from == session_from
        and each.issue.facts.role is not Role.VISITOR
        and each.stage is not Stage.CANCELLED
    ]
