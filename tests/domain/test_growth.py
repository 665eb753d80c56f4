"""A line that grows faster than it is served is told of, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.growth import LONG_S, growing, growing_lines
from tests.gate.desk.day import REGISTRASI, Day, at, setting

NOW = at("08.40")
USUAL_S = 180.0


def crowd(came: int, served: int) -> Day:
    """Let ``came`` parties come within twenty minutes, and call ``served`` of them."""
    day = Day()
    for number in range(1, came + 1):
        day.issued(f"A{number:03d}", f"08.{21 + number % 18:02d}")
    for number in range(1, served + 1):
        day.called(f"A{number:03d}", "08.39").finished(f"A{number:03d}", "08.39")
    return day


def test_more_came_than_were_served_and_the_wait_is_long() -> None:
    found = growing(crowd(15, 2).known().queue, REGISTRASI, NOW, USUAL_S)
    assert found is not None
    assert (found.arrived, found.served) == (15, 2)
    assert found.wait_s >= LONG_S


def test_a_short_line_may_grow() -> None:
    assert growing(crowd(6, 1).known().queue, REGISTRASI, NOW, USUAL_S) is None


def test_a_long_line_that_shrinks_is_no_oddity() -> None:
    day = crowd(15, 2)
    later = NOW + timedelta(minutes=30)
    assert growing(day.known().queue, REGISTRASI, later, USUAL_S) is None


def test_the_calls_of_other_stations_do_not_count() -> None:
    day = crowd(15, 0)
    found = growing(day.known().queue, REGISTRASI, NOW, USUAL_S)
    assert found is not None
    assert found.served == 0


def test_of_all_lines_those_at_counters_are_told_of() -> None:
    counter, *_ = (each for each in setting().house.stations.values() if each.id == REGISTRASI)
    tables = replace(counter, session_s=1800.0)
    queue = crowd(15, 2).known().queue

    found = growing_lines(queue, setting().house.stations.values(), NOW, USUAL_S)
    assert [each.station for each in found] == [REGISTRASI]
    assert growing_lines(queue, [tables], NOW, USUAL_S) == []


def test_an_empty_house_does_not_grow() -> None:
    assert growing(Day().known().queue, REGISTRASI, NOW, USUAL_S) is None
