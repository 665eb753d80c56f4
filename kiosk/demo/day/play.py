"""The feast day from the first party to the last line of the last gate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.clock import ManualClock
from kiosk.demo.day import around, counters, room
from kiosk.demo.day.accounts import is_accounted
from kiosk.demo.day.agenda import Agenda
from kiosk.demo.day.checkin import with_code, without_booking
from kiosk.demo.day.duty import Day, Post, stand
from kiosk.demo.day.hall import Hall, Party
from kiosk.demo.day.house import GOODS, INFORMATION, PROGRAMME, REGISTRATION, ROOM, SEARCH, TABLES
from kiosk.demo.day.house import counters as counters_of
from kiosk.demo.day.journals import Journals, of_centre
from kiosk.demo.day.opening import opened
from kiosk.demo.day.plans import Apart, Plan, Shape, plans
from kiosk.domain.events import Issue
from kiosk.domain.flow.inputs import Action, Tapped
from kiosk.domain.types import NodeId, OfficerId

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.demo.day.agenda import Work
    from kiosk.demo.day.gatehouse import Gatehouse
    from kiosk.demo.day.opening import Parts

ZONE = ZoneInfo("Asia/Makassar")
DATE = date(2027, 3, 10)
"""The first day of Idul Fitri 1448, as calculated."""

OPENS = time(7, 15)
EVENING_BEFORE_S = 12 * 3600.0
CLOSES_AFTER_S = 10 * 3600.0
LOOK_S = 1200.0
NOTICED_AFTER_S = 2.0

A, B, C = NodeId("gate-a-1"), NodeId("gate-b-1"), NodeId("gate-c-1")
CONSOLE = NodeId("centre")
ROTA = {
    REGISTRATION: (A, A, B, B, CONSOLE, CONSOLE),
    GOODS: (A, B, C, CONSOLE),
    SEARCH: (A, B, C, CONSOLE),
    TABLES: (*[CONSOLE] * 6, *[A] * 3, *[C] * 3),
    ROOM: (CONSOLE,),
    INFORMATION: (A, CONSOLE),
}
"""At which gate's display, or at the console, each counter and table is worked."""

