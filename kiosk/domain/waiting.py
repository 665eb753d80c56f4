"""How long a party will wait, from what really happened at its station today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.queue import Queue
    from kiosk.domain.types import StationId, TicketId

RECENT_CALLS = 36
"""How many of the last calls tell the present pace: fewer waver, more notice a change too late.

``make bench ARGS=waiting`` measured 12, 24 and 48 on a feast day.
"""

MOST_OVERTAKE = 0.5
"""However many go first, no longer wait than twice as long is promised to the others."""

LONGEST_GAP_S = 1800.0
"""A longer gap between two calls was a pause of the counters, not their pace."""


def pace_s(queue: Queue, usual_s: float, station: StationId | None = None) -> float:
    """Return the seconds between two calls of a station at present, or of the whole house.

    ``usual_s`` until three calls were made.
    """
    calls = [call for call in queue.calls if station is None or call.station == station]
    gaps = [
        (later.at - earlier.at).total_seconds()
        for earlier, later in pairwise(calls[-RECENT_CALLS:])
    ]
    paced = [gap for gap in gaps if 0 <= gap <= LONGEST_GAP_S]
    enough = 2
    return fmean(paced) if len(paced) >= enough else usual_s


def wait_s(queue: Queue, ahead: int, usual_s: float, station: StationId | None = None) -> float:
    """Return the seconds until a party with ``ahead`` parties before it is called."""
    return (ahead + 1) * pace_s(queue, usual_s, station)


def expected_s(queue: Queue, ticket: TicketId, usual_s: float) -> float:
    """Return the seconds until a ticket is called at the station where it waits."""
    queued = queue.tickets.get(ticket)
    if queued is None:
        return wait_s(queue, queue.ahead_of(ticket), usual_s)
    in_line_s = wait_s(queue, queue.ahead_of(ticket), usual_s, queued.station)
    return in_line_s if queued.goes_first else in_line_s * _stretch(queue, queued.station)


def newcomer_s(queue: Queue, usual_s: float) -> float:
    """Return what ``expected_s`` will say to a party that takes a number now, without priority."""
    # Whoever comes now begins where most journeys do.
    begins = entrance(queue)
    in_line_s = wait_s(queue, len(queue.waiting(begins)), usual_s, begins)
    return in_line_s * _stretch(queue, begins)


@dataclass(frozen=True, slots=True)
class Prospect:
    """``ahead`` parties are called before a ticket; ``expected_s`` as the function says it."""

    ahead: int
    expected_s: float


def prospects(queue: Queue, usual_s: float) -> Mapping[TicketId, Prospect]:
    """Return for every ticket that waits what ``ahead_of`` and ``expected_s`` say of it.

    Each line is put in order once: a hall full of phones asks for all of them at every call.
    """
    waiting = queue.waiting()
    found: dict[TicketId, Prospect] = {}
    for station in {each.station for each in waiting}:
        pace, stretch = pace_s(queue, usual_s, station), _stretch(queue, station)
        for ahead, each in enumerate(queue.waiting(station)):
            if each.station == station:
                in_line_s = (ahead + 1) * pace
                expected = in_line_s if each.goes_first else in_line_s * stretch
                found[each.issue.ticket] = Prospect(ahead, expected)
    return found


def shown_minutes(seconds: float) -> int:
    """Return the whole minutes that ticket, board and phone say for a wait: rather one more."""
    return max(1, ceil(round(seconds) / 60))


def _stretch(queue: Queue, station: StationId | None) -> float:
    # Some of those who come later go first: today's share of them stretches the wait.
    return 1 / (1 - min(MOST_OVERTAKE, _share_first(queue, station)))


def _share_first(queue: Queue, station: StationId | None) -> float:
    calls = [call for call in queue.calls if station is None or call.station == station]
    return sum(call.first for call in calls) / len(calls) if calls else 0.0


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
