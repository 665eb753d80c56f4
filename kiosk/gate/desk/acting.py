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
from kiosk.domain.queue import Folding, Queue
from kiosk.domain.types import OfficerId, TicketId
from kiosk.gate.desk.draft import GoodsTap
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.shapes import DeskAction, InspectAct, SheetAct
from kiosk.gate.desk.sheet import decide


@dataclass(frozen=True, slots=True)
class Meant:
    """The ticket that was at the counter when the button was pressed, None for nobody."""

    ticket: TicketId | None


Touch = DeskAction | SheetAct | InspectAct | GoodsTap
"""What an officer can do. A GoodsTap changes a draft; the complete list is an InspectAct."""


@dataclass(frozen=True, slots=True)
class Press:
    """A touch. ``meant`` is None when the officer could not see a queue yet.

    ``officer`` is whose the display was then, None where it is everybody's.
    """

    action: Touch
    at_s: float
    meant: Meant | None
    officer: OfficerId | None = None


def meant(known: Known, place: Place) -> Meant | None:
    """Return whom a touch is meant for while ``known`` is on the screen."""
    return None if known.read_at is None else _present(known.queue, place)


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
        # These are meant for the ticket that they name, whoever is at the counter.
        if isinstance(press.action, SheetAct):
            return decide(press.action, queue, place, self._house)
        if isinstance(press.action, InspectAct):
            return inspected(press.action, queue, place, self._house)
        moot = press.meant is not None and press.meant != _present(queue, place)
        if moot or isinstance(press.action, GoodsTap):
            return []
        station = self._house.stations[place.station]
        if press.action is DeskAction.NO_SHOW:
            back_at = comes_back_at(self._now, place.absent_s)
            return no_show(queue, station, place.counter, back_at)
        return _CALLS[press.action](queue, station, place.counter)


def inspected(act: InspectAct, queue: Queue, place: Place, house: House) -> Sequence[Noted]:
    """Note a party's list, wherever the party is by now; let it go on only from this counter."""
    if fault_in(act.items) is not None:
        return []
    facts = inspect(queue, act.ticket, act.items)
    if not act.finish or Meant(act.ticket) != _present(queue, place):
        return facts
    return [*facts, *finish(queue, house.stations[place.station], place.counter)]


def _present(queue: Queue, place: Place) -> Meant:
    queued = queue.on_call(place.station, place.counter)
    return Meant(queued.issue.ticket if queued else None)


_CALLS = {
    DeskAction.CALL_NEXT: call_next,
    DeskAction.RECALL: recall,
    DeskAction.FINISH: finish,
    DeskAction.GIVE_BACK: give_back,
}
