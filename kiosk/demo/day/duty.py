"""One officer at one counter or table, and what the whole house hears of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from kiosk.demo.day.agenda import Agenda, Rest, Work
from kiosk.demo.day.hall import Hall, Party
from kiosk.domain.events import PartyEntered, TicketCalled
from kiosk.domain.queue import Stage
from kiosk.domain.types import CounterId, NodeId, OfficerId, StationId, TicketId
from kiosk.gate.desk import DeskAction

if TYPE_CHECKING:
    from kiosk.demo.day.centre import Console
    from kiosk.demo.day.gatehouse import Gatehouse
    from kiosk.demo.day.nodes import Node, Wish
    from kiosk.domain.events import Event

REACTION_S = 6.0


@dataclass
class Day:
    """Everything that officers and visitors of the day share."""

    agenda: Agenda
    chance: Random
    hall: Hall
    gates: dict[NodeId, Gatehouse]
    console: Console
    leaving: Callable[[Day, Party], Work]
    scale: float = 1.0
    over: bool = False

    def happens(self, share: float) -> bool:
        """Tell by chance whether something happens that does so often."""
        return self.chance.random() < share

    def settle(self, node: Node) -> None:
        """Bring what others wrote to a node, as far as the lines are up."""
        for gate in self.gates.values():
            if gate.send():
                self._tell(gate.id)
        if self.console.written:
            self.console.written = False
            self._tell(self.console.id)
        if node.id in self.gates:
            self.gates[node.id].listen()

    def record(self, node: Node, wish: Wish, officer: OfficerId) -> list[Event]:
        """Let an officer write, and tell everybody whom it concerns."""
        self.settle(node)
        events = node.record(wish, officer)
        self.heard(node, events)
        return events

    def heard(self, node: Node, events: list[Event]) -> None:
        """Wake whoever has something to do now; send home who is done."""
        tickets = dict.fromkeys(event.ticket for event in events if event.ticket is not None)
        for event in events:
            party = None if event.ticket is None else self.hall.parties.get(event.ticket)
            if party is not None and isinstance(event.body, PartyEntered):
                party.inside = event.ticket
        queue = node.queue() if tickets else None
        for ticket in tickets:
            queued = None if queue is None else queue.tickets.get(ticket)
            if queued is None:
                continue
            if queued.stage is Stage.WAITING and queued.station is not None:
                self.ring(queued.station, node)
            elif queued.stage is Stage.NO_SHOW and queued.back_at is not None:
                wait_s = (queued.back_at - self.agenda.clock.at).total_seconds() + 1
                self._ring_later(queued.station, node, wait_s)
            elif queued.stage is not Stage.CALLED:
                self._send_home(ticket)

    def ring(self, station: StationId, node: Node) -> None:
        """Wake one officer who rests at a station and can know of what was written at a node."""
        hearing = [
            rest
            for rest in self.agenda.rests(station)
            if rest.node.id == node.id or (rest.node.online and node.online)
        ]
        if hearing:
            self.agenda.wake(self.chance.choice(hearing), self.chance.uniform(1, 2 * REACTION_S))

    def ring_all(self) -> None:
        """Wake everybody: a line is up again, and much may have come."""
        for station in self.console.stations:
            for rest in self.agenda.rests(station):
                self.agenda.wake(rest, self.chance.uniform(1, 2 * REACTION_S))

    def _tell(self, author: NodeId) -> None:
        for gate in self.gates.values():
            if gate.id != author:
                gate.news = True

    def _ring_later(self, station: StationId | None, node: Node, in_s: float) -> None:
        if station is not None:
            self.agenda.at(self.agenda.now_s + in_s, lambda: self.ring(station, node))

    def _send_home(self, ticket: TicketId) -> None:
        party = self.hall.parties.get(ticket)
        if party is None or party.leaving or party.inside not in {None, ticket}:
            return
        party.leaving = True
        self.agenda.begin(self.leaving(self, party))


@dataclass(eq=False)
class Post:
    """An officer at a counter, with one node in front of them. A session may move the counter."""

    day: Day
    node: Node
    station: StationId
    counter: CounterId
    officer: OfficerId
    _rest: Rest | None = None

    def press(self, action: DeskAction, meant: TicketId | None) -> list[Event]:
        """Press a button of the desk."""
        self.day.settle(self.node)
        events = self.node.press(action, (self.station, self.counter), meant, self.officer)
        self.day.heard(self.node, events)
        return events

    def record(self, wish: Wish) -> list[Event]:
        """Do something else with the queue."""
        return self.day.record(self.node, wish, self.officer)

    def present(self) -> TicketId | None:
        """Return the ticket that the screen shows at this counter."""
        self.day.settle(self.node)
        queued = self.node.queue().on_call(self.station, self.counter)
        return None if queued is None else queued.issue.ticket

    def call_next(self) -> TicketId | None:
        """Finish with who is here and call the next one; return whom."""
        present = self.present()
        events = self.press(DeskAction.CALL_NEXT, present)
        called = [each.ticket for each in events if isinstance(each.body, TicketCalled)]
        if not called and present is not None:
            self.press(DeskAction.FINISH, present)
        return called[0] if called else None

    def rest(self) -> Rest:
        """Wait for the bell."""
        self._rest = Rest(self.station, self.node)
        return self._rest

    @property
    def is_resting(self) -> bool:
        """Tell whether nobody is here, nor called."""
        return self._rest in self.day.agenda.rests(self.station)


def stand(post: Post, duty: Callable[[Post, TicketId, Party], Work]) -> Work:
    """Call one party after the other, all day, and do one's duty by each that comes."""
    day = post.day
    while not day.over:
        ticket = post.call_next()
        if ticket is None:
            yield post.rest()
            continue
        party = day.hall.answers(ticket, day.agenda.now_s)
        if party is None:
            yield from nobody_came(post, ticket)
            continue
        party.busy = True
        yield day.chance.uniform(5, 25)
        yield from duty(post, ticket, party)
        party.busy = False


def nobody_came(post: Post, ticket: TicketId) -> Work:
    """Call once more, wait, and note that nobody came."""
    yield post.day.chance.uniform(35, 60)
    post.press(DeskAction.RECALL, ticket)
    yield post.day.chance.uniform(30, 60)
    post.press(DeskAction.NO_SHOW, ticket)
