"""The queue as a fold over facts.

The same set of events, in any order and however often repeated, gives the same queue.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.domain.events import Event, Issue, issue_of
from kiosk.domain.queue.line import Queue
from kiosk.domain.queue.moving import move
from kiosk.domain.queue.tickets import Call, Queued, queued
from kiosk.domain.queue.turns import USUAL, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kiosk.domain.types import TicketId


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return the events once each, in the one order that every node agrees on."""
    distinct = {(event.author, event.seq): event for event in events}
    return sorted(distinct.values(), key=lambda event: (event.at, event.author, event.seq))


def fold(events: Iterable[Event], policy: Policy = USUAL) -> Queue:
    """Replay one day's events of a site. Facts of unknown tickets are left out."""
    ordered = in_order(events)
    # Gates' clocks differ: a call may carry an earlier time than its ticket. Tickets come first.
    tickets: dict[TicketId, Queued] = {}
    for event in ordered:
        issue = issue_of(event)
        if issue is not None:
            tickets[issue.ticket] = queued(issue)
    calls: dict[tuple[TicketId, datetime], Call] = {}
    for event in ordered:
        before = tickets.get(event.ticket) if event.ticket is not None else None
        if before is None or event.ticket is None:
            continue
        tickets[event.ticket] = moved = move(before, event)
        if moved.call is not None:
            # A number called once more is the same call: the pace must not count it twice.
            calls[event.ticket, moved.call.at] = moved.call
    return Queue(_with_rivals(tickets), tuple(calls.values()), policy)


def _with_rivals(tickets: dict[TicketId, Queued]) -> dict[TicketId, Queued]:
    by_booking: dict[str, list[Issue]] = {}
    for each in tickets.values():
        if each.issue.facts.booking is not None:
            by_booking.setdefault(each.issue.facts.booking, []).append(each.issue)
    for issues in by_booking.values():
        for issue in issues if len(issues) > 1 else ():
            others = tuple(other for other in issues if other.ticket != issue.ticket)
            tickets[issue.ticket] = replace(tickets[issue.ticket], rivals=others)
    return tickets
