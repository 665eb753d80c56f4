"""The words for belongings: the same on the guards' display, on paper, phone and console."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.events import GoodsReason, GoodsResult, Item
from kiosk.domain.house import Goods, named
from kiosk.domain.receipt import ReceiptPart, receipt_parts
from kiosk.wording.wording import Wording, noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.domain.types import GoodsId

RESULTS = {
    GoodsResult.ACCEPTED: noted("Accepted"),
    GoodsResult.RETURNED: noted("Returned"),
    GoodsResult.CLINIC: noted("To the clinic"),
    GoodsResult.SEIZED: noted("Seized"),
}
"""What became of something."""

REASONS = {
    GoodsReason.PROHIBITED: noted("not allowed inside"),
    GoodsReason.CONTAINER: noted("tin, glass or metal"),
    GoodsReason.RAW: noted("food not cooked"),
    GoodsReason.TOO_MUCH: noted("more than allowed"),
    GoodsReason.UNPRESCRIBED: noted("no prescription"),
    GoodsReason.SPOILT: noted("no longer good"),
    GoodsReason.OTHER: noted("another reason"),
}
"""Why something was not simply accepted; stands behind the thing's name."""

OTHER_ICON = "package"
"""For a kind that this house does not know: another gate of the site may have more of them."""


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """Some pieces of one kind in words; ``reason`` is empty where none is told."""

    count: int
    name: str
    reason: str
    icon: str


@dataclass(frozen=True, slots=True)
class GoodsPart:
    """What became of things, how many pieces there are, and which."""

    result: GoodsResult
    title: str
    pieces: int
    lines: tuple[GoodsLine, ...]


def goods_said(
    items: Iterable[Item], goods: Mapping[GoodsId, Goods], wording: Wording
) -> tuple[GoodsPart, ...]:
    """Say a list of belongings by result, as paper, phone and console show it."""
    return tuple(_part(part, goods, wording) for part in receipt_parts(items))


def goods_name(kind: GoodsId, goods: Mapping[GoodsId, Goods], wording: Wording) -> str:
    """Return what a kind of things is called; its id where this house does not know it."""
    known = goods.get(kind)
    return named(known.names, wording.language) if known else kind


def goods_icon(kind: GoodsId, goods: Mapping[GoodsId, Goods]) -> str:
    """Return the Lucide name of a kind's icon."""
    known = goods.get(kind)
    return known.icon if known else OTHER_ICON


def _part(part: ReceiptPart, goods: Mapping[GoodsId, Goods], wording: Wording) -> GoodsPart:
    return GoodsPart(
        result=part.result,
        title=wording.say(RESULTS[part.result]),
        pieces=part.pieces,
        lines=tuple(_line(item, goods, wording) for item in part.items),
    )


def _line(item: Item, goods: Mapping[GoodsId, Goods], wording: Wording) -> GoodsLine:
    return GoodsLine(
        count=item.count,
        name=goods_name(item.kind, goods, wording),
        reason=wording.say(REASONS[item.reason]) if item.reason else "",
        icon=goods_icon(item.kind, goods),
    )