DUTIES = {
    REGISTRATION: counters.registration,
    GOODS: counters.inspection,
    SEARCH: counters.search,
    ROOM: counters.programme,
    INFORMATION: counters.advice,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which day is to be played; ``database`` is an empty one, SQLite or PostgreSQL."""

    visitors: int
    seed: int
    folder: Path
    database: str


def play(wanted: Wanted, tell: Callable[[str], None]) -> Journals:
    """Play a day; returns what the journals hold at its end.

    Raises what opening the parts raises, and kiosk.demo.day.gatehouse.LineFault.
    """
    opens_at = datetime.combine(DATE, OPENS, ZONE).astimezone(UTC)
    shape, chance = Shape(wanted.visitors), Random(wanted.seed)
    parties = plans(shape, opens_at, chance)
    clock = ManualClock(opens_at - timedelta(seconds=EVENING_BEFORE_S), -EVENING_BEFORE_S)
    booked = [plan.booked for plan in parties if plan.booked is not None]
    with opened(wanted.folder, wanted.database, booked, clock) as parts:
        clock.advance(EVENING_BEFORE_S)
        agenda = Agenda(clock)
        day = Day(agenda, chance, Hall(), parts.gates, parts.console, around.leaving, shape.scale)
        _Script(day, parts, shape, tell).plan(parties)
        agenda.run(lambda: not day.over)
        around.close(day)
        return _read(parts)


@dataclass(frozen=True, slots=True)
class _Script:
    """Who does what when."""

    day: Day
    parts: Parts
    shape: Shape
    tell: Callable[[str], None]

    def plan(self, parties: list[Plan]) -> None:
        for gate in self.parts.gates.values():
            gate.come_back()
        codes = iter(self.parts.codes)
        for plan in parties:
            self.day.agenda.begin(self._visit(plan, next(codes) if plan.booked else ""))
        self._plan_officers()
        for node, (begin_s, end_s) in self.shape.cuts.items():
            self.day.agenda.begin(self._apart(self.parts.gates[node], begin_s, end_s))
        self.day.agenda.begin(self._end_of_day(parties[-1].arrives_s))

    def _plan_officers(self) -> None:
        day, agenda, posts = self.day, self.day.agenda, list[Post]()
        for station, rota in ROTA.items():
            for node, counter in zip(rota, counters_of(station), strict=True):
                where = day.console if node == CONSOLE else day.gates[node]
                officer = OfficerId(f"{station}-{counter}")
                posts.append(Post(day, where, station, counter, officer))
        tables = [post for post in posts if post.station == TABLES]
        for post in posts:
            duty = DUTIES.get(post.station)
            agenda.begin(room.table(post, tables) if duty is None else stand(post, duty))
        for work in (around.warder(day), around.hall_guard(day)):
            agenda.begin(work)
        groups = {b.session_from for b in self.parts.bookings if b.service == PROGRAMME}
        for session_from in sorted(groups):
            agenda.begin(around.facilitator(day, self.parts.bookings, session_from))

    def _visit(self, plan: Plan, code: str) -> Work:
        day, gate = self.day, self.parts.gates[plan.gate]
        yield plan.arrives_s
        party = Party(plan, plan.misses)
        self._check_in(party, gate, code)
        if plan.leaves_after_s is not None:
            day.agenda.begin(around.goes_home(day, party, plan.leaves_after_s))
        if plan.again is not None:
            yield plan.again_after_s
            others = [each for each in self.parts.gates.values() if each is not gate]
            again = gate if plan.again is Apart.SAME_GATE else day.chance.choice(others)
            self._check_in(party, again, code)

    def _check_in(self, party: Party, gate: Gatehouse, code: str) -> None:
        self.day.settle(gate)
        plan = party.plan
        seen = gate.visit(*(with_code(code, plan) if code else without_booking(plan)))
        if isinstance(seen, Issue) and seen.ticket not in self.day.hall.parties:
            self.day.hall.comes(party, seen.ticket)
            self.day.ring(seen.facts.journey[0], gate)
        gate.visit(Tapped(Action.DONE if isinstance(seen, Issue) else Action.BACK))
        if code and not party.tickets:
            # Refused, whatever the reason: they come in as everybody without a booking does.
            self._check_in(party, gate, "")

    def _apart(self, gate: Gatehouse, begin_s: float, end_s: float) -> Work:
        yield begin_s
        gate.cable.pull()
        self.tell(f"{self._clock()}  the cable of {gate.author.gate} is pulled")
        yield NOTICED_AFTER_S
        gate.try_in_vain()
        yield end_s - begin_s
        gate.cable.plug()
        gate.come_back()
        self.tell(f"{self._clock()}  {gate.author.gate} is back, and has sent what gathered")
        for other in self.parts.gates.values():
            other.news = True
        self.day.ring_all()

    def _end_of_day(self, last_arrival_s: float) -> Work:
        day, gates = self.day, self.parts.gates.values()
        while day.agenda.now_s < CLOSES_AFTER_S:
            yield LOOK_S * self.shape.scale
            tickets = day.console.queue().tickets.values()
            going = sum(not is_accounted(each) for each in tickets)
            self.tell(f"{self._clock()}  {len(tickets)} tickets, {going} still on their way")
            everybody_came = day.agenda.now_s > last_arrival_s
            if everybody_came and not going and all(gate.online for gate in gates):
                break
        day.over = True

    def _clock(self) -> str:
        return f"{self.day.agenda.clock.at.astimezone(ZONE):%H.%M}"


def _read(parts: Parts) -> Journals:
    for _ in range(2):  # what the first one sends the others have to hear
        for gate in parts.gates.values():
            gate.come_back()
    now = parts.console.clock.now()
    first = next(iter(parts.gates.values()))
    return Journals(
        gates={node: gate.journal.today(now) for node, gate in parts.gates.items()},
        centre=of_centre(parts.console.engine),
        desk=CONSOLE,
        policy=first.place.policy,
        usual_s=first.usual_s,
    )
