"""What the public board shows: numbers and places, never a person, a booking or a ticket id."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.waiting import newcomer_s, shown_minutes
from kiosk.server.pacing import Heard, Pace, Slot, slots, to_ms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.domain.queue import Queue
    from kiosk.domain.types import StationId, TicketId
    from kiosk.server.days import Today


@dataclass(frozen=True, slots=True)
class Place:
    """What the counters of a station are called."""

    name: str
    numbered: bool = True

    def at(self, counter: str) -> str:
        """Return what one of its counters is called, e.g. ``Loket 2``."""
        return f"{self.name} {counter}" if self.numbered else self.name


@dataclass(frozen=True, slots=True)
class ShownCall:
    """One call on the board.

    ``key`` names it for pages and sounds, and differs whenever a number is called once more. It
    is the one shown large from ``from_ms`` on (milliseconds since 1970) until the next one is.
    """

    number: str
    place: str
    key: str
    from_ms: int
    until_ms: int


@dataclass(frozen=True, slots=True)
class BoardView:
    """The large call, those before it (the latest first), and those that wait for their time.

    ``minutes``: how long a party that comes now will wait.
    """

    now: ShownCall | None = None
    before: tuple[ShownCall, ...] = ()
    coming: tuple[ShownCall, ...] = ()
    waiting: int = 0
    minutes: int = 1

    def call(self, key: str) -> ShownCall | None:
        """Return a call that is on the board, or soon will be."""
        calls = (*([self.now] if self.now else []), *self.coming, *self.before)
        return next((call for call in calls if call.key == key), None)


@dataclass(frozen=True, slots=True)
class BoardRules:
    """How one site's board is read out of its day. ``most_before``: how many calls are listed."""

    places: Mapping[StationId, Place]
    any_place: Place
    most_before: int
    usual_s: float
    pace: Pace

    def place(self, station: StationId) -> Place:
        """Return what the counters of a station are called."""
        return self.places.get(station, self.any_place)


def view(today: Today, rules: BoardRules, now: datetime) -> BoardView:
    """Read the board out of a site's day."""
    queue = today.queue
    given = slots(_standing(today), rules.pace)
    begun = bisect_right(given, to_ms(now), key=lambda slot: slot.from_ms)
    latest = _latest(given[:begun], rules.most_before + 1)
    shown = [_shown(slot, queue, rules) for slot in latest]
    return BoardView(
        now=shown[0] if shown else None,
        before=tuple(shown[1:]),
        coming=tuple(_shown(slot, queue, rules) for slot in given[begun:]),
        waiting=len(queue.waiting()),
        minutes=shown_minutes(newcomer_s(queue, rules.usual_s)),
    )


def _standing(today: Today) -> list[Heard]:
    """Leave out calls of numbers not known yet, and of those that another counter had called."""
    tickets = today.queue.tickets
    lost = {
        (call.ticket, call.station, call.counter, call.at)
        for queued in tickets.values()
        for call in queued.lost
    }
    return [
        call
        for call in today.heard
        if call.ticket in tickets
        and (not lost or (call.ticket, call.station, call.counter, call.at) not in lost)
    ]


def _latest(begun: list[Slot], most: int) -> list[Slot]:
    """Return the last calls, each ticket once, the latest first."""
    found: dict[TicketId, Slot] = {}
    for slot in reversed(begun):
        found.setdefault(slot.heard.ticket, slot)
        if len(found) == most:
            break
    return list(found.values())


def _shown(slot: Slot, queue: Queue, rules: BoardRules) -> ShownCall:
    heard = slot.heard
    number = str(queue.tickets[heard.ticket].issue.facts.number)
    return ShownCall(
        number=number,
        place=rules.place(heard.station).at(heard.counter),
        key=f"{number}-{to_ms(heard.at)}",
        from_ms=slot.from_ms,
        until_ms=slot.until_ms,
    )
