"""The queue as a fold over facts.

The same set of events, in any order and however often repeated, gives the same queue.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.events import AttendanceMarked, DayClosed, Event, Issue, issue_of
from kiosk.domain.queue.line import Mark, Queue
from kiosk.domain.queue.moving import move
from kiosk.domain.queue.tickets import Call, Queued, queued
from kiosk.domain.queue.turns import USUAL, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from kiosk.domain.types import BookingId, GateId, NodeId, Seq, TicketId

    Place = tuple[datetime, NodeId, Seq]


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events once each, in the one order that every node agrees on."""
    distinct = {(event.author, event.seq): event for event in events}
    return sorted(distinct.values(), key=_place)


def fold(events: Iterable[Event], policy: Policy = USUAL) -> Queue:
    """Replay one day's events of a site. Facts of unknown tickets are left out."""
    return Folding(policy).take(events)


class Folding:
    """A day's queue that grows with its facts; not for two threads at once.

    Facts that come after all others are added to what is there. One that belongs before another,
    from a gate that was cut off, makes it begin anew: that costs a whole fold, and is seldom.
    """

    def __init__(self, policy: Policy = USUAL) -> None:
        """Begin with an empty day."""
        self._policy = policy
        self._events: dict[tuple[NodeId, Seq], Event] = {}
        self._begin()

    def whole(self, events: Sequence[Event]) -> Queue:
        """Return the queue of exactly these facts: what is not among them was of another day."""
        given = {(event.author, event.seq) for event in events}
        if not self._events.keys() <= given:
            self._events = {}
            self._begin()
        return self.take(events)

    def take(self, events: Iterable[Event]) -> Queue:
        """Take facts in, those that are known already too, and return the queue."""
        known = self._events
        new = in_order(event for event in events if (event.author, event.seq) not in known)
        if new:
            known.update(((event.author, event.seq), event) for event in new)
            if self._fits_behind(new):
                self._add(new)
            else:
                self._begin()
                self._add(in_order(known.values()))
            self._queue = self._drawn()
        return self._queue

    def _begin(self) -> None:
        self._last: Place | None = None
        self._tickets: dict[TicketId, Queued] = {}
        self._calls: dict[tuple[TicketId, datetime], Call] = {}
        self._by_booking: dict[BookingId, list[TicketId]] = {}
        self._early: set[TicketId] = set()
        self._marks: dict[BookingId, Mark] = {}
        self._closed: dict[GateId, DayClosed] = {}
        self._queue = Queue(policy=self._policy)

    def _fits_behind(self, new: list[Event]) -> bool:
        if self._last is not None and _place(new[0]) < self._last:
            return False
        # Something was told of a ticket before the ticket itself came, or it came before.
        issued = {event.ticket for event in new if issue_of(event) is not None}
        return issued.isdisjoint(self._early) and issued.isdisjoint(self._tickets)

    def _add(self, ordered: list[Event]) -> None:
        # Gates' clocks differ: a call may carry an earlier time than its ticket. Tickets go first.
        for event in ordered:
            issue = issue_of(event)
            if issue is not None:
                self._issue(issue)
        for event in ordered:
            self._apply(event)
        self._last = _place(ordered[-1])

    def _issue(self, issue: Issue) -> None:
        self._tickets[issue.ticket] = queued(issue)
        booking = issue.facts.booking
        if booking is None:
            return
        rivals = self._by_booking.setdefault(booking, [])
        if issue.ticket not in rivals:
            rivals.append(issue.ticket)

    def _apply(self, event: Event) -> None:
        match event.body:
            case AttendanceMarked(booking, present):
                self._marks[booking] = Mark(present, event.at, event.officer)
            case DayClosed():
                self._closed[event.gate] = event.body
        if event.ticket is None:
            return
        before = self._tickets.get(event.ticket)
        if before is None:
            self._early.add(event.ticket)
            return
        self._tickets[event.ticket] = moved = move(before, event)
        if moved.call is not None:
            # A number called once more is the same call: the pace must not count it twice.
            self._calls[event.ticket, moved.call.at] = moved.call

    def _drawn(self) -> Queue:
        return Queue(
            self._with_rivals(),
            tuple(self._calls.values()),
            self._policy,
            marks=dict(self._marks),
            closed=dict(self._closed),
        )

    def _with_rivals(self) -> dict[TicketId, Queued]:
        tickets = dict(self._tickets)
        for sharing in self._by_booking.values():
            for ticket in sharing if len(sharing) > 1 else ():
                others = (tickets[other].issue for other in sharing if other != ticket)
                tickets[ticket] = replace(tickets[ticket], rivals=tuple(others))
        return tickets


def _place(event: Event) -> Place:
    return (event.at, event.author, event.seq)
