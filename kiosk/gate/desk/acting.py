"""From a touch to facts, decided inside the journal's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.calling import call_next, comes_back_at, finish, give_back, no_show, recall
from kiosk.domain.events import Draft, Event, HelpGiven, Noted
from kiosk.domain.house import House
from kiosk.domain.inspecting import fault_in, inspect
from kiosk.domain.oddities import help_wanted
from kiosk.domain.programme import mark
from kiosk.domain.queue import Folding, Queue
from kiosk.domain.seating import call_to_table, start
from kiosk.domain.types import OfficerId, TicketId
from kiosk.gate.desk.acts import (
    Act,
    DeskAction,
    HeadsAct,
    InspectAct,
    MarkAct,
    NamedAct,
    PlaceAct,
    SheetAct,
    TableAct,
)
from kiosk.gate.desk.draft import GoodsTap
from kiosk.gate.desk.focus import alone, counter_of, has_tables, present_of
from kiosk.gate.desk.heads import decide_heads
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.sheet import decide
from kiosk.gate.desk.table_sheet import decide_table


@dataclass(frozen=True, slots=True)
class Meant:
    """The ticket that was at the counter when the button was pressed, None for nobody."""

    ticket: TicketId | None


@dataclass(frozen=True, slots=True)
class Press:
    """A touch. ``meant`` is None when the officer could not see a queue yet.

    ``officer`` is whose the display was then, None where it is everybody's.
    """

    action: Act
    at_s: float
    meant: Meant | None
    officer: OfficerId | None = None


def meant(known: Known, place: Place, house: House) -> Meant | None:
    """Return whom a touch is meant for while ``known`` is on the screen."""
    return None if known.read_at is None else _present(known.queue, place, house)


class Acting:
    """Decides what to record for a touch; ``seen`` are the events that it was decided on.

    A touch whose party is no longer at the counter is moot: another display, or the same touch
    tried twice, has been there before.
    """

    def __init__(
        self, press: Press, place: Place, house: House, folding: Folding, now: datetime
    ) -> None:
        self._press = press
        self._now = now
        self._folding = folding
        self._place = place
        self._house = house
        self.seen: Sequence[Event] = ()

    def decide(self, events: Sequence[Event]) -> Sequence[Draft]:
        """Return the facts to record; a ``kiosk.ports.Decide``, called inside the transaction."""
        self.seen = events
        return [
            replace(draft, officer=self._press.officer) if isinstance(draft, Noted) else draft
            for draft in self._decide(events)
        ]

    def _decide(self, events: Sequence[Event]) -> Sequence[Draft]:
        press, place = self._press, self._place
        if press.action is DeskAction.HELP_GIVEN:
            return [Noted(HelpGiven())] if help_wanted(events, self._house.gate) else []
        queue = self._folding.whole(events).at(self._now)
        if isinstance(press.action, GoodsTap):
            return []  # a draft's, not the journal's
        if not isinstance(press.action, DeskAction):
            # Meant for the ticket that it names, whoever is at the counter.
            return self._named(press.action, queue)
        if press.meant is not None and press.meant != _present(queue, place, self._house):
            return []
        return self._at_counter(press.action, queue)

    def _named(self, act: NamedAct, queue: Queue) -> Sequence[Draft]:
        place, house = self._place, self._house
        match act:
            case SheetAct():
                return decide(act, queue, place, house)
            case TableAct():
                return decide_table(act, queue, place, house, self._now)
            case HeadsAct():
                return decide_heads(act, queue, place, house)
            case MarkAct(booking, present):
                return mark(queue, booking, present=present)
            case InspectAct():
                return inspected(act, queue, place, house)
            case PlaceAct():
                return []

    def _at_counter(self, action: DeskAction, queue: Queue) -> Sequence[Draft]:
        place, house = self._place, self._house
        station, present = house.stations[place.station], present_of(queue, place, house)
        if has_tables(place, house):
            if action is DeskAction.CALL_NEXT:
                return call_to_table(queue, station)
            if present is None or action is DeskAction.FINISH:
                return []
            queue = alone(queue, present.issue.ticket)
        counter = counter_of(present, place)
        match action:
            case DeskAction.NO_SHOW:
                return no_show(queue, station, counter, comes_back_at(self._now, place.absent_s))
            case DeskAction.START:
                return start(queue, station, counter, self._now)
            case _:
                return _CALLS[action](queue, station, counter)


def inspected(act: InspectAct, queue: Queue, place: Place, house: House) -> Sequence[Noted]:
    """Note a party's list, wherever the party is by now; let it go on only from this counter."""
    if fault_in(act.items) is not None:
        return []
    facts = inspect(queue, act.ticket, act.items)
    if not act.finish or Meant(act.ticket) != _present(queue, place, house):
        return facts
    return [*facts, *finish(queue, house.stations[place.station], place.counter)]


def _present(queue: Queue, place: Place, house: House) -> Meant:
    queued = present_of(queue, place, house)
    return Meant(queued.issue.ticket if queued else None)


_CALLS = {
    DeskAction.CALL_NEXT: call_next,
    DeskAction.RECALL: recall,
    DeskAction.FINISH: finish,
    DeskAction.GIVE_BACK: give_back,
}
