"""The tables of a session station: who sits where, and how much of the session is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.queue.tickets import Stage

if TYPE_CHECKING:
    from kiosk.domain.house import Station
    from kiosk.domain.queue import Queue, Queued, Sitting
    from kiosk.domain.types import CounterId

WARNING_S = 300.0
"""How long before its end a session is said to end soon."""

FRESH = timedelta(seconds=30)
"""A warning older than this was said before a screen was opened, or helps nobody now."""


class Phase(StrEnum):
    """How it stands at a table."""

    FREE = "free"
    CALLED = "called"
    """A party is on its way there."""
    RUNNING = "running"
    ENDING = "ending"
    """The session ends within five minutes."""
    OVER = "over"
    """The session's time is over and the party still sits there."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``left_s`` is negative when the time is over, None without a session.

    ``share`` of the session that is over, from 0 to 1. ``others`` were called to the same table by
    somebody who was apart.
    """

    counter: CounterId
    phase: Phase
    queued: Queued | None = None
    left_s: float | None = None
    share: float = 0.0
    others: tuple[Queued, ...] = ()


def tables(queue: Queue, station: Station, now: datetime) -> tuple[Table, ...]:
    """Return all tables of a station, in the order of the settings."""
    here = _called_to(queue, station)
    return tuple(_table(here.get(counter, []), counter, now) for counter in station.counters)


def free_table(queue: Queue, station: Station) -> CounterId | None:
    """Return the first table at which nobody sits and to which nobody is called."""
    taken = _called_to(queue, station)
    return next((each for each in station.counters if each not in taken), None)


def ends_soon(sitting: Sitting, now: datetime) -> bool:
    """Tell whether a session came to its last five minutes just now."""
    warns_at = sitting.until - timedelta(seconds=WARNING_S)
    return sitting.started_at < warns_at <= now < min(warns_at + FRESH, sitting.until)


def _called_to(queue: Queue, station: Station) -> dict[CounterId, list[Queued]]:
    """Return who is at each table, or on the way there; a free one is left out."""
    found: dict[CounterId, list[Queued]] = {}
    for queued in queue.tickets.values():
        call = queued.call
        if queued.stage is Stage.CALLED and call is not None and call.station == station.id:
            found.setdefault(call.counter, []).append(queued)
    return found


def _table(here: list[Queued], counter: CounterId, now: datetime) -> Table:
    if not here:
        return Table(counter, Phase.FREE)
    first, *others = sorted(here, key=lambda each: not each.is_sitting)
    sitting = first.sitting
    if sitting is None or not first.is_sitting:
        return Table(counter, Phase.CALLED, first, others=tuple(others))
    left_s = (sitting.until - now).total_seconds()
    whole_s = max(1.0, (sitting.until - sitting.started_at) / timedelta(seconds=1))
    share = min(1.0, max(0.0, 1.0 - left_s / whole_s))
    return Table(counter, _phase(left_s), first, left_s, share, tuple(others))


def _phase(left_s: float) -> Phase:
    if left_s <= 0:
        return Phase.OVER
    return Phase.ENDING if left_s <= WARNING_S else Phase.RUNNING
