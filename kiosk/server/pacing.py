"""When each call has its time on the board: one after the other, the first that came first.

The times follow from the facts alone, in the order in which the server took them in. So every
screen, every worker and a page that is loaded anew in the middle agree on what is called now;
nothing is kept anywhere, and a screen that comes later shows no call whose time is over.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.types import CounterId, StationId, TicketId

REACH_S = 1.0
"""Until a call that finds the board free is on all screens; other workers look every second."""

FULL_BEHIND = 5
"""With so many calls behind it a call still has its full time.

Three hundred parties in an hour, through several stations, are called faster than one in eight
seconds: with full time for each the last would be shown minutes after its counter called it, when
the officer has given it up. From here on those behind and the one that is shown share the time of
six, the same rule for each of them, down to ``shortest_s``, in which the sentence can just be said.
"""

LATE_S = 300.0
"""What was called longer ago, at a gate without a line, is only listed: its counter has called it
out by mouth, and saying it now would send people to where nobody waits for them any more."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A call, or a call once more, as it reached the server."""

    ticket: TicketId
    station: StationId
    counter: CounterId
    at: datetime
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a call is shown, and how short it may become when many come at once; seconds."""

    call_s: float = 8.0
    shortest_s: float = 5.0


@dataclass(frozen=True, slots=True)
class Slot:
    """The time that a call has on the board."""

    heard: Heard
    from_at: datetime
    until_at: datetime


def slots(calls: Sequence[Heard], pace: Pace) -> list[Slot]:
    """Give each call its time; ``calls`` in the order in which they came. Sorted by ``from_at``."""
    late = [Slot(each, each.at, each.at) for each in calls if _is_late(each)]
    fresh = [each for each in calls if not _is_late(each)]
    came = _never_backwards([each.received_at for each in fresh])
    given: list[Slot] = []
    for place, (each, came_at) in enumerate(zip(fresh, came, strict=True)):
        busy_until = given[-1].until_at if given else came_at
        begins = max(came_at, busy_until)
        # Only what had come by then counts: what comes later never moves a time that has begun.
        behind = bisect_right(came, begins) - place - 1
        reach_s = REACH_S if came_at >= busy_until else 0.0
        lasts = timedelta(seconds=reach_s + _length_s(behind, pace))
        given.append(Slot(each, begins, begins + lasts))
    return sorted([*late, *given], key=lambda slot: slot.from_at)


def _length_s(behind: int, pace: Pace) -> float:
    share = (FULL_BEHIND + 1) / (behind + 1)
    return max(min(pace.shortest_s, pace.call_s), pace.call_s * min(1.0, share))


def _is_late(call: Heard) -> bool:
    return (call.received_at - call.at).total_seconds() > LATE_S


def _never_backwards(times: list[datetime]) -> list[datetime]:
    """Take the order of the positions for granted: two workers' clocks may differ a little."""
    latest: list[datetime] = []
    for time in times:
        latest.append(max(time, latest[-1]) if latest else time)
    return latest
