"""What the centre itself writes down: what officers do at its desks.

Decided and written under the lock of the site, so that two officers who press in the same instant,
at whichever worker, never get the same ticket.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.clock import local_day, midnight
from kiosk.domain.events import Event, TicketIssued
from kiosk.domain.types import GateId, NodeId, Seq, SiteId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.changes import events_between
from kiosk.journal.centre.offers import Batch, Fact, Gap, Taken
from kiosk.journal.centre.sites import lock_sites
from kiosk.journal.centre.store import writing
from kiosk.journal.centre.tables import authors, events
from kiosk.journal.times import from_us, to_us
from kiosk.wire.events import MalformedEventError, encode_body, from_message, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime, tzinfo

    from sqlalchemy import Connection, Engine

    from kiosk.domain.events import Noted
    from kiosk.wire.events import EventMessage

CENTRE = NodeId("centre")
"""The author of what is done at the centre's desks; no gate may have this name."""

CENTRE_GATE = GateId("centre")


@dataclass(slots=True)
class SiteDay:
    """A site's events of its local day, read once and kept; any thread may ask.

    A row never changes, and none becomes visible before one with a smaller position: what is kept
    stays true, and only what came after it is read.
    """

    site: SiteId
    zone: tzinfo
    _day: date | None = None
    _position: int = 0
    _events: list[Event] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def read(self, connection: Connection, now: datetime) -> tuple[int, list[Event]]:
        """Return the site's position and all events of the day that it is there."""
        day = local_day(now, self.zone)
        with self._lock:
            if day != self._day:
                self._day, self._position, self._events = day, 0, []
            from_at = midnight(day, self.zone)
            last, messages = events_between(connection, self.site, self._position, from_at)
            if messages:
                # A new list: whoever has the former one goes on reading it undisturbed.
                self._events = [*self._events, *_of_day(messages, day)]
            # Another thread may have read further in a younger transaction.
            self._position = max(last, self._position)
            return self._position, self._events


@dataclass(frozen=True, slots=True)
class CentreDesk:
    """Writes what officers do at one site's desks of the centre."""

    engine: Engine
    day: SiteDay

    def record(
        self, settle: Callable[[Sequence[Event]], Sequence[Noted]], now: datetime
    ) -> tuple[list[Event], int]:
        """Decide on today's events and record that, in one transaction.

        Returns the events and the position that the site moved on to. Raises
        sqlalchemy.exc.SQLAlchemyError; nothing is recorded then.
        """
        site = self.day.site
        with writing(self.engine) as connection:
            position = lock_sites(connection, {site})[site]
            _, known = self.day.read(connection, now)
            drafts = settle(known)
            if not drafts:
                return [], position
            written = _written(connection, site, drafts, now)
            batch = Batch(site, CENTRE, tuple(Taken(_fact(each), b"") for each in written))
            done = append(connection, [batch], now)
            if any(isinstance(receipt, Gap) for receipt in done.receipts):
                raise AssertionError("the centre's own events have a gap")
            return written, done.moved[site]


def _written(
    connection: Connection, site: SiteId, drafts: Sequence[Noted], now: datetime
) -> list[Event]:
    through = connection.scalar(
        select(authors.c.through).where(authors.c.site == site, authors.c.author == CENTRE)
    )
    last_at = connection.scalar(
        select(events.c.at)
        .where(events.c.site == site, events.c.author == CENTRE)
        .order_by(events.c.seq.desc())
        .limit(1)
    )
    # A clock that was set back must not put a later fact before an earlier one.
    at = now if last_at is None else max(now, from_us(last_at))
    return [
        Event(CENTRE, Seq(seq), at, site, CENTRE_GATE, draft.ticket, draft.body, draft.officer)
        for seq, draft in enumerate(drafts, start=(through or 0) + 1)
    ]


def _fact(event: Event) -> Fact:
    return Fact(
        site=event.site,
        author=event.author,
        seq=event.seq,
        version=1,
        gate=event.gate,
        at=to_us(event.at),
        kind=kind_of(event.body),
        ticket=event.ticket,
        body=encode_body(event.body),
        officer=event.officer,
    )


def _of_day(messages: Sequence[EventMessage], day: date) -> list[Event]:
    found = []
    for message in messages:
        try:
            event = from_message(message)
        except MalformedEventError:  # taken in by another version of the server
            continue
        # A ticket counts on the day that its own event names.
        if not isinstance(event.body, TicketIssued) or event.body.day == day:
            found.append(event)
    return found
