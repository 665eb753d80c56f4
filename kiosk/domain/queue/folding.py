"""The queue as a fold over facts.

The same set of events, in any order and however often repeated, gives the same queue.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from kiosk.domain.events import AttendanceMarked, DayClosed, Event
from kiosk.domain.queue.line import Mark, Queue
from kiosk.domain.queue.track import Track, place
from kiosk.domain.queue.turns import USUAL, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from kiosk.domain.queue.tickets import Call, Queued
    from kiosk.domain.queue.track import Place
    from kiosk.domain.types import BookingId, GateId, NodeId, Seq, TicketId

Told = TypeVar("Told", Mark, DayClosed)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events once each, in the one order that every node agrees on."""
    distinct = {(event.author, event.seq): event for event in events}
    return sorted(distinct.values(), key=place)


def fold(events: Iterable[Event], policy: Policy = USUAL) -> Queue:
    """Replay one day's events of a site. Facts of unknown tickets are left out."""
    return Folding(policy).take(events)


class Folding:
    """A day's queue that grows with its facts; not for two threads at once.

    A fact that comes late, because its gate was cut off or is merely slower, costs no more than
    the few others of its own ticket: they are told again in the right order.
    """

    def __init__(self, policy: Policy = USUAL) -> None:
        """Begin with an empty day."""
        self._policy = policy
        self._given: tuple[Sequence[Event], int] | None = None
        self._begin()

    def whole(self, events: Sequence[Event]) -> Queue:
        """Return the queue of exactly these facts: what is not among them was of another day.

        Cheap where they are the former ones and more behind them, as a journal gives them. A list
        that is given again may have grown, and is otherwise as it was.
        """
        new = events[self._known_of(events) :]
        if len(new) == len(events):
            given = {(event.author, event.seq) for event in events}
            if not self._events.keys() <= given:
                self._begin()
        queue = self.take(new)
        self._given = events, len(events)
        return queue

    def take(self, events: Iterable[Event]) -> Queue:
        """Take facts in, those that are known already too, and return the queue."""
        self._given = None
        known = self._events
        new = in_order(event for event in events if (event.author, event.seq) not in known)
        for event in new:
            known[event.author, event.seq] = event
            self._take(event)
        if new:
            self._queue = self._drawn()
        return self._queue

    def _known_of(self, events: Sequence[Event]) -> int:
        """Return how many of the first events are just what was given before; 0 if they differ."""
        if self._given is None:
            return 0
        before, count = self._given
        if events is before or list(events[:count]) == list(before[:count]):
            return count
        return 0

    def _begin(self) -> None:
        self._events: dict[tuple[NodeId, Seq], Event] = {}
        self._tracks: dict[TicketId, Track] = defaultdict(Track)
        self._tickets: dict[TicketId, Queued] = {}
        self._calls: dict[tuple[TicketId, datetime], Call] = {}
        self._last_issue: Place | None = None
        self._last_call: Place | None = None
        self._orderly = True
        self._by_booking: dict[BookingId, dict[TicketId, None]] = defaultdict(dict)
        self._marks: dict[BookingId, tuple[Place, Mark]] = {}
        self._closed: dict[GateId, tuple[Place, DayClosed]] = {}
        self._queue = Queue(policy=self._policy)

    def _take(self, event: Event) -> None:
        at = place(event)
        match event.body:
            case AttendanceMarked(booking, present):
                mark = Mark(present, event.at, event.officer)
                self._marks[booking] = _later(self._marks.get(booking), at, mark)
            case DayClosed() as line:
                self._closed[event.gate] = _later(self._closed.get(event.gate), at, line)
        if event.ticket is not None:
            self._tell(event.ticket, event)

    def _tell(self, ticket: TicketId, event: Event) -> None:
        track = self._tracks[ticket]
        # What belongs before other facts may change the order of tickets and calls: see _put_right.
        self._orderly = track.take(event) and self._orderly
        if track.queued is None or track.issued is None:
            return
        if ticket not in self._tickets:
            self._orderly = self._orderly and _is_behind(self._last_issue, track.issued)
            self._last_issue = track.issued
            self._share(ticket, track.queued)
        self._tickets[ticket] = track.queued
        if track.queued.call is not None:
            made, call = track.calls[track.queued.call.at]
            if (ticket, call.at) not in self._calls:
                self._orderly = self._orderly and _is_behind(self._last_call, made)
                self._last_call = made
            self._calls[ticket, call.at] = call

    def _drawn(self) -> Queue:
        if not self._orderly:
            self._put_right()
        return Queue(
            self._with_rivals(),
            tuple(self._calls.values()),
            self._policy,
            marks={booking: mark for booking, (_, mark) in self._marks.items()},
            closed={gate: line for gate, (_, line) in self._closed.items()},
        )

    def _put_right(self) -> None:
        """Bring tickets and calls into the order of the facts, and drop what is no longer so."""
        tracks = [(t.issued, ticket, t) for ticket, t in self._tracks.items() if t.issued]
        tracks.sort(key=itemgetter(0))
        self._tickets = {ticket: t.queued for _, ticket, t in tracks if t.queued is not None}
        self._by_booking = defaultdict(dict)
        for ticket, queued in self._tickets.items():
            self._share(ticket, queued)
        calls = [(made, call) for _, _, track in tracks for made, call in track.calls.values()]
        calls.sort(key=itemgetter(0))
        self._calls = {(call.ticket, call.at): call for _, call in calls}
        self._last_issue = tracks[-1][0] if tracks else None
        self._last_call = calls[-1][0] if calls else None
        self._orderly = True

    def _share(self, ticket: TicketId, queued: Queued) -> None:
        if queued.issue.facts.booking is not None:
            self._by_booking[queued.issue.facts.booking][ticket] = None

    def _with_rivals(self) -> dict[TicketId, Queued]:
        tickets = dict(self._tickets)
        for sharing in self._by_booking.values():
            for ticket in sharing if len(sharing) > 1 else ():
                others = (tickets[other].issue for other in sharing if other != ticket)
                tickets[ticket] = replace(tickets[ticket], rivals=tuple(others))
        return tickets


def _later(before: tuple[Place, Told] | None, at: Place, told: Told) -> tuple[Place, Told]:
    return before if before is not None and before[0] > at else (at, told)


def _is_behind(last: Place | None, other: Place) -> bool:
    return last is None or last < other
