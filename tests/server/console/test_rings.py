"""What a console says aloud: each alarm in the site's language, by numbers and tables only."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from kiosk.domain.events import (
    PartyEntered,
    PartyLeft,
    SessionEnded,
    SessionStarted,
    StationFinished,
    TicketCalled,
)
from kiosk.domain.types import CounterId, StationId
from kiosk.server.console.rings import Ring, rings
from tests.server.console.scenes import JOURNEY, NOW, Day

ROOM, ONE = StationId("tatap-muka"), CounterId("1")


def sitting(ends_in_s: float) -> Day:
    """Return a day on which A001, with a name, sits at the first table."""
    day = Day().book("B1").come("A001", 50, booking="B1")
    for n, station in enumerate(JOURNEY[:-1]):
        day.note(TicketCalled(StationId(station), ONE), 48 - 2 * n, "A001")
        day.note(StationFinished(StationId(station), ONE), 47 - 2 * n, "A001")
    day.note(PartyEntered(3), 40, "A001").note(TicketCalled(ROOM, ONE), 35, "A001")
    until = NOW + timedelta(seconds=ends_in_s)
    return day.note(SessionStarted(ROOM, ONE, until), 33, "A001")


def heard(day: Day, closes: time | None = None, *, tables: bool = False) -> list[str]:
    return [ring.text for ring in rings(day.scene(language="en", closes=closes), tables=tables)]


def test_a_quiet_day_is_quiet() -> None:
    assert heard(sitting(900), tables=True) == []


@pytest.mark.parametrize(("left_s", "said"), [(301, 0), (300, 1), (271, 1), (270, 0), (1, 0)])
def test_the_last_five_minutes_are_said_as_they_begin(left_s: float, said: int) -> None:
    assert heard(sitting(left_s), tables=True) == ["Meja 1: waktu tinggal lima menit"] * said
    assert heard(sitting(left_s)) == []


def test_a_table_over_its_time_is_said_on_every_page_until_it_is_over() -> None:
    assert heard(sitting(-1)) == heard(sitting(-1), tables=True) == ["Meja 1: waktu habis"]
    assert [ring.again for ring in rings(sitting(-1).scene(), tables=True)] == [True]


def test_who_is_still_inside_and_who_was_miscounted_are_said_by_their_numbers() -> None:
    ended = sitting(-900).note(SessionEnded(ROOM, ONE), 15, "A001")
    assert heard(ended) == ["Nomor A 0 0 1 belum keluar."]
    miscounted = ended.note(PartyLeft(4), 14, "A001")
    assert "Nomor A 0 0 1: mohon hitung jumlah orang." in heard(miscounted)


def test_closing_time_is_said_by_a_count() -> None:
    assert heard(sitting(900), closes=time(8, 40)) == [
        "Jam kunjungan sudah selesai. Masih ada 3 orang di dalam."
    ]


def test_more_time_makes_a_later_alarm_a_new_one_and_no_key_tells_a_name() -> None:
    first, second = (rings(sitting(s).scene(), tables=False)[0] for s in (-60, -5))
    assert first.key != second.key
    assert first == Ring(f"time_up-A001-{int(NOW.timestamp() - 60) * 1000}", first.text, again=True)
