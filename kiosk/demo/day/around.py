"""Who works beside the counters: at the wards, in the hall, at the way out, at closing time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.demo.day.counters import is_second
from kiosk.demo.day.house import PROGRAMME, TABLES
from kiosk.domain.calling import cancel, judge_priority, no_show
from kiosk.domain.events import CancelReason, Noted
from kiosk.domain.heads import close_day, let_out
from kiosk.domain.programme import mark, roster
from kiosk.domain.queue import Lane, Queue, Queued, Stage
from kiosk.domain.seating import answer_host
from kiosk.domain.types import OfficerId

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.demo.day.agenda import Work
    from kiosk.demo.day.duty import Day
    from kiosk.demo.day.hall import Party
    from kiosk.demo.day.nodes import Node
    from kiosk.domain.booking import Booking
    from kiosk.domain.types import TicketId

WARDER, HALL_GUARD, EXIT_GUARD = OfficerId("wahyu"), OfficerId("hana"), OfficerId("eka")
FACILITATOR, CLOSER = OfficerId("fitri"), OfficerId("citra")

ASKED_AT_ONCE = 6
MARKED_AFTER_S = 1500.0


def warder(day: Day) -> Work:
    """Ask hosts whether they will receive who has come for them; end the numbers of the others."""
    while not day.over:
        day.record(day.console, lambda queue: _answers(day, queue), WARDER)
        yield day.chance.uniform(20, 50)


def _answers(day: Day, queue: Queue) -> list[Noted]:
    asked = [each for each in queue.tickets.values() if _to_be_asked(each)][:ASKED_AT_ONCE]
    noted: list[Noted] = []
    for each in asked:
        party = day.hall.parties[each.issue.ticket]
        noted += answer_host(queue, each.issue.ticket, willing=party.plan.host_willing)
        if not party.plan.host_willing:
            noted += cancel(queue, each.issue.ticket, CancelReason.HOST_REFUSES)
    return noted


def _to_be_asked(queued: Queued) -> bool:
    return queued.host is None and TABLES in queued.ahead and queued.stage is not Stage.CANCELLED


def hall_guard(day: Day) -> Work:
    """Judge who goes first, and end the second number of those who hold two on one booking."""
    while not day.over:
        day.record(
            day.console, lambda queue: [*_judgements(day, queue), *_doubles(queue)], HALL_GUARD
        )
        yield day.chance.uniform(60, 120)


def _judgements(day: Day, queue: Queue) -> list[Noted]:
    declared = [
        each
        for each in queue.tickets.values()
        if each.lane is Lane.DECLARED and each.stage is Stage.WAITING
    ][:2]
    return [
        noted
        for each in declared
        for noted in judge_priority(
            queue,
            each.issue.ticket,
            granted=day.hall.parties[each.issue.ticket].plan.truly_first,
        )
    ]


def _doubles(queue: Queue) -> list[Noted]:
    waiting = [each for each in queue.flagged() if each.stage is Stage.WAITING]
    return [
        noted
        for each in waiting
        if is_second(queue, each) and not each.heads.inside
        for noted in cancel(queue, each.issue.ticket, CancelReason.DOUBLE)
    ]


def goes_home(day: Day, party: Party, after_s: float) -> Work:
    """Lose patience: the party tells an officer that it goes, if it still waits then."""
    yield after_s
    if not (party.busy or party.inside or party.leaving):
        for ticket in party.tickets:
            wish = partial(cancel, ticket=ticket, reason=CancelReason.LEFT)
            day.record(day.console, wish, HALL_GUARD)


def leaving(day: Day, party: Party) -> Work:
    """Go out; whoever went in is counted by the officer at the way out, as soon as it is known."""
    yield max(day.chance.uniform(30, 200), party.stays_until_s - day.agenda.now_s)
    while party.inside is not None:
        nodes: list[Node] = [day.console, *day.gates.values()]
        node = day.chance.choice([each for each in nodes if each.online])
        ticket = party.inside
        rest = partial(_all_out, ticket=ticket)
        if party.plan.party > 1 and day.happens(0.1):
            day.record(node, partial(let_out, ticket=ticket, heads=1), EXIT_GUARD)
            yield day.chance.uniform(5, 60)
        day.record(node, rest, EXIT_GUARD)
        queued = node.queue().tickets.get(ticket)
        if queued is not None and queued.heads.entered and not queued.heads.inside:
            party.inside = None
        else:
            yield 60.0  # let in by a gate that is cut off: not known here yet
    party.gone = True


def _all_out(queue: Queue, ticket: TicketId) -> list[Noted]:
    queued = queue.tickets.get(ticket)
    return [] if queued is None else let_out(queue, ticket, queued.heads.entered)


def facilitator(day: Day, bookings: Sequence[Booking], session_from: datetime) -> Work:
    """Note who of a session's roster has not come, and by hand who came without a number."""
    yield (session_from - day.agenda.clock.at).total_seconds() + MARKED_AFTER_S * day.scale

    def marks(queue: Queue) -> list[Noted]:
        rows = roster(bookings, queue, PROGRAMME, session_from).rows
        missing = [row.booking for row in rows if row.booking is not None and not row.present]
        return [
            noted
            for booking in missing
            for noted in mark(queue, booking.id, present=day.happens(0.2))
        ]

    day.record(day.console, marks, FACILITATOR)


def close(day: Day) -> None:
    """End what is still open when the house closes, and write each gate's last line."""
    still_open = [t for t, each in day.console.queue().tickets.items() if each.is_open]
    for ticket in still_open:
        day.record(day.console, partial(_swept, day, ticket=ticket), CLOSER)
        day.record(day.console, partial(_all_out, ticket=ticket), CLOSER)
    for gate in day.gates.values():
        today = day.agenda.clock.at.astimezone(day.console.zone).date()
        day.record(gate, partial(close_day, gate=gate.author.gate, day=today), CLOSER)


def _swept(day: Day, queue: Queue, ticket: TicketId) -> list[Noted]:
    queued = queue.tickets[ticket]
    if queued.stage is Stage.CALLED and queued.call is not None:
        station = day.console.stations[queued.call.station]
        return no_show(queue, station, queued.call.counter)
    waits = queued.stage is Stage.WAITING or queued.back_at is not None
    return cancel(queue, ticket, CancelReason.LEFT) if waits else []
