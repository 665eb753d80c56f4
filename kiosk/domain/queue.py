"""The queue as a fold over facts.

The same set of events, in any order and however often repeated, gives the same queue.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.events import (
    Event,
    Issue,
    StationFinished,
    TicketCalled,
    TicketNoShow,
    TicketRecalled,
    issue_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.domain.types import CounterId, ServiceId, StationId, TicketId


class Stage(StrEnum):
    """Where a ticket stands at present."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    NO_SHOW = "no_show"


@dataclass(frozen=True, slots=True)
class Call:
    """A number called to a counter; ``at`` is the first call, ``last_at`` the latest."""

    ticket: TicketId
    station: StationId
    counter: CounterId
    at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Queued:
    """A ticket in the queue. ``rivals`` are other tickets issued on the same booking."""

    issue: Issue
    stage: Stage = Stage.WAITING
    call: Call | None = None
    rivals: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Queue:
    """All tickets of one day at one site, and the calls in the order they were made."""

    tickets: Mapping[TicketId, Queued] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()

    def waiting(self) -> list[Queued]:
        """Return who waits, whom to call first in front."""
        waiting = [queued for queued in self.tickets.values() if queued.stage is Stage.WAITING]
        return sorted(waiting, key=_turn)

    def on_call(self, station: StationId, counter: CounterId) -> Queued | None:
        """Return the ticket that is at a counter now, or on its way there."""
        for queued in self.tickets.values():
            call = queued.call
            at_counter = call is not None and (call.station, call.counter) == (station, counter)
            if queued.stage is Stage.CALLED and at_counter:
                return queued
        return None

    def flagged(self) -> list[Queued]:
        """Return live tickets whose booking was used for another ticket too."""
        return [queued for queued in self.tickets.values() if queued.rivals]

    def ahead_of(self, ticket: TicketId) -> int:
        """Return how many parties are called before ``ticket``."""
        ids = [queued.issue.ticket for queued in self.waiting()]
        return ids.index(ticket) if ticket in ids else 0

    def in_session(self, service: ServiceId, session_from: datetime) -> int:
        """Return how many parties hold a number for a session; rivals are one party."""
        facts = [(queued.issue.facts, queued.issue.ticket) for queued in self.tickets.values()]
        parties = {
            issued.booking or ticket
            for issued, ticket in facts
            if (issued.service, issued.session_from) == (service, session_from)
        }
        return len(parties)


def _turn(queued: Queued) -> tuple[datetime, datetime]:
    # Session first, then arrival. What was issued in the same instant keeps the order of the facts,
    # on which every node agrees; the numbers as texts would put A1000 before A999.
    issue = queued.issue
    return (issue.facts.session_from or issue.at, issue.at)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events once each, in the one order that every node agrees on."""
    distinct = {(event.author, event.seq): event for event in events}
    return sorted(distinct.values(), key=lambda event: (event.at, event.author, event.seq))


def fold(events: Iterable[Event]) -> Queue:
    """Replay one day's events of a site. Calls of unknown tickets are left out."""
    tickets: dict[TicketId, Queued] = {}
    calls: dict[tuple[TicketId, datetime], Call] = {}
    ordered = in_order(events)
    # Gates' clocks differ: a call may carry an earlier time than its ticket. Tickets come first.
    for event in ordered:
        issue = issue_of(event)
        if issue is not None:
            tickets[issue.ticket] = Queued(issue)
    for event in ordered:
        queued = tickets.get(event.ticket) if event.ticket is not None else None
        if queued is None or event.ticket is None:
            continue
        tickets[event.ticket] = moved = _move(queued, event)
        if moved.call is not None:
            # A number called once more is the same call: the pace must not count it twice.
            calls[event.ticket, moved.call.at] = moved.call
    return Queue(_with_rivals(tickets), tuple(calls.values()))


def _move(queued: Queued, event: Event) -> Queued:
    """Apply one fact to one ticket; a fact that does not fit its stage changes nothing."""
    body = event.body
    match body:
        case TicketCalled() if queued.stage in {Stage.WAITING, Stage.NO_SHOW}:
            call = Call(queued.issue.ticket, body.station, body.counter, event.at, event.at)
            return replace(queued, stage=Stage.CALLED, call=call)
        case TicketRecalled() if queued.stage is Stage.CALLED and queued.call is not None:
            return replace(queued, call=replace(queued.call, last_at=event.at))
        case StationFinished() if queued.stage is Stage.CALLED:
            return replace(queued, stage=Stage.SERVED)
        case TicketNoShow() if queued.stage is Stage.CALLED:
            return replace(queued, stage=Stage.NO_SHOW)
        case _:
            return queued


def _with_rivals(tickets: dict[TicketId, Queued]) -> dict[TicketId, Queued]:
    by_booking: dict[str, list[Issue]] = {}
    for queued in tickets.values():
        if queued.issue.facts.booking is not None:
            by_booking.setdefault(queued.issue.facts.booking, []).append(queued.issue)
    for issues in by_booking.values():
        for issue in issues if len(issues) > 1 else ():
            others = tuple(other for other in issues if other.ticket != issue.ticket)
            tickets[issue.ticket] = replace(tickets[issue.ticket], rivals=others)
    return tickets
