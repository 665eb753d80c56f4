"""How the line of a station moves at present, and how long somebody in it will wait."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import inf
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.queue import Call, Queue, Queued
    from kiosk.domain.types import StationId, TicketId

RECENT_CALLS = 36
"""How many of the last calls tell the present pace: fewer waver, more notice a change too late.

``make bench ARGS=waiting`` measured 12, 24 and 48 on a feast day.
"""

RECENT_ARRIVALS = 60
"""How many of the last parties tell how many come, and how long before their time."""

FEW_ARRIVALS = 6
"""Fewer tell nothing."""

MOST_OVERTAKE = 0.5
"""However many go first, no longer wait than twice as long is promised to the others."""

OVERTAKING = 0.5
"""So many of those who would come in before a party, did others come as the last ones did, do: the
rush in which most have come abates. Measured on played feast days (``kiosk demo --day``): with 1
promises were 2 to 3 minutes too long for parties that came early, with 0 as much too short.
"""

SLOWEST = 0.1
"""However many come with an earlier session, a tenth of the calls is left for the others."""

LONGEST_GAP_S = 1800.0
"""A longer gap between two calls was a pause of the counters, not their pace."""

SHORTEST_SPAN_S, STEP_S, STEPS = 60.0, 60.0, 20


@dataclass(frozen=True, slots=True)
class Outlook:
    """A station's line: seconds between two calls, and who will come in before whom.

    ``share_first``: of the calls went to those who go first. ``arrivals_s``: parties that come in a
    second. ``leads_s``: how long before the time of their turn the last of them came, sorted.
    ``now`` is the last moment that is known of, None before there is one.
    """

    pace_s: float
    share_first: float = 0.0
    arrivals_s: float = 0.0
    leads_s: tuple[float, ...] = ()
    now: datetime | None = None

    def wait_s(self, ahead: int, lead_s: float, *, first: bool) -> float:
        """Return the seconds until a party with ``ahead`` others before it is called.

        ``lead_s`` is how long it is until the time of its own turn: until then others come whose
        session begins earlier. ``first``: it is in the priority lane.
        """
        lane = 1.0 if first else 1.0 - min(MOST_OVERTAKE, self.share_first)
        if not self._before(lead_s) or not self.pace_s:
            return (ahead + 1) * self.pace_s / lane
        left, passed_s = ahead + 1.0, 0.0
        step_s = max(STEP_S, left * self.pace_s / STEPS)
        while True:
            overtake = OVERTAKING * self.arrivals_s * self._before(lead_s - passed_s)
            overtake *= self.share_first if first else 1.0
            calls_s = max(lane / self.pace_s - overtake, SLOWEST * lane / self.pace_s)
            if left <= calls_s * step_s:
                return passed_s + left / calls_s
            left, passed_s = left - calls_s * step_s, passed_s + step_s

    def wait_of_s(self, queued: Queued, ahead: int, queue: Queue) -> float:
        """Return the seconds until a ticket that waits here is called."""
        return self.wait_s(ahead, _lead_s(queued, self.now, queue), first=queued.goes_first)

    def _before(self, lead_s: float) -> float:
        """Return which share of those who come have an earlier turn than ``lead_s`` from now."""
        return bisect_left(self.leads_s, lead_s) / len(self.leads_s) if self.leads_s else 0.0


def outlook(queue: Queue, usual_s: float, station: StationId | None = None) -> Outlook:
    """Read the outlook of a station, or of the whole house, out of a day's queue.

    ``usual_s`` is its pace until three calls were made.
    """
    calls = [call for call in queue.calls if station is None or call.station == station]
    waiting = queue.waiting_at(station)
    arrivals = _arrivals(calls, waiting)[-RECENT_ARRIVALS:]
    last_call_at = max((call.last_at for call in calls[-RECENT_CALLS:]), default=None)
    moments = [at for at in (last_call_at, arrivals[-1][0] if arrivals else None) if at]
    many = len(arrivals) >= FEW_ARRIVALS
    return Outlook(
        pace_s=pace_of(calls, waiting, usual_s),
        share_first=sum(call.first for call in calls) / len(calls) if calls else 0.0,
        arrivals_s=_rate(arrivals) if many else 0.0,
        leads_s=tuple(sorted(_lead_s(queue.tickets[each], at, queue) for at, each in arrivals))
        if many
        else (),
        now=max(moments, default=None),
    )


def pace_of(calls: Sequence[Call], waiting: Sequence[Queued], usual_s: float) -> float:
    """Return the seconds between two of the last calls, as far as somebody waited meanwhile.

    A call of somebody who had just come to an empty line tells how often parties come, and not
    how fast they are served.
    """
    recent = calls[-RECENT_CALLS:]
    longest = min((each.arrived_at for each in waiting), default=None)
    busy, every = [], []
    for earlier, later in reversed(list(pairwise(recent))):
        # Whoever of those that were called later, or still wait, had come the earliest.
        longest = later.since if longest is None else min(longest, later.since)
        gap_s = (later.at - earlier.at) / timedelta(seconds=1)
        if 0 <= gap_s <= LONGEST_GAP_S:
            every.append(gap_s)
            busy += [gap_s] if longest <= earlier.at else []
    enough = 2
    return next((fmean(gaps) for gaps in (busy, every) if len(gaps) >= enough), usual_s)


def _arrivals(calls: Sequence[Call], waiting: Sequence[Queued]) -> list[tuple[datetime, TicketId]]:
    came: dict[TicketId, datetime] = {}
    for call in calls[-2 * RECENT_ARRIVALS :]:
        came.setdefault(call.ticket, call.since)
    for each in waiting:
        came.setdefault(each.issue.ticket, each.arrived_at)
    return sorted((at, ticket) for ticket, at in came.items())


def _rate(arrivals: Sequence[tuple[datetime, TicketId]]) -> float:
    span_s = (arrivals[-1][0] - arrivals[0][0]) / timedelta(seconds=1)
    return (len(arrivals) - 1) / max(SHORTEST_SPAN_S, span_s)


def _lead_s(queued: Queued, at: datetime | None, queue: Queue) -> float:
    facts = queued.issue.facts
    if facts.session_from is None and queue.policy.walk_ins_last:
        return inf
    turn_at = facts.session_from or queued.issue.at
    return 0.0 if at is None else (turn_at - at) / timedelta(seconds=1)
