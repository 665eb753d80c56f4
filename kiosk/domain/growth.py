"""When a queue grows faster than it is served: more counters are wanted, or a word to the line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.waiting import wait_s

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kiosk.domain.house import Station
    from kiosk.domain.queue import Queue
    from kiosk.domain.types import StationId

WINDOW = timedelta(minutes=20)
"""Long enough that one slow party does not count as a trend, short enough to act on it."""

LONG_S = 1800.0
"""A wait that an officer has to know of: half an hour for whoever comes now."""

LEAST = 3
"""One or two parties more than were served are chance."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How many came to a station's line and were called from it lately, and how long it is now."""

    station: StationId
    arrived: int
    served: int
    wait_s: float


def growing_lines(
    queue: Queue, stations: Iterable[Station], now: datetime, usual_s: float
) -> list[Growth]:
    """Return which lines grow; one for a table follows the sessions, not its officers."""
    counters = (each for each in stations if each.session_s is None)
    found = (growing(queue, each.id, now, usual_s) for each in counters)
    return [each for each in found if each is not None]


def growing(queue: Queue, station: StationId, now: datetime, usual_s: float) -> Growth | None:
    """Return by how much a line grows; None where it does not, or where the wait is short.

    ``usual_s`` is the pace until some calls were made.
    """
    since, waiting = now - WINDOW, queue.waiting(station)
    calls = [call for call in queue.calls if call.station == station]
    served = sum(call.at > since for call in calls)
    # A party called by now came when its call says; one that still waits when its line says.
    arrived = sum(call.since > since for call in calls)
    arrived += sum(each.arrived_at > since for each in waiting)
    expected_s = wait_s(queue, len(waiting), usual_s, station)
    if arrived - served < LEAST or expected_s < LONG_S:
        return None
    return Growth(station, arrived, served, expected_s)
