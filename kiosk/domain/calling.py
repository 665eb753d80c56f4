"""What an officer does with the queue: each wish becomes facts, or nothing where it is moot."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.events import (
    Body,
    CancelReason,
    Noted,
    PartyEntered,
    PriorityConfirmed,
    PriorityDeclined,
    SessionEnded,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
    TicketRecalled,
    TicketReturned,
    TicketTransferred,
)
from kiosk.domain.heads import MOST_HEADS
from kiosk.domain.queue import Lane, Stage
from kiosk.domain.seating import next_for

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.house import Station
    from kiosk.domain.queue import Queue
    from kiosk.domain.types import CounterId, StationId, TicketId

MOST_ABSENCES = 2
"""A number that nobody came for so often does not come back by itself again."""


def call_next(queue: Queue, station: Station, counter: CounterId) -> list[Noted]:
    """Finish with the party at the counter, if any, and call the next one, if any may be called.

    With nobody waiting the party at the counter is left there: it is still being served. So it is
    while its session at a table runs.
    """
    following, present = next_for(queue, station), queue.on_call(station.id, counter)
    if following is None or (present is not None and present.is_sitting):
        return []
    return [
        *finish(queue, station, counter),
        Noted(TicketCalled(station.id, counter), following.issue.ticket),
    ]


def call(queue: Queue, station: Station, counter: CounterId, ticket: TicketId) -> list[Noted]:
    """Call one number out of turn: who did not come before, or whom an officer picks."""
    queued, present = queue.tickets.get(ticket), queue.on_call(station.id, counter)
    callable_ = {Stage.WAITING, Stage.NO_SHOW}
    if queued is None or queued.stage not in callable_ or not queued.stands_at(station.id):
        return []
    if present is not None and present.is_sitting:
        return []
    return [*finish(queue, station, counter), Noted(TicketCalled(station.id, counter), ticket)]


def recall(queue: Queue, station: Station, counter: CounterId) -> list[Noted]:
    """Call the number at the counter once more."""
    return _of_present(queue, station, counter, TicketRecalled(station.id, counter))


def finish(
    queue: Queue, station: Station, counter: CounterId, heads: int | None = None
) -> list[Noted]:
    """Let the party at the counter go on to its next station.

    A session that runs ends by it; where the next station is inside, the party is counted in:
    as many ``heads`` as an officer counted, or as many as its ticket says.
    """
    present = queue.on_call(station.id, counter)
    if present is None or not (heads is None or 1 <= heads <= MOST_HEADS):
        return []
    ticket = present.issue.ticket
    lets_in = station.lets_in and not present.heads.inside
    counted = present.issue.facts.party if heads is None else heads
    entered = [Noted(PartyEntered(counted), ticket)] if lets_in else []
    ended = [Noted(SessionEnded(station.id, counter), ticket)] if present.is_sitting else []
    return [*entered, *ended, Noted(StationFinished(station.id, counter), ticket)]


def give_back(queue: Queue, station: Station, counter: CounterId) -> list[Noted]:
    """Put the party at the counter back into the line, to the place it had."""
    return _of_present(queue, station, counter, TicketReturned(station.id, counter))


def transfer(queue: Queue, station: Station, counter: CounterId, to: StationId) -> list[Noted]:
    """Send the party at the counter to another station; it goes on from there."""
    if to == station.id:
        return []
    return _of_present(queue, station, counter, TicketTransferred(station.id, counter, to))


def send(
    queue: Queue, station: Station, counter: CounterId, ticket: TicketId, to: StationId
) -> list[Noted]:
    """Send a party that waits at ``station`` to another one; it goes on from there."""
    queued = queue.tickets.get(ticket)
    waits = queued is not None and queued.stage is Stage.WAITING and queued.stands_at(station.id)
    return [Noted(TicketTransferred(station.id, counter, to), ticket)] if waits else []


def no_show(
    queue: Queue,
    station: Station,
    counter: CounterId,
    back_at: datetime | None = None,
) -> list[Noted]:
    """Note that nobody came to the counter.

    The number stands in the line again at ``back_at``, unless nobody came for it before.
    """
    present = queue.on_call(station.id, counter)
    if present is None:
        return []
    again = back_at if present.absences + 1 < MOST_ABSENCES else None
    return [Noted(TicketNoShow(station.id, counter, again), present.issue.ticket)]


def comes_back_at(now: datetime, grace_s: float) -> datetime:
    """Return when a number that nobody came for stands in the line again."""
    return now + timedelta(seconds=grace_s)


def cancel(queue: Queue, ticket: TicketId, reason: CancelReason) -> list[Noted]:
    """End a ticket that has not come to the end of its journey."""
    queued = queue.tickets.get(ticket)
    if queued is None or queued.stage in {Stage.SERVED, Stage.CANCELLED}:
        return []
    return [Noted(TicketCancelled(reason), ticket)]


def judge_priority(queue: Queue, ticket: TicketId, *, granted: bool) -> list[Noted]:
    """Confirm that a party goes first, or decline it; nothing where that is so already."""
    queued = queue.tickets.get(ticket)
    body = PriorityConfirmed() if granted else PriorityDeclined()
    if queued is None or queued.lane is (Lane.CONFIRMED if granted else Lane.DECLINED):
        return []
    return [Noted(body, ticket)]


def _of_present(queue: Queue, station: Station, counter: CounterId, body: Body) -> list[Noted]:
    present = queue.on_call(station.id, counter)
    return [] if present is None else [Noted(body, present.issue.ticket)]
