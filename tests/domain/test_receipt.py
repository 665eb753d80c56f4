"""A list of belongings sorted by what became of them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import GoodsReason, GoodsResult, Item
from kiosk.domain.receipt import ORDER, receipt_parts
from kiosk.domain.types import GoodsId

KINDS = [GoodsId("makanan"), GoodsId("obat"), GoodsId("pakaian")]
items = st.builds(
    Item,
    kind=st.sampled_from(KINDS),
    count=st.integers(1, 99),
    result=st.sampled_from(GoodsResult),
    reason=st.none() | st.sampled_from(GoodsReason),
)


def test_good_news_first_and_alike_things_once() -> None:
    noted = [
        Item(KINDS[1], 1, GoodsResult.SEIZED, GoodsReason.UNPRESCRIBED),
        Item(KINDS[0], 2, GoodsResult.ACCEPTED),
        Item(KINDS[0], 1, GoodsResult.RETURNED, GoodsReason.RAW),
        Item(KINDS[0], 3, GoodsResult.ACCEPTED),
        Item(KINDS[0], 1, GoodsResult.RETURNED, GoodsReason.CONTAINER),
    ]
    parts = receipt_parts(noted)
    assert [(part.result, part.pieces) for part in parts] == [
        (GoodsResult.ACCEPTED, 5),
        (GoodsResult.RETURNED, 2),
        (GoodsResult.SEIZED, 1),
    ]
    assert parts[0].items == (Item(KINDS[0], 5, GoodsResult.ACCEPTED),)
    assert [item.reason for item in parts[1].items] == [GoodsReason.RAW, GoodsReason.CONTAINER]


def test_every_result_has_its_place() -> None:
    assert sorted(ORDER) == sorted(GoodsResult)


@given(st.lists(items, max_size=30))
def test_nothing_is_lost_and_nothing_told_twice(noted: list[Item]) -> None:
    def pieces(listed: list[Item]) -> Counter[tuple[str, str, str | None]]:
        counted: Counter[tuple[str, str, str | None]] = Counter()
        for item in listed:
            counted[(item.kind, item.result, item.reason)] += item.count
        return counted

    parts = receipt_parts(noted)
    told = [item for part in parts for item in part.items]
    assert pieces(told) == pieces(noted)
    assert len(told) == len(pieces(noted))
    assert [part.result for part in parts] == [r for r in ORDER if r in {i.result for i in noted}]
    assert all(item.result is part.result for part in parts for item in part.items)
