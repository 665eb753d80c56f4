"""Clocks, and the day they put a moment on."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import ManualClock, SystemClock, at_local, local_day, midnight


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        ("2026-03-03T23:59:59", "Asia/Makassar", date(2026, 3, 4)),
        ("2026-03-04T00:00:00", "Asia/Makassar", date(2026, 3, 4)),  # 08.00: the lobby opens
        ("2026-03-04T15:59:59", "Asia/Makassar", date(2026, 3, 4)),
        ("2026-03-04T16:00:00", "Asia/Makassar", date(2026, 3, 5)),
        ("2026-03-04T16:00:00", "Asia/Jakarta", date(2026, 3, 4)),
        ("2028-02-28T16:00:00", "Asia/Makassar", date(2028, 2, 29)),
        ("2026-10-25T00:30:00", "Europe/Berlin", date(2026, 10, 25)),  # the hour that comes twice
    ],
)
def test_the_day_is_the_gates_own(at: str, zone: str, day: date) -> None:
    assert local_day(datetime.fromisoformat(at).replace(tzinfo=UTC), ZoneInfo(zone)) == day


def test_a_corrected_clock_moves_no_timer() -> None:
    clock = ManualClock(datetime(2026, 3, 4, tzinfo=UTC))
    clock.advance(5)
    clock.jump_to(datetime(2020, 1, 1, tzinfo=UTC))
    assert (clock.now().at.year, clock.now().ticks_s) == (2020, 5)


def test_the_machines_clock_is_aware_and_never_ticks_back() -> None:
    first, second = SystemClock().now(), SystemClock().now()
    assert first.at.tzinfo is UTC
    assert second.ticks_s >= first.ticks_s


def test_a_time_of_a_local_day_is_a_moment() -> None:
    day, zone = date(2026, 3, 4), ZoneInfo("Asia/Makassar")

    assert midnight(day, zone) == datetime(2026, 3, 3, 16, tzinfo=UTC)
    assert at_local(day, time(15, 30), zone) == datetime(2026, 3, 4, 7, 30, tzinfo=UTC)
