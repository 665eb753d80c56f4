"""Guessing gets slower and slower, and never stops for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.throttling import (
    FORGOTTEN_AFTER,
    LONGEST_WAIT,
    Tries,
    left,
    one_more,
    wait_after,
)

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "seconds"),
    [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (10**9, 900)],
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(wrong: int, seconds: int) -> None:
    assert wait_after(wrong) == timedelta(seconds=seconds)


def test_it_is_counted_from_the_last_try() -> None:
    tries = Tries()
    for _ in range(5):
        tries = one_more(tries, NOW)

    assert left(tries, NOW) == timedelta(seconds=30)
    assert left(tries, NOW + timedelta(seconds=10)) == timedelta(seconds=20)
    assert left(tries, NOW + timedelta(seconds=30)) == timedelta(0)


def test_yesterdays_mistakes_are_forgotten() -> None:
    assert one_more(Tries(4, NOW), NOW + FORGOTTEN_AFTER) == Tries(1, NOW + FORGOTTEN_AFTER)


@given(wrong=st.integers(0, 50), back_s=st.integers(-(10**9), 10**9))
def test_a_clock_that_was_set_never_makes_anybody_wait_for_ever(wrong: int, back_s: int) -> None:
    wait = left(Tries(wrong, NOW), NOW - timedelta(seconds=back_s))

    assert timedelta(0) <= wait <= LONGEST_WAIT
