"""What an officer does with the queue: each wish becomes facts, or nothing where it is moot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.events import (
    Noted,
    StationFinished,
    TicketCalled,
    TicketNoShow,
    TicketRecalled,
)

if TYPE_CHECKING:
    from kiosk.domain.queue import Queue
    from kiosk.domain.types import CounterId, StationId


def call_next(queue: Queue, station: StationId, counter: CounterId) -> list[Noted]:
    """Finish with the party at the counter, if any, and call the next one, if any waits.

    With nobody waiting the party at the counter is left there: it is still being served.
    """
    waiting = queue.waiting()
    if not waiting:
        return []
    present = queue.on_call(station, counter)
    done = (
        [] if present is None else [Noted(StationFinished(station, counter), present.issue.ticket)]
    )
    return [*done, Noted(TicketCalled(station, counter), waiting[0].issue.ticket)]


def recall(queue: Queue, station: StationId, counter: CounterId) -> list[Noted]:
    """Call the number at the counter once more."""
    present = queue.on_call(station, counter)
    return (
        [] if present is None else [Noted(TicketRecalled(station, counter), present.issue.ticket)]
    )


def no_show(queue: Queue, station: StationId, counter: CounterId) -> list[Noted]:
    """Note that nobody came to the counter."""
    present = queue.on_call(station, counter)
    return [] if present is None else [Noted(TicketNoShow(station, counter), present.issue.ticket)]
