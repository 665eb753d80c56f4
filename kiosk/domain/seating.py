"""What an officer does with sessions at tables: each wish becomes facts, or nothing where moot."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.domain.events import (
    HostAnswered,
    Noted,
    PartyEntered,
    SessionExtended,
    SessionMoved,
    SessionStarted,
    TicketCalled,
)
from kiosk.domain.queue import Stage
from kiosk.domain.tables import free_table

if TYPE_CHECKING:
    from kiosk.domain.house import Station
    from kiosk.domain.queue import Queue, Queued
    from kiosk.domain.types import CounterId, TicketId


def may_be_called(queued: Queued, station: Station) -> bool:
    """Tell whether a party may be called: where the host is asked first, they must be willing."""
    return queued.host is True or not station.host_first


def next_for(queue: Queue, station: Station) -> Queued | None:
    """Return whom to call next to a station, None while nobody may be."""
    waiting = (each for each in queue.waiting(station.id) if may_be_called(each, station))
    return next(waiting, None)


def call_to_table(queue: Queue, station: Station) -> list[Noted]:
    """Call the next party to the first free table; nothing without a party or a table."""
    queued, table = next_for(queue, station), free_table(queue, station)
    if queued is None or table is None:
        return []
    return [Noted(TicketCalled(station.id, table), queued.issue.ticket)]


def call_there(queue: Queue, station: Station, ticket: TicketId) -> list[Noted]:
    """Call one party out of turn to the first free table; nothing where it may not be called."""
    queued, table = queue.tickets.get(ticket), free_table(queue, station)
    if queued is None or table is None or not may_be_called(queued, station):
        return []
    if queued.stage not in {Stage.WAITING, Stage.NO_SHOW} or not queued.stands_at(station.id):
        return []
    return [Noted(TicketCalled(station.id, table), ticket)]


def on_the_way(queue: Queue, station: Station) -> Queued | None:
    """Return the party called last to one of a station's tables, of those that do not sit yet."""
    coming = [
        (each.call.last_at, each)
        for each in queue.tickets.values()
        if each.stage is Stage.CALLED
        and each.call is not None
        and each.call.station == station.id
        and not each.is_sitting
    ]
    if not coming:
        return None
    return max(coming, key=lambda pair: (pair[0], pair[1].issue.facts.number))[1]


def answer_host(queue: Queue, ticket: TicketId, *, willing: bool) -> list[Noted]:
    """Note whether the person visited wishes to receive a party."""
    queued = queue.tickets.get(ticket)
    if queued is None or not queued.is_open or queued.host is willing:
        return []
    return [Noted(HostAnswered(willing), ticket)]


def start(queue: Queue, station: Station, counter: CounterId, now: datetime) -> list[Noted]:
    """Start the session of the party at a table; whoever was not counted in yet is by that."""
    queued = queue.on_call(station.id, counter)
    if queued is None or queued.is_sitting or station.session_s is None:
        return []
    until = now + timedelta(seconds=station.session_s)
    ticket = queued.issue.ticket
    return [
        *_counted_in(queued),
        Noted(SessionStarted(station.id, counter, until), ticket),
    ]


def extend(
    queue: Queue, station: Station, counter: CounterId, by_s: float, now: datetime
) -> list[Noted]:
    """Give a session more time, from its end or, if that has passed, from now."""
    queued = queue.on_call(station.id, counter)
    if queued is None or queued.sitting is None or not queued.is_sitting:
        return []
    until = max(queued.sitting.until, now) + timedelta(seconds=by_s)
    return [Noted(SessionExtended(station.id, counter, until), queued.issue.ticket)]


def move(queue: Queue, station: Station, counter: CounterId, to: CounterId) -> list[Noted]:
    """Move a running session to a free table."""
    queued = queue.on_call(station.id, counter)
    free = to in station.counters and not queue.all_at(station.id, to)
    if queued is None or not queued.is_sitting or not free:
        return []
    return [Noted(SessionMoved(station.id, counter, to), queued.issue.ticket)]


def _counted_in(queued: Queued) -> list[Noted]:
    if queued.heads.inside:
        return []
    return [Noted(PartyEntered(queued.issue.facts.party), queued.issue.ticket)]
