"""The words for belongings: one for each result and reason, the same wherever they are read."""

from __future__ import annotations

import pytest

from kiosk.domain.events import GoodsReason, GoodsResult, Item
from kiosk.domain.house import Goods
from kiosk.domain.types import GoodsId, LanguageCode
from kiosk.wording.goods import OTHER_ICON, REASONS, RESULTS, GoodsLine, goods_said
from tests.gate.desk.day import EN, ID, wording

FOOD, TIN = GoodsId("makanan"), GoodsId("kaleng")
GOODS = {FOOD: Goods(FOOD, {ID: "Makanan matang", EN: "Cooked food"}, "utensils")}


def test_there_is_a_word_for_everything() -> None:
    assert set(RESULTS) == set(GoodsResult)
    assert set(REASONS) == set(GoodsReason)


@pytest.mark.parametrize(
    ("language", "titles", "line"),
    [
        (
            ID,
            ["Diterima", "Dikembalikan"],
            GoodsLine(1, "Makanan matang", "belum dimasak", "utensils"),
        ),
        (EN, ["Accepted", "Returned"], GoodsLine(1, "Cooked food", "food not cooked", "utensils")),
    ],
)
def test_a_list_is_said_by_result(
    language: LanguageCode, titles: list[str], line: GoodsLine
) -> None:
    noted = [
        Item(FOOD, 1, GoodsResult.RETURNED, GoodsReason.RAW),
        Item(FOOD, 2, GoodsResult.ACCEPTED),
    ]
    parts = goods_said(noted, GOODS, wording(language))
    assert [part.title for part in parts] == titles
    assert parts[0].pieces == 2
    assert parts[1].lines == (line,)


def test_a_kind_of_another_gate_goes_by_its_id() -> None:
    (part,) = goods_said([Item(TIN, 1, GoodsResult.ACCEPTED)], GOODS, wording(ID))
    assert part.lines == (GoodsLine(1, "kaleng", "", OTHER_ICON),)
