"""When time alone changes what a console shows: a session ends, a number comes back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.tables import WARNING_S

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.domain.queue import Queue, Queued
    from kiosk.server.console.workplace import Workplace


def due_s(
    queue: Queue, workplace: Workplace, now: datetime, closes_at: datetime | None
) -> float | None:
    """Return the seconds until the next such moment of a day, None while there is none."""
    moments = [at for each in queue.tickets.values() for at in _of(each, workplace.out_s)]
    if closes_at is not None:
        moments.append(closes_at)
    coming = [(at - now).total_seconds() for at in moments if at > now]
    return min(coming, default=None)


def _of(queued: Queued, out_s: float) -> Iterable[datetime]:
    if queued.back_at is not None:
        yield queued.back_at
    sitting = queued.sitting
    if sitting is None:
        return
    if sitting.ended_at is not None:
        yield sitting.ended_at + timedelta(seconds=out_s)
    else:
        yield sitting.until - timedelta(seconds=WARNING_S)
        yield sitting.until
