"""What became of the things that a party brought, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.events import GoodsResult, Item
from kiosk.wording import noted
from kiosk.wording.goods import REASONS, goods_icon, goods_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.domain.house import Goods
    from kiosk.domain.queue import Queued
    from kiosk.domain.types import GoodsId
    from kiosk.wording import Wording

RESULTS = {
    GoodsResult.ACCEPTED: noted("accepted"),
    GoodsResult.RETURNED: noted("given back to you"),
    GoodsResult.CLINIC: noted("handed to the clinic"),
    GoodsResult.SEIZED: noted("kept by the officers"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Some pieces of one kind. ``result`` is its word for colour and mark, ``text`` says it."""

    name: str
    count: int
    icon: str
    result: str
    text: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The whole list, and when it was noted."""

    at: str
    lines: tuple[Line, ...]


def receipt(ticket: Queued, goods: Mapping[GoodsId, Goods], wording: Wording) -> Receipt | None:
    """Return what an officer noted of a party's belongings, None before that."""
    if not ticket.items or ticket.inspected_at is None:
        return None
    lines = tuple(_line(item, goods, wording) for item in ticket.items)
    return Receipt(wording.time(ticket.inspected_at), lines)


def _line(item: Item, goods: Mapping[GoodsId, Goods], wording: Wording) -> Line:
    text = wording.say(RESULTS[item.result])
    if item.reason is not None:
        text = f"{text}: {wording.say(REASONS[item.reason])}"
    # A kind that the settings do not know is named by its id, written as a name.
    name = goods_name(item.kind, goods, wording)
    shown = name if item.kind in goods else name.capitalize()
    return Line(shown, item.count, goods_icon(item.kind, goods), item.result.value, text)
