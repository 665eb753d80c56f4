"""A list in the making: every tap leads to a list that can be saved, or to a reason why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import GoodsReason, GoodsResult, Item
from kiosk.domain.inspecting import MOST_ITEMS, MOST_PIECES, NEEDS_REASON, ListFault, fault_in
from kiosk.domain.receipt import receipt_parts
from kiosk.domain.types import TicketId
from kiosk.gate.desk.draft import Drafting, GoodsKey, GoodsTap
from kiosk.gate.desk.drafting import Save, opened, step
from tests.gate.desk.goods_day import CLOTHES, FOOD, KINDS, PILLS, key, kind, reason, result

TICKET = TicketId("A008")
EMPTY = opened(TICKET, ())
RICE = Item(FOOD, 2, GoodsResult.ACCEPTED)

taps = st.builds(
    GoodsTap,
    key=st.sampled_from(GoodsKey),
    kind=st.none() | st.sampled_from(list(KINDS)[:3]),
    result=st.none() | st.sampled_from(GoodsResult),
    reason=st.none() | st.sampled_from(list(GoodsReason)[:2]),
    line=st.none() | st.integers(0, 12),
)
items = st.builds(
    Item,
    kind=st.sampled_from(list(KINDS)),
    count=st.integers(1, MOST_PIECES),
    result=st.sampled_from(GoodsResult),
    reason=st.none() | st.sampled_from(GoodsReason),
)


def tapped(draft: Drafting, *touches: GoodsTap) -> Drafting:
    for touch in touches:
        after, _ = step(draft, touch)
        assert after is not None
        draft = after
    return draft


@given(st.lists(items, max_size=6).map(tuple), st.lists(taps, max_size=60))
def test_any_taps_lead_to_a_list_that_can_be_saved_or_a_reason_why_not(
    saved: tuple[Item, ...], touches: list[GoodsTap]
) -> None:
    draft = opened(TICKET, saved)
    for touch in touches:
        after, save = step(draft, touch)
        if save is not None:
            assert fault_in(draft.items) is None
        if after is None:
            assert save is None
            after = opened(TICKET, saved)
        draft = after
        ids = [line.id for line in draft.lines]
        assert len(set(ids)) == len(ids) <= MOST_ITEMS
        assert all(1 <= line.item.count <= MOST_PIECES for line in draft.lines)
        assert 0 <= draft.page < draft.pages
        assert draft.asked is None or draft.line(draft.asked) is not None
    settled = replace(draft, leaving=False)
    after, save = step(settled, key(GoodsKey.SAVE))
    assert after is not None
    fault = fault_in(settled.items)
    assert (save, after.fault) == ((None, fault) if fault else (Save(finish=False), draft.fault))


def test_two_taps_for_the_usual() -> None:
    draft = tapped(EMPTY, kind(FOOD), result(GoodsResult.ACCEPTED))
    assert draft.items == (Item(FOOD, 1, GoodsResult.ACCEPTED),)
    assert draft.kind is None
    assert step(draft, key(GoodsKey.SAVE)) == (draft, Save(finish=False))
    assert step(draft, key(GoodsKey.FINISH)) == (draft, Save(finish=True))


def test_the_same_again_counts_up_and_comes_to_the_front() -> None:
    food = (kind(FOOD), result(GoodsResult.ACCEPTED))
    draft = tapped(EMPTY, *food, kind(PILLS), result(GoodsResult.CLINIC), *food)
    assert [line.item for line in draft.lines] == [RICE, Item(PILLS, 1, GoodsResult.CLINIC)]


@pytest.mark.parametrize("what", sorted(NEEDS_REASON))
def test_what_does_not_go_in_asks_why(what: GoodsResult) -> None:
    asked = tapped(EMPTY, kind(FOOD), result(what))
    assert asked.asked is not None
    refused = tapped(asked, key(GoodsKey.SAVE))
    assert (refused.fault, refused.items) == (ListFault.REASON, asked.items)
    told = tapped(refused, reason(GoodsReason.RAW))
    assert (told.fault, told.asked) == (None, None)
    assert told.items == (Item(FOOD, 1, what, GoodsReason.RAW),)


def test_the_same_kind_with_two_reasons_is_two_lines() -> None:
    returned = (kind(FOOD), result(GoodsResult.RETURNED))
    draft = tapped(EMPTY, *returned, reason(GoodsReason.RAW), *returned)
    draft = tapped(draft, reason(GoodsReason.SPOILT), *returned, reason(GoodsReason.RAW))
    assert [(line.item.count, line.item.reason) for line in draft.lines] == [
        (2, GoodsReason.RAW),
        (1, GoodsReason.SPOILT),
    ]


def test_back_takes_the_result_back_and_keeps_the_kind() -> None:
    back = tapped(EMPTY, kind(FOOD), result(GoodsResult.SEIZED), key(GoodsKey.BACK))
    assert (back.items, back.kind) == ((), FOOD)


def test_a_reason_can_be_changed_and_back_leaves_the_former() -> None:
    tin = Item(FOOD, 3, GoodsResult.RETURNED, GoodsReason.CONTAINER)
    asked = tapped(opened(TICKET, (tin,)), key(GoodsKey.WHY, 1))
    assert tapped(asked, key(GoodsKey.BACK)).items == (tin,)
    changed = tapped(asked, reason(GoodsReason.SPOILT))
    assert changed.items == (replace(tin, reason=GoodsReason.SPOILT),)


def test_counts_stay_between_one_and_the_most() -> None:
    draft = opened(TICKET, (Item(CLOTHES, MOST_PIECES - 1, GoodsResult.ACCEPTED),))
    full = tapped(draft, key(GoodsKey.MORE, 1), key(GoodsKey.MORE, 1))
    assert full.items[0].count == MOST_PIECES
    one = opened(TICKET, (Item(CLOTHES, 1, GoodsResult.ACCEPTED),))
    assert tapped(one, key(GoodsKey.FEWER, 1)).items[0].count == 1


def test_a_late_touch_meets_no_other_line() -> None:
    draft = tapped(opened(TICKET, (RICE,)), key(GoodsKey.REMOVE, 1))
    draft = tapped(draft, kind(PILLS), result(GoodsResult.CLINIC), key(GoodsKey.REMOVE, 1))
    assert draft.items == (Item(PILLS, 1, GoodsResult.CLINIC),)


def test_the_line_that_lacks_its_reason_is_brought_up() -> None:
    lacking = Item(PILLS, 1, GoodsResult.SEIZED)
    rest = tuple(Item(each, 1, GoodsResult.ACCEPTED) for each in list(KINDS)[:6])
    refused = tapped(opened(TICKET, (lacking, *rest)), key(GoodsKey.SAVE))
    assert (refused.fault, refused.page) == (ListFault.REASON, 1)


def test_nothing_can_be_saved_and_the_longest_list_takes_no_more() -> None:
    assert tapped(EMPTY, key(GoodsKey.SAVE)).fault is ListFault.EMPTY
    full = opened(TICKET, tuple(Item(CLOTHES, 1, GoodsResult.ACCEPTED) for _ in range(MOST_ITEMS)))
    more = tapped(full, kind(PILLS), result(GoodsResult.RETURNED))
    assert (more.fault, more.items, more.asked) == (ListFault.TOO_LONG, full.items, None)


def test_closing_asks_only_where_something_would_be_lost() -> None:
    assert step(opened(TICKET, (RICE,)), key(GoodsKey.CLOSE)) == (None, None)
    leaving = tapped(EMPTY, kind(FOOD), result(GoodsResult.ACCEPTED), key(GoodsKey.CLOSE))
    assert leaving.leaving
    assert tapped(leaving, key(GoodsKey.SAVE)) == leaving
    assert not tapped(leaving, key(GoodsKey.KEEP)).leaving
    assert step(leaving, key(GoodsKey.DISCARD)) == (None, None)


def test_buttons_have_names_of_their_own() -> None:
    assert kind(PILLS).name == "goods_kind_obat"
    assert key(GoodsKey.MORE, 3).name == "goods_more_3"


@given(st.lists(items, min_size=1, max_size=8).map(tuple))
def test_what_was_saved_opens_as_it_was(saved: tuple[Item, ...]) -> None:
    draft = opened(TICKET, saved)
    assert (draft.items, draft.is_changed) == (saved, False)
    assert receipt_parts(draft.items) == receipt_parts(saved)
