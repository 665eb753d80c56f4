"""What the public board shows: numbers and places, never a person, a booking or a ticket id."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.queue import Call, Queue, fold
from kiosk.domain.waiting import entrance, wait_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kiosk.domain.events import Event
    from kiosk.domain.types import StationId


@dataclass(frozen=True, slots=True)
class Place:
    """What the counters of a station are called."""

    name: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class ShownCall:
    """One line of the board. ``moment`` differs whenever the number is called once more."""

    number: str
    place: str
    moment: int


@dataclass(frozen=True, slots=True)
class BoardView:
    """``calls``: the latest first. ``minutes``: how long a party that comes now will wait."""

    calls: tuple[ShownCall, ...] = ()
    waiting: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class BoardRules:
    """How one site's board is read out of its queue."""

    places: Mapping[StationId, Place]
    any_place: Place
    most_calls: int
    usual_s: float


def of_day(events: Iterable[Event], day: date) -> Queue:
    """Fold a local day: a ticket counts on the day that its own event names."""
    return fold(event for event in events if getattr(event.body, "day", day) == day)


def view(queue: Queue, rules: BoardRules) -> BoardView:
    """Read the board out of a day's queue."""
    waiting = len(queue.waiting())
    # Whoever comes now begins where most journeys do.
    begins = entrance(queue)
    before = len(queue.waiting(begins))
    return BoardView(
        calls=tuple(_shown(call, queue, rules) for call in _latest(queue, rules.most_calls)),
        waiting=waiting,
        minutes=math.ceil(wait_s(queue, before, rules.usual_s, begins) / 60),
    )


def _latest(queue: Queue, most: int) -> list[Call]:
    """Return each called ticket once, with its latest call, newest first."""
    last = {call.ticket: call for call in queue.calls}
    return sorted(last.values(), key=lambda call: call.last_at, reverse=True)[:most]


def _shown(call: Call, queue: Queue, rules: BoardRules) -> ShownCall:
    place = rules.places.get(call.station, rules.any_place)
    return ShownCall(
        number=str(queue.tickets[call.ticket].issue.facts.number),
        place=f"{place.name} {call.counter}" if place.numbered else place.name,
        moment=int(call.last_at.timestamp() * 1000),
    )
