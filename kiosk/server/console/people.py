"""The bookings of a site's day with their full names, read once and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.clock import midnight
from kiosk.journal.centre.bookings import changed_between

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from sqlalchemy import Connection

    from kiosk.domain.types import BookingId, SiteId
    from kiosk.journal.centre.bookings import FullBooking
    from kiosk.server.days import Today


@dataclass(slots=True)
class People:
    """One site's bookings from today on; any thread may ask."""

    site: SiteId
    zone: tzinfo
    _day: date | None = None
    _position: int = 0
    _bookings: dict[BookingId, FullBooking] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def read(self, connection: Connection, today: Today) -> Mapping[BookingId, FullBooking]:
        """Return the bookings as they are at the position of ``today``."""
        with self._lock:
            if self._day != today.day:
                self._day, self._position, self._bookings = today.day, 0, {}
            if self._position < today.position:
                # A session may have begun before midnight.
                since = midnight(today.day, self.zone) - timedelta(days=1)
                changed = changed_between(
                    connection, self.site, self._position, today.position, since
                )
                if changed:
                    # A new one: whoever has the former goes on reading it undisturbed.
                    self._bookings = self._bookings | {each.id: each for each in changed}
                self._position = today.position
            return self._bookings
