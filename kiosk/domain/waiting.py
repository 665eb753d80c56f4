"""How long a party will wait, from what really happened at its station today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil, inf
from statistics import fmean
from typing import TYPE_CHECKING

from kiosk.domain.outlook import outlook, pace_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.queue import Queue
    from kiosk.domain.types import StationId, TicketId


def pace_s(queue: Queue, usual_s: float, station: StationId | None = None) -> float:
    """Return the seconds between two calls of a station at present, or of the whole house.

    ``usual_s`` until three calls were made.
    """
    calls = [call for call in queue.calls if station is None or call.station == station]
    return pace_of(calls, queue.waiting_at(station), usual_s)


def wait_s(queue: Queue, ahead: int, usual_s: float, station: StationId | None = None) -> float:
    """Return the seconds until a party with ``ahead`` parties before it is called."""
    return (ahead + 1) * pace_s(queue, usual_s, station)


def expected_s(queue: Queue, ticket: TicketId, usual_s: float) -> float:
    """Return the seconds until a ticket is called at the station where it waits."""
    queued = queue.tickets.get(ticket)
    if queued is None:
        return wait_s(queue, queue.ahead_of(ticket), usual_s)
    line = outlook(queue, usual_s, queued.station)
    return line.wait_of_s(queued, queue.ahead_of(ticket), queue)


def newcomer_s(queue: Queue, usual_s: float) -> float:
    """Return what ``expected_s`` will say to a party that takes a number now, without priority.

    Its session, if it has one, is taken to be later than that of everybody who waits, and earlier
    than that of everybody who will come.
    """
    # Whoever comes now begins where most journeys do.
    begins = entrance(queue)
    line, ahead = outlook(queue, usual_s, begins), len(queue.waiting_at(begins))
    return line.wait_s(ahead, -inf, first=False)


@dataclass(frozen=True, slots=True)
class Prospect:
    """``ahead`` parties are called before a ticket; ``expected_s`` as the function says it."""

    ahead: int
    expected_s: float


def prospects(queue: Queue, usual_s: float) -> Mapping[TicketId, Prospect]:
    """Return for every ticket that waits what ``ahead_of`` and ``expected_s`` say of it.

    Each line is put in order once: a hall full of phones asks for all of them at every call.
    """
    found: dict[TicketId, Prospect] = {}
    for station in {each.station for each in queue.waiting_at()}:
        line = outlook(queue, usual_s, station)
        for ahead, each in enumerate(queue.waiting(station)):
            if each.station == station:
                found[each.issue.ticket] = Prospect(ahead, line.wait_of_s(each, ahead, queue))
    return found


def shown_minutes(seconds: float) -> int:
    """Return the whole minutes that ticket, board and phone say for a wait: rather one more."""
    return max(1, ceil(round(seconds) / 60))


def entrance(queue: Queue) -> StationId | None:
    """Return the station at which most of today's journeys begin; None before there is one."""
    begins = Counter(
        queued.issue.facts.journey[0]
        for queued in queue.tickets.values()
        if queued.issue.facts.journey
    )
    # Of two equally busy ones every node names the same.
    return max(begins, key=lambda station: (begins[station], station), default=None)


def mean_waited_s(queue: Queue, station: StationId | None = None) -> float | None:
    """Return how long the parties called today had waited on average, None before a call."""
    # Two gates' clocks may differ by more than a short wait.
    waited = [
        max(0.0, (call.at - call.since).total_seconds())
        for call in queue.calls
        if station is None or call.station == station
    ]
    return fmean(waited) if waited else None
