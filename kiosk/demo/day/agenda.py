"""In which order a played day happens: time jumps from one thing to the next."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.clock import ManualClock
    from kiosk.demo.day.nodes import Node
    from kiosk.domain.types import StationId


@dataclass(eq=False, slots=True)
class Rest:
    """A pause until the bell of a station rings at a node, or until ``most_s`` have passed."""

    station: StationId
    node: Node
    most_s: float = 240.0


Work = Generator["float | Rest", None, None]
"""What somebody does all day: yields how many seconds it takes, or for what it waits."""


@dataclass(slots=True)
class Agenda:
    """Moves the clock; nothing that happens takes time but what says that it does."""

    clock: ManualClock
    _heap: list[tuple[float, int, Callable[[], None]]] = field(default_factory=list)
    _places: Iterator[int] = field(default_factory=count)
    _resting: dict[StationId, dict[Rest, Work]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def now_s(self) -> float:
        """Return the seconds since the day began."""
        return self.clock.ticks_s

    def at(self, at_s: float, happens: Callable[[], None]) -> None:
        """Let something happen at a time; what is planned for one instant keeps its order."""
        heapq.heappush(self._heap, (max(at_s, self.now_s), next(self._places), happens))

    def begin(self, work: Work, in_s: float = 0.0) -> None:
        """Let somebody begin to work."""
        self.at(self.now_s + in_s, lambda: self._go_on(work))

    def rests(self, station: StationId) -> list[Rest]:
        """Return who rests at a station, the longest first."""
        return list(self._resting[station])

    def wake(self, rest: Rest, in_s: float) -> None:
        """End a rest; one that has ended already stays so."""
        work = self._resting[rest.station].pop(rest, None)
        if work is not None:
            self.begin(work, in_s)

    def run(self, going_on: Callable[[], bool]) -> None:
        """Let the day pass until nothing is planned any more, or ``going_on`` says no."""
        while self._heap and going_on():
            at_s, _, happens = heapq.heappop(self._heap)
            self.clock.advance(max(0.0, at_s - self.now_s))
            happens()

    def _go_on(self, work: Work) -> None:
        pause = next(work, None)
        if isinstance(pause, Rest):
            self._resting[pause.station][pause] = work
            self.at(self.now_s + pause.most_s, lambda: self.wake(pause, 0.0))
        elif pause is not None:
            self.begin(work, pause)
