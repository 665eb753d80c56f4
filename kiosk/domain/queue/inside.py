"""What the facts of a visit do to its ticket: goods, the host's answer, the session, heads.

A session is its ticket's, not its table's: two officers who are apart may name different tables
of one session, because one of them has moved it. What they do with it counts all the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.domain.events import (
    BelongingsInspected,
    HostAnswered,
    PartyEntered,
    PartyLeft,
    SessionEnded,
    SessionExtended,
    SessionMoved,
    SessionStarted,
)
from kiosk.domain.queue.tickets import Queued, Sitting, is_at, stood_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.domain.types import StationId


def _inspected(queued: Queued, body: BelongingsInspected, at: datetime) -> Queued:
    return replace(queued, items=body.items, inspected_at=at)


def _answered(queued: Queued, body: HostAnswered, _: datetime) -> Queued:
    return replace(queued, host=body.willing)


def _started(queued: Queued, body: SessionStarted, at: datetime) -> Queued:
    if queued.is_sitting or not is_at(queued, body.station, body.counter):
        return queued
    return replace(queued, sitting=Sitting(body.station, body.counter, at, body.until))


def _extended(queued: Queued, body: SessionExtended, _: datetime) -> Queued:
    if not _sits(queued, body.station) or queued.sitting is None:
        return queued
    return replace(queued, sitting=replace(queued.sitting, until=body.until))


def _moved(queued: Queued, body: SessionMoved, _: datetime) -> Queued:
    if not _sits(queued, body.station) or queued.sitting is None or queued.call is None:
        return queued
    return replace(
        queued,
        sitting=replace(queued.sitting, counter=body.to),
        call=replace(queued.call, counter=body.to),
    )


def _ended(queued: Queued, body: SessionEnded, at: datetime) -> Queued:
    return stood_up(queued, at) if _sits(queued, body.station) else queued


def _entered(queued: Queued, body: PartyEntered, at: datetime) -> Queued:
    return replace(queued, heads=replace(queued.heads, entered=body.heads, entered_at=at))


def _left(queued: Queued, body: PartyLeft, at: datetime) -> Queued:
    return replace(queued, heads=replace(queued.heads, left=body.heads, left_at=at))


def _sits(queued: Queued, station: StationId) -> bool:
    return queued.is_sitting and queued.sitting is not None and queued.sitting.station == station


INSIDE: dict[type, Callable[[Queued, Any, datetime], Queued]] = {
    BelongingsInspected: _inspected,
    HostAnswered: _answered,
    SessionStarted: _started,
    SessionExtended: _extended,
    SessionMoved: _moved,
    SessionEnded: _ended,
    PartyEntered: _entered,
    PartyLeft: _left,
}
