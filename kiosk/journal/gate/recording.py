"""Writing facts down: number, seq and time are given in the transaction that records them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from threading import Lock

from sqlalchemy import Connection, func, insert, select

from kiosk.clock import local_day
from kiosk.domain.events import Draft, Event, FaultCleared, FaultRaised, Noted, TicketWanted
from kiosk.domain.numbering import QueueNumber, after
from kiosk.domain.types import GateId, Moment, NodeId, Seq, SiteId, TicketId
from kiosk.journal.gate.rows import event_of, event_row, events_of, issue_row
from kiosk.journal.gate.schema import EVENTS, ISSUES
from kiosk.journal.times import from_us
from kiosk.ports import Decide


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes in this journal, where, and on which calendar."""

    node: NodeId
    site: SiteId
    gate: GateId
    zone: tzinfo


class KnownDay:
    """The events of the present local day, own and replicated, read once and kept.

    Rows never change and their positions only grow: what was read stays true, and on a busy day
    reading thousands of lines for each new one would take longer than writing it.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._lock = Lock()
        self._day: date | None = None
        self._position = 0
        self._events: list[Event] = []

    def events(self, connection: Connection, day: date) -> list[Event]:
        """Return all events of ``day``; the list is not changed later. From any thread."""
        with self._lock:
            if day != self._day:
                self._day, self._position, self._events = day, 0, []
            rows = connection.execute(
                select(EVENTS)
                .where(EVENTS.c.day == day.isoformat(), EVENTS.c.position > self._position)
                .order_by(EVENTS.c.position)
            ).all()
            if rows:
                self._events = [*self._events, *events_of(rows)]
                self._position = rows[-1].position
            return self._events


@dataclass(frozen=True, slots=True)
class Recorder:
    """Turns drafts into events inside one open write transaction."""

    author: Author
    new_ticket_id: Callable[[], TicketId]
    known: KnownDay

    def record(self, connection: Connection, decide: Decide, now: Moment) -> list[Event]:
        """Ask what to record in the light of today's events, and record it."""
        day = local_day(now.at, self.author.zone)
        return self.append(connection, decide(self.known.events(connection, day)), now)

    def append(self, connection: Connection, drafts: Sequence[Draft], now: Moment) -> list[Event]:
        """Record drafts, one after the other."""
        day = local_day(now.at, self.author.zone)
        return [self._record_one(connection, draft, now.at, day) for draft in drafts]

    def _record_one(self, connection: Connection, draft: Draft, at: datetime, day: date) -> Event:
        if isinstance(draft, Noted):
            event = self._next_event(connection, draft, at)
            connection.execute(insert(EVENTS), event_row(event, day))
            return event
        return self._issued_before(connection, draft) or self._issue(connection, draft, at, day)

    def _issued_before(self, connection: Connection, wanted: TicketWanted) -> Event | None:
        if wanted.booking is None:
            return None
        query = (
            select(EVENTS)
            .join(ISSUES, (ISSUES.c.author == EVENTS.c.author) & (ISSUES.c.seq == EVENTS.c.seq))
            .where(ISSUES.c.author == self.author.node, ISSUES.c.booking == wanted.booking)
        )
        row = connection.execute(query).first()
        return None if row is None else event_of(row)

    def _issue(
        self, connection: Connection, wanted: TicketWanted, at: datetime, day: date
    ) -> Event:
        last = connection.scalar(
            select(func.max(ISSUES.c.counter)).where(
                ISSUES.c.author == self.author.node,
                ISSUES.c.day == day.isoformat(),
                ISSUES.c.prefix == wanted.prefix,
            )
        )
        issued = wanted.issued(QueueNumber(wanted.prefix, after(last)), day)
        event = self._next_event(connection, Noted(issued, self.new_ticket_id()), at)
        connection.execute(insert(EVENTS), event_row(event, day))
        connection.execute(insert(ISSUES), issue_row(event, issued))
        return event

    def _next_event(self, connection: Connection, draft: Noted, at: datetime) -> Event:
        last = connection.execute(
            select(EVENTS.c.seq, EVENTS.c.at_us)
            .where(EVENTS.c.author == self.author.node)
            .order_by(EVENTS.c.seq.desc())
            .limit(1)
        ).first()
        # A clock that was set back must not put a later fact before an earlier one.
        return Event(
            author=self.author.node,
            seq=Seq(1 if last is None else last.seq + 1),
            at=at if last is None else max(at, from_us(last.at_us)),
            site=self.author.site,
            gate=self.author.gate,
            ticket=draft.ticket,
            body=draft.body,
            officer=draft.officer,
        )


def fault_events(connection: Connection, node: NodeId) -> list[Event]:
    """Return the FaultRaised and FaultCleared of a node, in their order."""
    kinds = (FaultRaised.__name__, FaultCleared.__name__)
    query = (
        select(EVENTS)
        .where(EVENTS.c.author == node, EVENTS.c.kind.in_(kinds))
        .order_by(EVENTS.c.seq)
    )
    return events_of(connection.execute(query))
