"""What is odd at a gate, read from its facts in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import Event
from kiosk.domain.oddities import (
    Fault,
    HelpWanted,
    crowded,
    doubles,
    help_wanted,
    open_faults,
    refusals,
)
from kiosk.domain.queue import fold
from kiosk.domain.reasons import Reason
from kiosk.domain.types import Moment
from kiosk.gate.desk import desk_face
from tests.gate.desk.day import GATE_A, GATE_B, PLACE, Day, at, picture_day, setting


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (Day(), None),
        (Day().asked("08.10"), HelpWanted(at("08.10"), None)),
        (
            Day().asked("08.10").asked("08.12", Reason.FORGED),
            HelpWanted(at("08.10"), Reason.FORGED),
        ),
        (Day().asked("08.10").helped("08.11"), None),
        (Day().asked("08.10").helped("08.11").asked("08.20"), HelpWanted(at("08.20"), None)),
        (Day().asked("08.10", gate=GATE_B), None),
    ],
)
def test_help_is_wanted_until_an_officer_goes_there(day: Day, wanted: HelpWanted | None) -> None:
    assert help_wanted(day.events, GATE_A) == wanted


@pytest.mark.parametrize(
    ("day", "faults"),
    [
        (Day(), []),
        (Day().broken("RB-PRN", "08.01"), [Fault("RB-PRN", at("08.01"))]),
        (Day().broken("RB-PRN", "08.01").broken("RB-PRN", "08.05"), [Fault("RB-PRN", at("08.01"))]),
        (Day().broken("RB-PRN", "08.01").mended("RB-PRN", "08.05"), []),
        (Day().mended("RB-CAM", "08.01"), []),
        (Day().broken("RB-PRN", "08.01", gate=GATE_B), []),
    ],
)
def test_a_fault_stands_until_it_is_mended(day: Day, faults: list[Fault]) -> None:
    assert open_faults(day.events, GATE_A) == faults


def test_refusals_of_the_last_hour_at_this_gate_are_counted() -> None:
    day = Day().refused(Reason.FORGED, "07.30").refused(Reason.TOO_LATE, "08.00")
    day.refused(Reason.OTHER_DAY, "08.10").refused(Reason.OTHER_DAY, "08.20")
    day.refused(Reason.OTHER_DAY, "08.20", gate=GATE_B)

    counted = refusals(day.events, GATE_A, at("08.50") - timedelta(hours=1))

    assert counted == [(Reason.OTHER_DAY, 2), (Reason.TOO_LATE, 1)]


def test_the_later_ticket_names_the_earlier_one() -> None:
    found = doubles(fold(picture_day().events))

    assert [(str(d.second.facts.number), str(d.first.facts.number)) for d in found] == [
        ("A011", "B004")
    ]


def test_a_double_is_history_once_both_are_served() -> None:
    day = Day().issued("A001", "08.00", booking="b").issued("A002", "08.05", booking="b")
    day.called("A001", "08.10").finished("A001", "08.12")
    one_left = doubles(fold(day.events))
    day.called("A002", "08.12").finished("A002", "08.15")

    assert (len(one_left), doubles(fold(day.events))) == (1, [])


def test_two_numbers_at_one_counter_are_crowded() -> None:
    day = Day().issued("A001", "08.00").issued("A002", "08.01")
    day.called("A001", "08.10").called("A002", "08.11", "2")
    assert crowded(fold(day.events)) == []
    day.issued("A003", "08.02").called("A003", "08.12", "2")
    (found,) = crowded(fold(day.events))
    assert (found.counter, list(map(str, found.numbers))) == ("2", ["A002", "A003"])


def test_a_fault_of_yesterday_that_is_not_mended_is_shown_with_its_day() -> None:
    yesterday = Day().broken("RB-PRN", "16.40")
    long_ago = [replace(e, at=e.at - timedelta(days=1)) for e in yesterday.events]
    known = replace(Day().known(), faults=long_ago)
    face = desk_face(known, PLACE, setting(), Moment(at("08.42"), 0.0))
    (notice,) = face.notices.rows
    assert notice.detail == "RB-PRN · sejak Selasa, 2 Des 16.40"


def test_a_fault_of_yesterday_that_was_mended_today_is_not() -> None:
    yesterday = Day().broken("RB-PRN", "16.40")
    long_ago = [replace(e, at=e.at - timedelta(days=1)) for e in yesterday.events]
    today = Day().asked("07.00").mended("RB-PRN", "08.00")
    known = replace(today.known(), faults=long_ago)
    face = desk_face(known, PLACE, setting(), Moment(at("08.42"), 0.0))
    assert face.notices.rows == ()


def test_a_line_that_grows_is_told() -> None:
    day = Day()
    for number in range(1, 16):
        day.issued(f"A{number:03d}", f"08.{24 + number:02d}")
    (notice,) = day.face("08.40").notices.rows
    assert notice.text == "Registrasi: antrean bertambah, 15 datang dan 0 dipanggil dalam 20 menit"
    assert notice.detail == "menunggu sekitar 48 menit"


@given(st.permutations(picture_day().asked("08.40").broken("RB-CAM", "08.41").events))
def test_the_order_of_arrival_and_repetition_do_not_matter(events: list[Event]) -> None:
    told_twice = [*events, *reversed(events)]

    assert help_wanted(told_twice, GATE_A) == HelpWanted(at("08.40"), None)
    assert open_faults(told_twice, GATE_A) == [Fault("RB-CAM", at("08.41"))]
