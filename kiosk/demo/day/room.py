"""The room with the tables: sessions start, last longer or shorter, move, and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.demo.day.duty import nobody_came
from kiosk.domain.events import SessionExtended, SessionMoved, SessionStarted
from kiosk.domain.seating import extend, move, start
from kiosk.gate.desk import DeskAction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.demo.day.agenda import Work
    from kiosk.demo.day.duty import Post

EXTENDED_S = 180.0


def table(post: Post, posts: Sequence[Post]) -> Work:
    """Seat one party after the other at a table; ``posts`` are all tables."""
    day = post.day
    while not day.over:
        ticket = post.call_next()
        if ticket is None:
            yield post.rest()
            continue
        party = day.hall.answers(ticket, day.agenda.now_s)
        if party is None:
            yield from nobody_came(post, ticket)
            continue
        party.busy = True
        yield day.chance.uniform(20, 60)
        yield from _session(post, posts)
        party.busy = False
        if (present := post.present()) is not None:
            post.press(DeskAction.FINISH, present)
        yield day.chance.uniform(10, 30)  # the table is wiped


def _session(post: Post, posts: Sequence[Post]) -> Work:
    day, station = post.day, post.day.console.stations[post.station]
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
    day, station = post.day, post.day.console.stations[post.station]
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
