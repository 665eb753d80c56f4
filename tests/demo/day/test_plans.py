"""Who comes on the day: the arrival curve of a feast, the same for the same seed."""

from __future__ import annotations

from random import Random

import pytest

from kiosk.demo.day.house import ENTRANCES, VISIT
from kiosk.demo.day.plans import HOUR_S, SHORTEST, WHOLE, Shape, plans
from tests.domain.made import at

OPENS_AT = at("07.15")


def test_three_in_ten_come_in_the_first_hour() -> None:
    shape = Shape(WHOLE)
    day = plans(shape, OPENS_AT, Random(1))
    assert len(day) == WHOLE
    assert 300 <= sum(plan.arrives_s < HOUR_S for plan in day) <= 310
    assert day == sorted(day, key=lambda plan: plan.arrives_s)


def test_the_same_seed_is_the_same_day() -> None:
    assert plans(Shape(50), OPENS_AT, Random(7)) == plans(Shape(50), OPENS_AT, Random(7))
    assert plans(Shape(50), OPENS_AT, Random(7)) != plans(Shape(50), OPENS_AT, Random(8))


def test_all_kinds_of_visitors_come() -> None:
    day = plans(Shape(WHOLE), OPENS_AT, Random(1))
    assert {plan.party for plan in day} == {1, 2, 3, 4, 5}
    assert {plan.gate for plan in day} == {entrance.node for entrance in ENTRANCES}
    assert 90 <= sum(plan.priority for plan in day) <= 150  # one in eight
    assert 15 <= sum(plan.misses > 0 for plan in day) <= 45  # three in a hundred
    visits = [plan for plan in day if plan.service == VISIT]
    assert 0 < sum(plan.booked is None for plan in visits) < len(visits) / 2
    assert any(not plan.host_willing for plan in day)


def test_whoever_booked_may_take_a_number_when_it_comes() -> None:
    for plan in plans(Shape(WHOLE), OPENS_AT, Random(1)):
        if plan.booked is not None:
            early_s = (plan.booked.session_from - OPENS_AT).total_seconds() - plan.arrives_s
            assert -2 * HOUR_S < early_s < HOUR_S
            assert plan.booked.session_from.minute in {0, 30}


@pytest.mark.parametrize("visitors", [20, 300, WHOLE, 3000])
def test_two_gates_are_apart_for_an_hour_or_as_much_of_a_shorter_day(visitors: int) -> None:
    shape = Shape(visitors)
    (first, second) = shape.cuts.values()
    assert shape.cuts.keys() == {ENTRANCES[1].node, ENTRANCES[2].node}
    for begin_s, end_s in (first, second):
        assert end_s - begin_s == pytest.approx(HOUR_S * min(1, max(SHORTEST, visitors / WHOLE)))
    assert first[0] < second[0] < first[1] < second[1]  # for a while both at once
