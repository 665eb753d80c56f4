"""When a camera counts as alive, and when it is tried again."""

from __future__ import annotations

import numpy as np

from kiosk.gate.vigil import OPENING_S, RETRIES_S, STILL_AFTER_S, Retry, Vigil


def test_a_watch_that_has_not_begun_is_never_overdue() -> None:
    assert not Vigil().is_overdue(1e12)


def test_opening_has_more_time_than_the_next_picture() -> None:
    vigil = Vigil()
    vigil.opening(100.0)

    assert not vigil.is_overdue(100.0 + OPENING_S)
    assert vigil.is_overdue(100.1 + OPENING_S)


def test_only_a_change_prolongs_the_watch() -> None:
    vigil = Vigil()
    first, second = np.zeros((90, 90, 3), np.uint8), np.ones((90, 90, 3), np.uint8)

    assert vigil.looks_alive(first, 0.0)
    assert not vigil.looks_alive(first.copy(), 2.0)
    assert vigil.is_overdue(STILL_AFTER_S + 0.1)
    assert vigil.looks_alive(second, 5.0)
    assert not vigil.is_overdue(5.0 + STILL_AFTER_S)


def test_a_change_of_size_is_a_change() -> None:
    vigil = Vigil()

    assert vigil.looks_alive(np.zeros((16, 64, 3), np.uint8), 0.0)
    assert vigil.looks_alive(np.zeros((720, 64, 3), np.uint8), 0.0)


def test_at_rest_nothing_is_expected() -> None:
    vigil = Vigil()
    vigil.opening(0.0)
    vigil.rest()

    assert not vigil.is_overdue(1e9)


def test_success_starts_the_pauses_anew() -> None:
    retry = Retry()
    assert retry.wait_s(0.0) == 0.0
    for _ in range(3):
        retry.failed(10.0)
    assert retry.wait_s(10.0) == RETRIES_S[2]
    assert retry.wait_s(100.0) == 0.0

    retry.worked()
    retry.failed(200.0)
    assert retry.wait_s(200.0) == RETRIES_S[0]
