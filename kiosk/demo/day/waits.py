"""How long parties waited for their first call, and how far the promise of their ticket was off.

Both are read out of the journals: a gate's journal says in its order what the gate knew when it
issued a ticket, so that the promise can be told again as the touchscreen told it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

from kiosk.domain.events import Event, TicketIssued
from kiosk.domain.queue import Call, Folding, fold
from kiosk.domain.waiting import expected_s

if TYPE_CHECKING:
    from kiosk.demo.day.journals import Journals
    from kiosk.domain.types import NodeId, StationId, TicketId

P95, P90 = 95, 90
LATE_S = 60.0
PRIORITY, ORDINARY = "priority", "ordinary"


@dataclass(frozen=True, slots=True)
class Spread:
    """Some durations in seconds."""

    count: int
    median_s: float
    p90_s: float
    p95_s: float


@dataclass(frozen=True, slots=True)
class Waits:
    """``first`` are the waits from a ticket to its first call; ``lanes`` the same by lane.

    ``stations`` are the waits in each station's own line. ``error`` is how far promise and wait
    were apart; ``late`` the share of parties that waited over a minute longer than promised.
    """

    first: Spread
    lanes: Mapping[str, Spread]
    stations: Mapping[StationId, Spread]
    error: Spread
    late: float


def waits(journals: Journals) -> Waits:
    """Measure the day."""
    queue = fold(journals.centre, journals.policy)
    first: dict[TicketId, Call] = {}
    for call in queue.calls:
        first.setdefault(call.ticket, call)
    waited = {
        ticket: (call.at - queue.tickets[ticket].issue.at).total_seconds()
        for ticket, call in first.items()
    }
    promised = {
        ticket: promise
        for node, events in journals.gates.items()
        for ticket, promise in promises(node, events, journals).items()
    }
    errors = {ticket: promised[ticket] - waited[ticket] for ticket in waited}
    return Waits(
        first=spread(waited.values()),
        lanes={
            lane: spread(waited[t] for t, call in first.items() if call.first is goes_first)
            for lane, goes_first in ((PRIORITY, True), (ORDINARY, False))
        },
        stations={
            station: spread(_in_line_s(call) for call in queue.calls if call.station == station)
            for station in sorted({call.station for call in queue.calls})
        },
        error=spread(abs(error) for error in errors.values()),
        late=sum(error < -LATE_S for error in errors.values()) / max(1, len(errors)),
    )


def promises(node: NodeId, events: Sequence[Event], journals: Journals) -> dict[TicketId, float]:
    """Return the seconds that a gate promised to each ticket, from what it knew just then."""
    folding, taken = Folding(journals.policy), 0
    promised: dict[TicketId, float] = {}
    for place, event in enumerate(events, start=1):
        if event.author == node and event.ticket and isinstance(event.body, TicketIssued):
            queue = folding.take(events[taken:place]).at(event.at)
            taken = place
            promised[event.ticket] = expected_s(queue, event.ticket, journals.usual_s)
    return promised


def spread(durations: Iterable[float]) -> Spread:
    """Return the middle and the long end of some durations; all zero without any."""
    known = sorted(durations)
    if not known:
        return Spread(0, 0.0, 0.0, 0.0)
    cuts = quantiles(known, n=100, method="inclusive") if len(known) > 1 else known * 99
    return Spread(len(known), median(known), cuts[P90 - 1], cuts[P95 - 1])


def _in_line_s(call: Call) -> float:
    return (call.at - call.since).total_seconds()
