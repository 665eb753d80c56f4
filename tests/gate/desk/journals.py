"""The gate's real journal on a file, filled for a test, and one that can be made to fail."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from kiosk.clock import ManualClock
from kiosk.domain.booking import Booking
from kiosk.domain.events import Draft, Event, TicketWanted
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import BookingId, Moment, NodeId, ServiceId, StationId
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.journal.gate.outgoing import LinkReport
from kiosk.journal.gate.recording import Author
from kiosk.ports import Decide, JournalError
from kiosk.wire.sync import FeedPage
from tests.gate.desk.day import GATE_A, SITE, VISIT, ZONE, at

AUTHOR = Author(NodeId("gate-a-node"), SITE, GATE_A, ZONE)


def opened(folder: Path) -> GateJournal:
    """Open the journal in a folder of the test's own."""
    return open_journal(folder, AUTHOR)


def wanted(booking: str | None = None, journey: tuple[StationId, ...] = ()) -> Draft:
    """Wish for a number."""
    return TicketWanted(
        prefix="A",
        service=VISIT,
        booking=None if booking is None else BookingId(booking),
        party=2,
        belongings=False,
        priority=False,
        session_from=None,
        session_until=None,
        evidence=Evidence.LIST,
        journey=journey,
    )


def noted(journal: GateJournal, clock: ManualClock, *drafts: Draft) -> None:
    """Record as the touchscreen's process does."""
    journal.record(lambda _: drafts, clock.now())


def listed(journal: GateJournal, clock: ManualClock, booking: str, visitor: str) -> None:
    """Let the feed bring a booking."""
    row = Booking(BookingId(booking), SITE, VISIT, at("09.30"), at("10.00"), 2, visitor=visitor)
    journal.take(FeedPage(cursor="1", at=clock.at, bookings=[row]), clock.now())


class Breakable:
    """A real journal whose disk can be pulled: then every call fails as the real one does."""

    def __init__(self, journal: GateJournal) -> None:
        self.journal = journal
        self.reads = self.writes = True

    def record(self, decide: Decide, now: Moment) -> list[Event]:
        self._need(able=self.writes)
        return self.journal.record(decide, now)

    def today(self, now: Moment) -> list[Event]:
        self._need(able=self.reads)
        return self.journal.today(now)

    def version(self) -> int:
        self._need(able=self.reads)
        return self.journal.version()

    def link_report(self) -> LinkReport:
        self._need(able=self.reads)
        return self.journal.link_report()

    def bookings(self, ids: Collection[BookingId]) -> Mapping[BookingId, Booking]:
        self._need(able=self.reads)
        return self.journal.bookings(ids)

    def bookings_on(self, day: date, services: Collection[ServiceId]) -> Sequence[Booking]:
        self._need(able=self.reads)
        return self.journal.bookings_on(day, services)

    def cursor(self) -> str:
        self._need(able=self.reads)
        return self.journal.cursor()

    def fault_history(self) -> Sequence[Event]:
        self._need(able=self.reads)
        return self.journal.fault_history()

    def _need(self, *, able: bool) -> None:
        if not able:
            raise JournalError("OperationalError: disk I/O error")
