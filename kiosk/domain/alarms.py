"""When somebody must look at once: a session is over, and people are still inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.heads import inside

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.queue import Queue, Queued
    from kiosk.domain.types import TicketId


class AlarmKind(StrEnum):
    """Why an officer has to look."""

    CLOSING = "closing"
    """The house has closed and somebody is inside."""
    STILL_INSIDE = "still_inside"
    """Its session has ended, and the party has not been counted out."""
    TIME_UP = "time_up"
    """The party sits at its table beyond its time."""
    MISCOUNTED = "miscounted"
    """More left than came in."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One cause; ``since`` is when it began. CLOSING is of the house and names no ticket."""

    kind: AlarmKind
    since: datetime
    heads: int
    ticket: TicketId | None = None


def alarms(
    queue: Queue, now: datetime, closes_at: datetime | None, out_s: float
) -> tuple[Alarm, ...]:
    """Return what is to be looked at now, the gravest first and of a kind the oldest.

    ``closes_at`` is the house's closing time of the day; ``out_s`` how long the way out takes.
    """
    within = inside(queue)
    found = [
        *_closing(sum(each.heads.inside for each in within), now, closes_at),
        *(alarm for each in within for alarm in _of_party(each, now, out_s)),
        *(_miscounted(each) for each in queue.tickets.values() if each.heads.miscounted),
    ]
    gravity = list(AlarmKind)
    return tuple(sorted(found, key=lambda alarm: (gravity.index(alarm.kind), alarm.since)))


def _closing(heads: int, now: datetime, closes_at: datetime | None) -> list[Alarm]:
    if not heads or closes_at is None or now < closes_at:
        return []
    return [Alarm(AlarmKind.CLOSING, closes_at, heads)]


def _of_party(queued: Queued, now: datetime, out_s: float) -> list[Alarm]:
    sitting, ticket = queued.sitting, queued.issue.ticket
    if sitting is None:
        return []
    if sitting.ended_at is None:
        over = now >= sitting.until
        kind, since = AlarmKind.TIME_UP, sitting.until
    else:
        since = sitting.ended_at + timedelta(seconds=out_s)
        over, kind = now >= since, AlarmKind.STILL_INSIDE
    return [Alarm(kind, since, queued.heads.inside, ticket)] if over else []


def _miscounted(queued: Queued) -> Alarm:
    heads = queued.heads
    since = heads.left_at or queued.issue.at
    return Alarm(AlarmKind.MISCOUNTED, since, heads.left - heads.entered, queued.issue.ticket)
