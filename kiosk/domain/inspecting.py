"""The inspection of belongings: what an officer notes, and what is wrong with such a list."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.domain.events import BelongingsInspected, GoodsResult, Item, Noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.queue import Queue
    from kiosk.domain.types import TicketId

MOST_ITEMS, MOST_PIECES = 50, 999

NEEDS_REASON = frozenset({GoodsResult.RETURNED, GoodsResult.SEIZED})
"""The party is told why it does not go in."""


class ListFault(StrEnum):
    """Why a list cannot be noted as it is."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    COUNT = "count"
    REASON = "reason"


def fault_in(items: Sequence[Item]) -> ListFault | None:
    """Say what is wrong with a list of belongings, None when it can be noted."""
    if not items:
        return ListFault.EMPTY
    if len(items) > MOST_ITEMS:
        return ListFault.TOO_LONG
    if any(not 1 <= item.count <= MOST_PIECES for item in items):
        return ListFault.COUNT
    if any(item.result in NEEDS_REASON and item.reason is None for item in items):
        return ListFault.REASON
    return None


def inspect(queue: Queue, ticket: TicketId, items: Sequence[Item]) -> list[Noted]:
    """Note the whole list of a party's belongings; it replaces a former one."""
    queued = queue.tickets.get(ticket)
    same = queued is not None and queued.items == tuple(items)
    if queued is None or same or fault_in(items) is not None:
        return []
    return [Noted(BelongingsInspected(tuple(items)), ticket)]
