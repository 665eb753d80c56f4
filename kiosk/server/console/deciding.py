"""From a press to facts; decided under the site's lock, on the day as it is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain import calling, seating
from kiosk.domain.events import CancelReason, HelpGiven, Noted
from kiosk.domain.heads import close_day, let_in, let_out
from kiosk.domain.oddities import help_wanted
from kiosk.domain.tables import free_table
from kiosk.domain.types import CounterId, GateId, StationId
from kiosk.server.console.wishes import AT_COUNTER, MARKED, Verb, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from kiosk.domain.events import Event
    from kiosk.domain.house import Station
    from kiosk.domain.queue import Queue, Queued
    from kiosk.domain.types import TicketId
    from kiosk.server.console.workplace import Workplace

MOST_EXTENSION_MIN = 60


class Deciding:
    """One press on one day; ``closer`` is who closes the day."""

    def __init__(
        self, wish: Wish, workplace: Workplace, day: date, now: datetime, closer: GateId
    ) -> None:
        self._wish = wish
        self._workplace = workplace
        self._day = day
        self._now = now
        self._closer = closer

    def decide(self, queue: Queue, events: Sequence[Event]) -> list[Noted]:
        """Return the facts that the press becomes; none where it is moot."""
        wish = self._wish
        if wish.verb is Verb.HELPED:
            return _helped(wish.arg, events)
        if wish.verb is Verb.CLOSE_DAY:
            return close_day(queue, self._closer, self._day)
        if wish.verb in AT_COUNTER and not still_there(queue, wish):
            return []
        if wish.verb in _OF_COUNTER:
            return _OF_COUNTER[wish.verb](queue, self._station, wish.post.counter)
        if wish.verb in _OF_TICKET and wish.ticket is not None:
            return _OF_TICKET[wish.verb](queue, wish.ticket)
        return self._with_argument(queue)

    @property
    def _station(self) -> Station:
        return self._workplace.station(self._wish.post)

    def _with_argument(self, queue: Queue) -> list[Noted]:
        wish, station, counter = self._wish, self._station, self._wish.post.counter
        drafts: list[Noted] = []
        match wish.verb:
            case Verb.TO_TABLE:
                drafts = seating.call_to_table(queue, station)
            case Verb.START:
                drafts = seating.start(queue, station, counter, self._now)
            case Verb.EXTEND:
                drafts = self._extended(queue)
            case Verb.MOVE:
                drafts = seating.move(queue, station, counter, CounterId(wish.arg))
            case Verb.NO_SHOW:
                back_at = calling.comes_back_at(self._now, self._workplace.absent_s)
                drafts = calling.no_show(queue, station, counter, back_at)
            case Verb.TRANSFER if wish.arg in self._workplace.house.stations:
                drafts = calling.transfer(queue, station, counter, StationId(wish.arg))
            case _ if wish.ticket is not None:
                drafts = self._of_ticket(queue, wish.ticket)
        return drafts

    def _of_ticket(self, queue: Queue, ticket: TicketId) -> list[Noted]:
        wish, station, counter = self._wish, self._station, self._wish.post.counter
        drafts: list[Noted] = []
        match wish.verb:
            case Verb.CALL:
                drafts = calling.call(queue, station, counter, ticket)
            case Verb.SEAT:
                drafts = _seated(queue, station, ticket)
            case Verb.SEND if wish.arg in self._workplace.house.stations:
                drafts = calling.send(queue, station, counter, ticket, StationId(wish.arg))
            case Verb.CANCEL if wish.arg in set(CancelReason):
                drafts = calling.cancel(queue, ticket, CancelReason(wish.arg))
            case Verb.LET_IN:
                drafts = let_in(queue, ticket, count_of(wish.arg))
            case Verb.LET_OUT:
                drafts = let_out(queue, ticket, count_of(wish.arg))
        return drafts

    def _extended(self, queue: Queue) -> list[Noted]:
        minutes = count_of(self._wish.arg)
        if not 1 <= minutes <= MOST_EXTENSION_MIN:
            return []
        counter = self._wish.post.counter
        return seating.extend(queue, self._station, counter, minutes * 60, self._now)


def still_there(queue: Queue, wish: Wish) -> bool:
    """Tell whether the counter is as the officer saw it: nobody, or that ticket."""
    present = queue.on_call(wish.post.station, wish.post.counter)
    if (present.issue.ticket if present else None) != wish.seen:
        return False
    return wish.verb not in MARKED or mark_of(present) == wish.mark


def mark_of(queued: Queued | None) -> str:
    """Return what changes each time a number is called once more or its session made longer."""
    if queued is None or queued.call is None:
        return ""
    until = queued.sitting.until.timestamp() if queued.sitting is not None else 0
    return f"{queued.call.last_at.timestamp():.6f}-{until:.6f}"


def count_of(text: str) -> int:
    """Read a number of heads or minutes; -1, which nothing takes, for anything else."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else -1  # noqa: PLR2004 - MOST_HEADS has two digits


def _helped(gate: str, events: Sequence[Event]) -> list[Noted]:
    wanted = help_wanted(events, GateId(gate)) is not None
    return [Noted(HelpGiven(GateId(gate)))] if wanted else []


def _seated(queue: Queue, station: Station, ticket: TicketId) -> list[Noted]:
    queued, table = queue.tickets.get(ticket), free_table(queue, station)
    if queued is None or table is None or not seating.may_be_called(queued, station):
        return []
    return calling.call(queue, station, table, ticket)


def _willing(queue: Queue, ticket: TicketId) -> list[Noted]:
    return seating.answer_host(queue, ticket, willing=True)


def _unwilling(queue: Queue, ticket: TicketId) -> list[Noted]:
    return seating.answer_host(queue, ticket, willing=False)


def _first(queue: Queue, ticket: TicketId) -> list[Noted]:
    return calling.judge_priority(queue, ticket, granted=True)


def _ordinary(queue: Queue, ticket: TicketId) -> list[Noted]:
    return calling.judge_priority(queue, ticket, granted=False)


_OF_COUNTER: dict[Verb, Callable[[Queue, Station, CounterId], list[Noted]]] = {
    Verb.NEXT: calling.call_next,
    Verb.RECALL: calling.recall,
    Verb.FINISH: calling.finish,
    Verb.GIVE_BACK: calling.give_back,
}

_OF_TICKET: dict[Verb, Callable[[Queue, TicketId], list[Noted]]] = {
    Verb.FIRST: _first,
    Verb.ORDINARY: _ordinary,
    Verb.WILLING: _willing,
    Verb.UNWILLING: _unwilling,
}
