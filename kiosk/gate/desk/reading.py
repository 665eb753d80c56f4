"""What a desk reads beside today's events, no more often than it changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from kiosk.domain.booking import Booking
from kiosk.domain.events import Event
from kiosk.domain.types import BookingId, ServiceId
from kiosk.journal.gate.outgoing import LinkReport
from kiosk.ports import Journal


class Records(Journal, Protocol):
    """The journal as a desk needs it; every method may raise JournalError."""

    def link_report(self) -> LinkReport:
        """Tell how the line to the server is and how much waits to be sent."""

    def bookings(self, ids: Collection[BookingId]) -> Mapping[BookingId, Booking]:
        """Return what the list knows of some bookings, names masked; it may lack some."""

    def bookings_on(self, day: date, services: Collection[ServiceId]) -> Sequence[Booking]:
        """Return the bookings of some services whose session begins on a local day."""

    def cursor(self) -> str:
        """Return where the feed stands: the list of bookings changes with it only."""

    def fault_history(self) -> Sequence[Event]:
        """Return the faults that this node ever raised or cleared."""


class Beside:
    """The roster of today's programmes, and the faults of former days."""

    def __init__(self, services: Collection[ServiceId]) -> None:
        self._services = services
        self._listed: tuple[date, str] | None = None
        self._day: date | None = None
        self.roster: Sequence[Booking] = ()
        self.faults: Sequence[Event] = ()

    def read(self, records: Records, day: date) -> None:
        """Bring both up to date; raises JournalError."""
        if day != self._day:
            # Those of today are among today's events.
            self.faults, self._day = records.fault_history(), day
        if not self._services:
            return
        listed = (day, records.cursor())
        if listed != self._listed:
            self.roster, self._listed = records.bookings_on(day, self._services), listed
