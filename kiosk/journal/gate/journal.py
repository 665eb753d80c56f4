"""The gate's journal: one object over the file, for the session, the uplink and the display."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from secrets import choice

from sqlalchemy import select

from kiosk.clock import local_day
from kiosk.domain.booking import Booking
from kiosk.domain.events import Draft, Event, Issue
from kiosk.domain.officers import Officer
from kiosk.domain.reference import ALPHABET
from kiosk.domain.throttling import Tries
from kiosk.domain.types import BookingId, Moment, Reference, Seq, ServiceId, TicketId
from kiosk.journal.gate import officers, outgoing, replica
from kiosk.journal.gate.recording import Author, KnownDay, Recorder, fault_events
from kiosk.journal.gate.schema import SYNC
from kiosk.journal.gate.store import Store
from kiosk.journal.times import from_us
from kiosk.ports import Decide
from kiosk.wire.sync import FeedPage, PublicKey
from kiosk.wire.tickets import ID_LENGTH

FILE_NAME = "journal.sqlite"


def random_ticket_id() -> TicketId:
    """Draw a ticket id: 80 bits that nobody guesses."""
    return TicketId("".join(choice(ALPHABET) for _ in range(ID_LENGTH)))


class GateJournal:
    """Facts of this gate, the replica of its site's, and the state of the exchange.

    Every method raises ``kiosk.ports.JournalError`` when the file cannot be read or written, and
    may be called from any thread.
    """

    def __init__(
        self,
        store: Store,
        author: Author,
        new_ticket_id: Callable[[], TicketId] = random_ticket_id,
    ) -> None:
        """Take an open store and who writes in it."""
        self._store = store
        self._author = author
        self._known = KnownDay()
        self._recorder = Recorder(author, new_ticket_id, self._known)

    def record(self, decide: Decide, now: Moment) -> list[Event]:
        """See ``kiosk.ports.Journal``."""
        with self._store.writing() as connection:
            return self._recorder.record(connection, decide, now)

    def append(self, drafts: Sequence[Draft], now: Moment) -> list[Event]:
        """See ``kiosk.ports.Notebook``."""
        with self._store.writing() as connection:
            return self._recorder.append(connection, drafts, now)

    def today(self, now: Moment) -> list[Event]:
        """See ``kiosk.ports.Journal``."""
        with self._store.reading() as connection:
            return self._known.events(connection, local_day(now.at, self._author.zone))

    def fault_history(self) -> list[Event]:
        """Return the faults that this node ever raised or cleared, in their order."""
        with self._store.reading() as connection:
            return fault_events(connection, self._author.node)

    def version(self) -> int:
        """See ``kiosk.ports.Journal``."""
        return self._store.version()

    def booking(self, booking: BookingId) -> Booking | None:
        """Look a booking up by id."""
        with self._store.reading() as connection:
            return replica.booking_by_id(connection, booking)

    def booking_by_reference(self, reference: Reference) -> Booking | None:
        """Look a booking up by its typed reference."""
        with self._store.reading() as connection:
            return replica.booking_by_reference(connection, reference)

    def bookings(self, ids: Collection[BookingId]) -> dict[BookingId, Booking]:
        """Look many bookings up at once."""
        with self._store.reading() as connection:
            return replica.bookings_by_id(connection, ids)

    def bookings_on(self, day: date, services: Collection[ServiceId]) -> list[Booking]:
        """Return the bookings of some services whose session begins on a local day."""
        with self._store.reading() as connection:
            return replica.bookings_on(connection, day, services, self._author.zone)

    def issues_on(self, booking: BookingId) -> tuple[Issue, ...]:
        """Return the tickets issued on a booking, oldest first."""
        with self._store.reading() as connection:
            return replica.issues_on(connection, booking)

    def issue(self, ticket: TicketId) -> tuple[Issue, ...]:
        """Return the ticket of that id: one or none."""
        with self._store.reading() as connection:
            return replica.issue_by_ticket(connection, ticket)

    def keys(self) -> list[PublicKey]:
        """Return the keys that the feed named last."""
        with self._store.reading() as connection:
            return replica.public_keys(connection)

    def officers(self) -> list[Officer]:
        """Return whom the feed lets in at the display; none before it named any."""
        with self._store.reading() as connection:
            return officers.known(connection)

    def pins_known(self) -> bool:
        """Tell whether an officer with a PIN was ever known, by feed or settings."""
        with self._store.reading() as connection:
            return officers.pins_known(connection)

    def note_pins(self) -> None:
        """Note for good that one was."""
        with self._store.writing() as connection:
            officers.note_pins(connection)

    def lock_tries(self) -> Tries:
        """Return the wrong PINs in a row at this gate's display."""
        with self._store.reading() as connection:
            return officers.tries(connection)

    def keep_lock_tries(self, tries: Tries) -> None:
        """Keep them, over a restart as well."""
        with self._store.writing() as connection:
            officers.keep_tries(connection, tries)

    def sealing_key(self) -> bytes | None:
        """Return the server's key that declarations are sealed with, None before it named one."""
        with self._store.reading() as connection:
            key = connection.scalar(select(SYNC.c.sealing))
            return None if key is None else bytes(key)

    def list_at(self) -> datetime | None:
        """Return when the booking list was last complete, None before the first time."""
        with self._store.reading() as connection:
            us = connection.scalar(select(SYNC.c.list_at_us))
            return None if us is None else from_us(us)

    def cursor(self) -> str:
        """Return where the feed goes on; empty before the first page."""
        with self._store.reading() as connection:
            return str(connection.scalar(select(SYNC.c.cursor)))

    def take(self, page: FeedPage, now: Moment) -> None:
        """Store a page of the feed and its cursor in one transaction."""
        with self._store.writing() as connection:
            replica.take_page(connection, page, self._author, now.at)

    def last_seq(self) -> Seq:
        """Return the seq of the newest own event."""
        with self._store.reading() as connection:
            return outgoing.last_seq(connection, self._author.node)

    def own_events(self, first: Seq, limit: int) -> list[Event]:
        """Return own events from ``first`` on."""
        with self._store.reading() as connection:
            return outgoing.own_events(connection, self._author.node, first, limit)

    def acknowledged(self) -> Seq:
        """Return the seq through which the server has everything."""
        with self._store.reading() as connection:
            return outgoing.acknowledged(connection)

    def acknowledge(self, through: Seq) -> None:
        """Note how far the server is."""
        with self._store.writing() as connection:
            outgoing.acknowledge(connection, through)

    def set_aside(self, seq: Seq, reason: str) -> None:
        """Note that the server will never take an event."""
        with self._store.writing() as connection:
            outgoing.set_aside(connection, seq, reason)

    def note_link(self, *, online: bool, now: Moment) -> None:
        """Note whether the server answers."""
        with self._store.writing() as connection:
            outgoing.note_link(connection, online=online, now=now.at)

    def link_report(self) -> outgoing.LinkReport:
        """Tell how the line is and how much waits to be sent."""
        with self._store.reading() as connection:
            return outgoing.link_report(connection, self._author.node)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()


def open_journal(folder: Path, author: Author) -> GateJournal:
    """Open or create the journal in ``folder``; raises JournalError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return GateJournal(Store(folder / FILE_NAME), author)
