"""The room with the tables: sessions start, last longer or shorter, move, and end.

A display calls to whichever table of its room is free; here every table has an officer, who calls
to that one, so that all twelve are worked at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.calling import call_next, comes_back_at, finish, no_show, recall
from kiosk.domain.events import SessionExtended, SessionMoved, SessionStarted, TicketCalled
from kiosk.domain.seating import extend, move, start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.demo.day.agenda import Work
    from kiosk.demo.day.duty import Post
    from kiosk.domain.house import Station
    from kiosk.domain.types import TicketId

EXTENDED_S = 180.0


def table(post: Post, posts: Sequence[Post]) -> Work:
    """Seat one party after the other at a table; ``posts`` are all tables."""
    day = post.day
    while not day.over:
        ticket = _called(post)
        if ticket is None:
            yield post.rest()
            continue
        party = day.hall.answers(ticket, day.agenda.now_s)
        if party is None:
            yield from _nobody_came(post)
            continue
        party.busy = True
        yield day.chance.uniform(20, 60)
        yield from _session(post, posts)
        party.busy = False
        post.record(lambda queue: finish(queue, _station(post), post.counter))
        yield day.chance.uniform(10, 30)  # the table is wiped


def _called(post: Post) -> TicketId | None:
    events = post.record(lambda queue: call_next(queue, _station(post), post.counter))
    called = [each.ticket for each in events if isinstance(each.body, TicketCalled)]
    return called[0] if called else None


def _nobody_came(post: Post) -> Work:
    yield post.day.chance.uniform(35, 60)
    post.record(lambda queue: recall(queue, _station(post), post.counter))
    yield post.day.chance.uniform(30, 60)
    absent_s = post.day.console.settings.queue.absent_minutes * 60
    back_at = comes_back_at(post.day.agenda.clock.at, absent_s)
    post.record(lambda queue: no_show(queue, _station(post), post.counter, back_at))


def _station(post: Post) -> Station:
    return post.day.console.stations[post.station]


def _session(post: Post, posts: Sequence[Post]) -> Work:
    day, station = post.day, _station(post)
    now = day.agenda.clock.at
    begun = post.record(lambda queue: start(queue, station, post.counter, now))
    until = [each.body.until for each in begun if isinstance(each.body, SessionStarted)]
    if not until:
        return  # another counter had called them first: nothing begins here
    left_s = (until[0] - now).total_seconds()
    if day.happens(0.15):
        yield left_s * day.chance.uniform(0.4, 0.9)
        return
    yield left_s / 2
    if day.happens(0.05):
        _change_table(post, posts)
    elif day.happens(0.08):
        left_s += _extended_s(post)
    yield left_s / 2 + day.chance.uniform(0, 45)


def _extended_s(post: Post) -> float:
    day, station = post.day, _station(post)
    now = day.agenda.clock.at
    more = post.record(lambda queue: extend(queue, station, post.counter, EXTENDED_S, now))
    # Twice, since the caller waits for half of it.
    return 2 * EXTENDED_S if any(isinstance(each.body, SessionExtended) for each in more) else 0.0


def _change_table(post: Post, posts: Sequence[Post]) -> None:
    day, station = post.day, post.day.console.stations[post.station]
    free = [each for each in posts if each.is_resting and each.node.id == post.node.id]
    if not free:
        return
    other = day.chance.choice(free)
    moved = post.record(lambda queue: move(queue, station, post.counter, other.counter))
    if any(isinstance(each.body, SessionMoved) for each in moved):
        post.counter, other.counter = other.counter, post.counter
