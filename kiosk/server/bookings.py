"""Making and withdrawing bookings: ids and references are drawn by chance, never counted."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.booking import Booking, BookingStatus
from kiosk.domain.reference import new_reference
from kiosk.domain.types import BookingId, Reference, ServiceId, SiteId
from kiosk.journal.centre import bookings as rows
from kiosk.journal.centre.bookings import FullBooking
from kiosk.journal.centre.store import writing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection, Engine

ID_BYTES = 8
AT_ONCE = 500
"""Bookings per look for references that are in use."""


class BookingError(ValueError):
    """The wish makes no sense: it says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class BookingWish:
    """What somebody wants to book; times are aware, ``visitor`` and ``host`` are full names."""

    site: SiteId
    service: ServiceId
    session_from: datetime
    session_until: datetime
    party: int = 1
    visitor: str = ""
    host: str = ""


def add_booking(engine: Engine, wish: BookingWish, now: datetime) -> Booking:
    """Book; return the booking as gates will know it, names masked. Raises BookingError."""
    return add_bookings(engine, [wish], now)[0]


def add_bookings(engine: Engine, wishes: Iterable[BookingWish], now: datetime) -> list[Booking]:
    """Book all or, if one wish makes no sense, none. Raises BookingError."""
    listed = list(wishes)
    for wish in listed:
        _check(wish)
    with writing(engine) as connection:
        made: list[FullBooking] = []
        for first in range(0, len(listed), AT_ONCE):
            some = listed[first : first + AT_ONCE]
            used = {booking.reference for booking in made}
            drawn = _draw(connection, [wish.site for wish in some], used)
            made += [_booked(wish, reference) for wish, reference in zip(some, drawn, strict=True)]
        rows.add(connection, made, now)
    return [booking.masked() for booking in made]


def withdraw(engine: Engine, site: SiteId, reference: Reference, now: datetime) -> bool:
    """Withdraw a booking; return False if the site has none with this reference."""
    with writing(engine) as connection:
        return rows.withdraw(connection, site, reference, now)


def find_booking(engine: Engine, site: SiteId, reference: Reference) -> Booking | None:
    """Return a booking as gates know it, or None."""
    with engine.connect() as connection:
        found = rows.find(connection, site, reference)
    return None if found is None else found.masked()


def _check(wish: BookingWish) -> None:
    if wish.session_from.tzinfo is None or wish.session_until.tzinfo is None:
        raise BookingError("the session's times need a time zone")
    if wish.session_until <= wish.session_from:
        raise BookingError("the session ends before it begins")
    if wish.party < 1:
        raise BookingError("a party has at least one person")


def _draw(connection: Connection, sites: list[SiteId], used: set[Reference]) -> list[Reference]:
    """Draw a reference for each site that is in use neither there nor among ``used``."""
    drawn: list[Reference] = []
    while len(drawn) < len(sites):
        candidates = [(site, new_reference(secrets.choice)) for site in sites[len(drawn) :]]
        taken = rows.taken(connection, candidates)
        for _, reference in candidates:
            if reference in taken or reference in used:
                break  # the rest is drawn again: places and sites must stay paired
            used.add(reference)
            drawn.append(reference)
    return drawn


def _booked(wish: BookingWish, reference: Reference) -> FullBooking:
    return FullBooking(
        id=BookingId(secrets.token_hex(ID_BYTES)),
        site=wish.site,
        reference=reference,
        service=wish.service,
        session_from=wish.session_from,
        session_until=wish.session_until,
        party=wish.party,
        visitor=wish.visitor,
        host=wish.host,
        status=BookingStatus.STANDING,
    )
