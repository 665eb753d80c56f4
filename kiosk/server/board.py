"""What the public board shows: numbers and places, never a person, a booking or a ticket id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.waiting import newcomer_s, shown_minutes
from kiosk.server.pacing import Heard, Pace, Slot, slots

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.domain.queue import Queue
    from kiosk.domain.types import StationId
    from kiosk.server.days import SiteDay


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


def view(today: SiteDay, rules: BoardRules, now: datetime) -> BoardView:
    """Read the board out of a site's day."""
    calls = [call for call in today.heard if _stands(call, today.queue)]
    given = slots(calls, rules.pace)
    shown = [_shown(slot, today.queue, rules) for slot in given]
    begun = sum(slot.from_at <= now for slot in given)
    latest = list({call.number: call for call in shown[:begun]}.values())
    latest.sort(key=lambda call: call.from_ms, reverse=True)
    return BoardView(
        now=latest[0] if latest else None,
        before=tuple(latest[1 : rules.most_before + 1]),
        coming=tuple(shown[begun:]),
        waiting=len(today.queue.waiting()),
        minutes=shown_minutes(newcomer_s(today.queue, rules.usual_s)),
    )


def _stands(call: Heard, queue: Queue) -> bool:
    """Leave out calls of numbers not known yet, and of those that another counter had called."""
    queued = queue.tickets.get(call.ticket)
    if queued is None:
        return False
    lost = {(each.station, each.counter, each.at) for each in queued.lost}
    return (call.station, call.counter, call.at) not in lost


def _shown(slot: Slot, queue: Queue, rules: BoardRules) -> ShownCall:
    heard = slot.heard
    number = str(queue.tickets[heard.ticket].issue.facts.number)
    return ShownCall(
        number=number,
        place=rules.place(heard.station).at(heard.counter),
        key=f"{number}-{_ms(heard.at)}",
        from_ms=_ms(slot.from_at),
        until_ms=_ms(slot.until_at),
    )


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
