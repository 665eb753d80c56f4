"""What each fact does to its ticket; a fact that does not fit changes nothing.

Two nodes that are apart may both call one ticket. In the order of all facts, on which they agree
as soon as they meet, the earlier call stands. The later one is kept as *lost*, so that its counter
is told; and what that counter then writes about the ticket names a counter at which it is not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.domain.events import (
    PriorityConfirmed,
    PriorityDeclined,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
    TicketRecalled,
    TicketReturned,
    TicketTransferred,
)
from kiosk.domain.queue.inside import INSIDE
from kiosk.domain.queue.tickets import Call, Lane, Queued, Stage, Stay, is_at, stood_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.domain.events import Event
    from kiosk.domain.types import CounterId, StationId


class _AtCounter(Protocol):
    @property
    def station(self) -> StationId: ...
    @property
    def counter(self) -> CounterId: ...


def move(queued: Queued, event: Event) -> Queued:
    """Apply one fact to the ticket that it is about."""
    moved = _MOVES.get(type(event.body))
    return queued if moved is None else moved(queued, event.body, event.at)


def back(queued: Queued, now: datetime) -> Queued:
    """Put a number that nobody came for into the line again once its time has come."""
    if queued.stage is not Stage.NO_SHOW or queued.back_at is None or now < queued.back_at:
        return queued
    return replace(queued, stage=Stage.WAITING, arrived_at=queued.back_at, back_at=None)


def _called(queued: Queued, body: TicketCalled, at: datetime) -> Queued:
    since = min(queued.arrived_at, at)
    call = Call(queued.issue.ticket, body.station, body.counter, at, at, since, queued.goes_first)
    if queued.stage in {Stage.WAITING, Stage.NO_SHOW} and queued.stands_at(body.station):
        return replace(queued, stage=Stage.CALLED, call=call, back_at=None)
    if queued.stage is Stage.CALLED and _is_at(queued, body):
        return queued
    return replace(queued, lost=(*queued.lost, call))


def _recalled(queued: Queued, body: TicketRecalled, at: datetime) -> Queued:
    if queued.call is None or not _is_at(queued, body):
        return queued
    return replace(queued, call=replace(queued.call, last_at=at))


def _finished(queued: Queued, body: StationFinished, at: datetime) -> Queued:
    if queued.call is None or not _is_at(queued, body):
        return queued
    stay = Stay(body.station, body.counter, queued.call.at, at)
    return _go_on(replace(queued, stays=(*queued.stays, stay)), queued.ahead[1:], at)


def _returned(queued: Queued, body: TicketReturned, at: datetime) -> Queued:
    # It keeps its place: the officer could not serve it, through no fault of the party.
    waits = _is_at(queued, body)
    return replace(stood_up(queued, at), stage=Stage.WAITING) if waits else queued


def _transferred(queued: Queued, body: TicketTransferred, at: datetime) -> Queued:
    here = queued.stage is Stage.WAITING and queued.stands_at(body.station)
    if not here and not _is_at(queued, body):
        return queued
    rest = tuple(station for station in queued.ahead[1:] if station != body.to)
    return _go_on(queued, (body.to, *rest), at)


def _absent(queued: Queued, body: TicketNoShow, at: datetime) -> Queued:
    if not _is_at(queued, body):
        return queued
    absences, queued = queued.absences + 1, stood_up(queued, at)
    return replace(queued, stage=Stage.NO_SHOW, absences=absences, back_at=body.back_at)


def _cancelled(queued: Queued, body: TicketCancelled, at: datetime) -> Queued:
    if queued.stage is Stage.SERVED:
        return queued
    return replace(stood_up(queued, at), stage=Stage.CANCELLED, cancelled=body.reason, back_at=None)


def _confirmed(queued: Queued, _: PriorityConfirmed, __: datetime) -> Queued:
    return replace(queued, lane=Lane.CONFIRMED)


def _declined(queued: Queued, _: PriorityDeclined, __: datetime) -> Queued:
    return replace(queued, lane=Lane.DECLINED)


def _go_on(queued: Queued, ahead: tuple[StationId, ...], at: datetime) -> Queued:
    stage = Stage.WAITING if ahead else Stage.SERVED
    # Gates' clocks differ: nobody comes to a line before the hour at which the number was taken.
    arrived_at = max(at, queued.issue.at)
    return replace(stood_up(queued, at), stage=stage, ahead=ahead, arrived_at=arrived_at)


def _is_at(queued: Queued, body: _AtCounter) -> bool:
    return is_at(queued, body.station, body.counter)


_MOVES: dict[type, Callable[[Queued, Any, datetime], Queued]] = {
    TicketCalled: _called,
    TicketRecalled: _recalled,
    StationFinished: _finished,
    TicketReturned: _returned,
    TicketTransferred: _transferred,
    TicketNoShow: _absent,
    TicketCancelled: _cancelled,
    PriorityConfirmed: _confirmed,
    PriorityDeclined: _declined,
    **INSIDE,
}
