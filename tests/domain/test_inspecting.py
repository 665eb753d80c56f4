"""What an officer notes of belongings, and which lists cannot be noted."""

from __future__ import annotations

import pytest

from kiosk.domain.events import BelongingsInspected, GoodsReason, GoodsResult, Item, Noted
from kiosk.domain.inspecting import MOST_ITEMS, ListFault, fault_in, inspect
from kiosk.domain.queue import fold
from kiosk.domain.types import GoodsId
from tests.domain.made import event, facts, ticket_id

RICE = Item(GoodsId("makanan"), 2, GoodsResult.ACCEPTED)
TIN = Item(GoodsId("makanan"), 1, GoodsResult.RETURNED, GoodsReason.CONTAINER)


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ([], ListFault.EMPTY),
        ([RICE] * (MOST_ITEMS + 1), ListFault.TOO_LONG),
        ([Item(GoodsId("obat"), 0, GoodsResult.CLINIC)], ListFault.COUNT),
        ([Item(GoodsId("obat"), 1, GoodsResult.SEIZED)], ListFault.REASON),
        ([Item(GoodsId("obat"), 1, GoodsResult.RETURNED)], ListFault.REASON),
        ([RICE, TIN], None),
    ],
)
def test_a_list_says_what_became_of_each_thing_and_why(
    items: list[Item], fault: ListFault | None
) -> None:
    assert fault_in(items) is fault
    noted = inspect(fold([event(1, facts(1), ticket_id(1))]), ticket_id(1), items)
    assert bool(noted) is (fault is None)


def test_a_later_list_replaces_the_former() -> None:
    came = event(1, facts(1), ticket_id(1))
    first = event(2, BelongingsInspected((RICE,)), ticket_id(1))
    queue = fold([came, first])
    assert inspect(queue, ticket_id(1), [RICE]) == inspect(queue, ticket_id(2), [RICE]) == []
    (second,) = inspect(queue, ticket_id(1), [RICE, TIN])
    assert second == Noted(BelongingsInspected((RICE, TIN)), ticket_id(1))
    told = fold([came, first, event(3, second.body, second.ticket)]).tickets[ticket_id(1)]
    assert told.items == (RICE, TIN)
    assert told.inspected_at is not None
