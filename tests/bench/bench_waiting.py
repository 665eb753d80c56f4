"""How far the promised waiting time is from what came: a feast day played on the real rules.

1,000 parties, 300 of them in the first hour, three stations; officers call whenever they are free.
Every party is told a time when it takes its number; here it is held against its call. The day is
made from a seed, so that two ways of telling can be compared: ``SEED=7 make bench ARGS=waiting``.
"""

from __future__ import annotations

import heapq
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median, quantiles

from kiosk.domain.calling import call_next, finish
from kiosk.domain.events import Event, Noted, TicketCalled
from kiosk.domain.queue import Folding, Queue
from kiosk.domain.types import CounterId, StationId, TicketId
from kiosk.domain.waiting import expected_s
from tests.domain.made import at, event, facts, spot, ticket_id

PARTIES, FIRST_HOUR = 1000, 300
OPENS_AT = at("08.00")
USUAL_S = 180.0
REACTION_S = 6.0


@dataclass(frozen=True, slots=True)
class Post:
    """A station: how many counters it has, and how long a party usually takes, in seconds."""

    station: StationId
    counters: int
    usual_s: float


POSTS = (
    Post(StationId("registrasi"), 6, 100.0),
    Post(StationId("barang"), 4, 70.0),
    Post(StationId("tatap-muka"), 30, 900.0),
)
WAY = tuple(post.station for post in POSTS)


@dataclass
class Day:
    """The day so far: its facts, who is free, and what each party was promised."""

    chance: random.Random
    folding: Folding = field(default_factory=Folding)
    events: list[Event] = field(default_factory=list)
    agenda: list[tuple[float, int, StationId | None, CounterId | None]] = field(
        default_factory=list
    )
    idle: set[tuple[StationId, CounterId]] = field(default_factory=set)
    promised: dict[TicketId, float] = field(default_factory=dict)
    issued: int = 0

    def play(self) -> None:
        """Let the day pass."""
        for post in POSTS:
            self.idle |= {(post.station, CounterId(str(n))) for n in range(1, post.counters + 1)}
        for arrives_s in _arrivals(self.chance):
            self._plan(arrives_s, None, None)
        while self.agenda:
            now_s, _, station, counter = heapq.heappop(self.agenda)
            if station is None or counter is None:
                self._arrive(now_s)
            else:
                self._serve(now_s, station, counter)

    def _plan(self, at_s: float, station: StationId | None, counter: CounterId | None) -> None:
        heapq.heappush(self.agenda, (at_s, len(self.agenda) + self.issued, station, counter))

    def _arrive(self, now_s: float) -> None:
        self.issued += 1
        mine = ticket_id(self.issued)
        first = self.chance.random() < 0.12
        came = facts(
            self.issued, booking=None, session_from=None, session_until=None,
            priority=first, journey=WAY,
        )  # fmt: skip
        queue = self._write(now_s, [Noted(came, mine)])
        self.promised[mine] = expected_s(queue, mine, USUAL_S)
        self._wake(now_s, WAY[0])

    def _serve(self, now_s: float, station: StationId, counter: CounterId) -> None:
        queue, here = self.folding.take(self.events), spot(station)
        wishes = call_next(queue, here, counter) or finish(queue, here, counter)
        self._write(now_s, wishes)
        called = any(isinstance(each.body, TicketCalled) for each in wishes)
        if called:
            post = next(post for post in POSTS if post.station == station)
            took_s = post.usual_s * self.chance.lognormvariate(0, 0.45)
            self._plan(now_s + took_s, station, counter)
        else:
            self.idle.add((station, counter))
        following = WAY[WAY.index(station) + 1 :][:1]
        for after in following:
            self._wake(now_s, after)

    def _wake(self, now_s: float, station: StationId) -> None:
        free = sorted(post for post in self.idle if post[0] == station)
        if free:
            self.idle.discard(free[0])
            self._plan(now_s + self.chance.uniform(1, 2 * REACTION_S), *free[0])

    def _write(self, now_s: float, noted: list[Noted]) -> Queue:
        when = OPENS_AT + timedelta(seconds=now_s)
        for each in noted:
            seq = len(self.events) + 1
            self.events.append(event(seq, each.body, each.ticket, when=when))
        return self.folding.take(self.events)


def _arrivals(chance: random.Random) -> Iterator[float]:
    yield from sorted(
        [chance.uniform(0, 3600) for _ in range(FIRST_HOUR)]
        + [chance.triangular(3600, 7 * 3600, 2 * 3600) for _ in range(PARTIES - FIRST_HOUR)]
    )


def main() -> None:
    """Print how far the promises were off, in seconds, and by how many tenths of the wait."""
    day = Day(random.Random(os.environ.get("SEED", "2026")))
    day.play()
    first_calls: dict[TicketId, float] = {}
    came_s: dict[TicketId, float] = {}
    for each in day.events:
        if each.ticket is not None:
            passed_s = (each.at - OPENS_AT).total_seconds()
            came_s.setdefault(each.ticket, passed_s)
            if isinstance(each.body, TicketCalled):
                first_calls.setdefault(each.ticket, passed_s)
    waited = {ticket: first_calls[ticket] - came_s[ticket] for ticket in first_calls}
    errors = [abs(day.promised[ticket] - waited[ticket]) for ticket in waited]
    late = [day.promised[ticket] < waited[ticket] - 60 for ticket in waited]
    waits = sorted(waited.values())
    print(f"parties {len(waited)} of {PARTIES}, facts {len(day.events)}")
    print(f"waited: median {median(waits):.0f} s, p95 {quantiles(waits, n=20)[-1]:.0f} s")
    print(f"promise off by: median {median(errors):.0f} s, p90 {quantiles(errors, n=10)[-1]:.0f} s")
    print(f"called more than a minute later than promised: {sum(late) / len(late):.0%}")
