"""Queue numbers as they are written, and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.numbering import QueueNumber, after, parse_number


@given(st.from_regex("[A-Z]{1,2}", fullmatch=True), st.integers(1, 10**6))
def test_a_number_reads_back(prefix: str, counter: int) -> None:
    number = QueueNumber(prefix, counter)
    assert parse_number(str(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (QueueNumber("A", 12), "A012"),
        (QueueNumber("A", 999), "A999"),
        (QueueNumber("TB", 1000), "TB1000"),
    ],
)
def test_three_digits_at_least(number: QueueNumber, written: str) -> None:
    assert str(number) == written


@pytest.mark.parametrize(
    "text", ["", "A", "012", "a012", "A12", "ABC012", "A012 ", "A\u0660\u0661\u0662", "A0012"]
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="no queue number"):
        parse_number(text)


def test_the_thousandth_comes_after_the_last_with_three_digits() -> None:
    assert QueueNumber("A", 999) < QueueNumber("A", 1000)


def test_a_day_begins_with_one_and_has_no_gap() -> None:
    assert (after(None), after(1), after(999)) == (1, 2, 1000)
