"""What is done at the counters: papers, belongings, the search, advice, the programme's room."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from kiosk.domain.calling import cancel
from kiosk.domain.events import CancelReason, GoodsReason, GoodsResult, Item
from kiosk.domain.inspecting import inspect
from kiosk.domain.queue import Stage

if TYPE_CHECKING:
    from kiosk.demo.day.agenda import Work
    from kiosk.demo.day.duty import Post
    from kiosk.demo.day.hall import Party
    from kiosk.domain.events import Noted
    from kiosk.domain.queue import Queue, Queued
    from kiosk.domain.types import GoodsId, TicketId

GROUP_SESSION_S = 3600.0


def registration(post: Post, ticket: TicketId, party: Party) -> Work:
    """Check papers; end a number whose booking another number was used for, or that lacks some."""
    yield post.day.chance.lognormvariate(0, 0.4) * 125
    lacking = party.plan.lacks_document and party.plan.booked is None

    def wish(queue: Queue) -> list[Noted]:
        queued = queue.tickets.get(ticket)
        if queued is not None and is_second(queue, queued):
            return cancel(queue, ticket, CancelReason.DOUBLE)
        return cancel(queue, ticket, CancelReason.NOT_ALLOWED) if lacking else []

    post.record(wish)


def is_second(queue: Queue, queued: Queued) -> bool:
    """Tell whether another ticket on the same booking is further on its way."""
    rivals = [queue.tickets[each.ticket] for each in queued.rivals]
    further = [each for each in rivals if len(each.stays) > len(queued.stays)]
    return any(each.stage is not Stage.CANCELLED for each in further)


def inspection(post: Post, ticket: TicketId, _: Party) -> Work:
    """Go through what was brought, thing by thing."""
    chance = post.day.chance
    yield chance.lognormvariate(0, 0.4) * 70
    kinds = list(post.day.console.goods)
    items = tuple(_item(chance, chance.choice(kinds)) for _ in range(chance.randint(1, 4)))
    post.record(lambda queue: inspect(queue, ticket, items))


def _item(chance: Random, kind: GoodsId) -> Item:
    (result,) = chance.choices(tuple(GoodsResult), (82, 10, 5, 3))
    needs = result in {GoodsResult.RETURNED, GoodsResult.SEIZED}
    reason = chance.choice(tuple(GoodsReason)) if needs else None
    return Item(kind, chance.randint(1, 6), result, reason)


def search(post: Post, _: TicketId, __: Party) -> Work:
    """Search the party; the press that finishes with it lets it in."""
    yield post.day.chance.uniform(30, 70)


def advice(post: Post, _: TicketId, __: Party) -> Work:
    """Answer a question."""
    yield post.day.chance.lognormvariate(0, 0.5) * 110


def programme(post: Post, _: TicketId, party: Party) -> Work:
    """Greet somebody who comes to the group; they stay until its session is over."""
    party.stays_until_s = post.day.agenda.now_s + GROUP_SESSION_S * post.day.scale
    yield post.day.chance.uniform(5, 15)
