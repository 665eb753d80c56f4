"""How long a party will wait, from what really happened today."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.queue import Queue

RECENT_CALLS = 12
"""How many of the last calls tell the present pace."""

LONGEST_GAP_S = 1800.0
"""A longer gap between two calls was a pause of the counters, not their pace."""


def pace_s(queue: Queue, usual_s: float) -> float:
    """Return the seconds between two calls at present; ``usual_s`` until three calls were made."""
    recent = queue.calls[-RECENT_CALLS:]
    gaps = [(later.at - earlier.at).total_seconds() for earlier, later in pairwise(recent)]
    paced = [gap for gap in gaps if 0 <= gap <= LONGEST_GAP_S]
    enough = 2
    return fmean(paced) if len(paced) >= enough else usual_s


def wait_s(queue: Queue, ahead: int, usual_s: float) -> float:
    """Return the seconds until a party with ``ahead`` parties before it is called."""
    return (ahead + 1) * pace_s(queue, usual_s)


def mean_waited_s(queue: Queue) -> float | None:
    """Return how long the parties called today had waited on average, None before a call."""
    # Two gates' clocks may differ by more than a short wait.
    waited = [
        max(0.0, (queued.call.at - queued.issue.at).total_seconds())
        for queued in queue.tickets.values()
        if queued.call is not None
    ]
    return fmean(waited) if waited else None
