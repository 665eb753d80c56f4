"""The index of satisfaction and its grade, at the limits of the regulation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.survey import ELEMENTS, Element, Grade, grade_of, index_of

ALL = st.dictionaries(st.sampled_from(ELEMENTS), st.integers(1, 4), max_size=9)


def test_the_index_is_the_mean_of_the_elements_means_times_25() -> None:
    people = [
        {Element.TIME: 4, Element.COST: 4},
        {Element.TIME: 2},
        {Element.TIME: 3},
    ]
    # Time has the mean 3, cost 4, whoever many answered each.
    assert index_of(people) == 87.5


def test_before_any_answer_there_is_no_index() -> None:
    assert index_of([]) is None
    assert index_of([{}, {}]) is None


@pytest.mark.parametrize("score", [1, 2, 3, 4])
def test_the_index_runs_from_25_to_100(score: int) -> None:
    assert index_of([dict.fromkeys(ELEMENTS, score)]) == 25 * score


@given(st.lists(ALL))
def test_every_index_has_a_grade(answers: list[dict[Element, int]]) -> None:
    index = index_of(answers)
    if index is None:
        assert not any(answers)
    else:
        assert 25 <= index <= 100
        assert grade_of(index) in Grade


@given(ALL)
def test_the_order_of_people_and_elements_is_nothing(one: dict[Element, int]) -> None:
    turned = dict(reversed(list(one.items())))
    assert index_of([one, {}]) == pytest.approx(index_of([{}, turned]))


@pytest.mark.parametrize(
    ("index", "grade"),
    [
        (100.0, "A"),
        (88.31, "A"),
        (88.305, "A"),
        (88.3049, "B"),
        (88.30, "B"),
        (76.61, "B"),
        (76.6049, "C"),
        (76.60, "C"),
        (65.00, "C"),
        (64.995, "C"),
        (64.9949, "D"),
        (64.99, "D"),
        (25.00, "D"),
    ],
)
def test_the_limits_of_the_grades(index: float, grade: str) -> None:
    assert grade_of(index) == grade
