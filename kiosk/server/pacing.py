"""When each call has its time on the board: one after the other, the first that came first.

The times follow from the facts alone, in the order in which the server took them in. So every
screen, every worker and a page that is loaded anew in the middle agree on what is called now;
nothing is kept anywhere, and a screen that comes later shows no call whose time is over.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

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


class Slot(NamedTuple):
    """The time that a call has on the board, in milliseconds since 1970 UTC."""

    heard: Heard
    from_ms: int
    until_ms: int


def slots(calls: Sequence[Heard], pace: Pace) -> list[Slot]:
    """Give each call its time; ``calls`` in the order in which they came. Sorted by ``from_ms``.

    Whole numbers, not times of day: this is worked out anew at every change of a day that may
    have four thousand calls.
    """
    late: list[Slot] = []
    fresh: list[tuple[Heard, int]] = []
    for each in calls:
        came_ms, called_ms = to_ms(each.received_at), to_ms(each.at)
        if came_ms - called_ms > LATE_S * 1000:
            late.append(Slot(each, called_ms, called_ms))
        else:
            fresh.append((each, came_ms))
    # The order of the positions is taken for granted: two workers' clocks may differ a little.
    came = list(accumulate((came_ms for _, came_ms in fresh), max))
    given = _in_a_row([each for each, _ in fresh], came, pace)
    return sorted([*late, *given], key=lambda slot: slot.from_ms)


def _in_a_row(calls: list[Heard], came: list[int], pace: Pace) -> list[Slot]:
    given: list[Slot] = []
    busy_until = 0
    for place, (each, came_ms) in enumerate(zip(calls, came, strict=True)):
        begins = max(came_ms, busy_until)
        # Only what had come by then counts: what comes later never moves a time that has begun.
        behind = bisect_right(came, begins, place) - place - 1
        reach_s = REACH_S if came_ms >= busy_until else 0.0
        busy_until = begins + round((reach_s + _length_s(behind, pace)) * 1000)
        given.append(Slot(each, begins, busy_until))
    return given


def to_ms(at: datetime) -> int:
    """Return milliseconds since 1970 UTC, as browsers count."""
    return int(at.timestamp() * 1000)


def _length_s(behind: int, pace: Pace) -> float:
    share = (FULL_BEHIND + 1) / (behind + 1)
    return max(min(pace.shortest_s, pace.call_s), pace.call_s * min(1.0, share))
