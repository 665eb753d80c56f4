"""What is odd at a gate, read from its facts in any order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import Event
from kiosk.domain.oddities import (
    Fault,
    HelpWanted,
    doubles,
    help_wanted,
    open_faults,
    refusals,
)
from kiosk.domain.queue import fold
from kiosk.domain.reasons import Reason
from tests.gate.desk.day import GATE_A, GATE_B, Day, at, picture_day


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


@given(st.permutations(picture_day().asked("08.40").broken("RB-CAM", "08.41").events))
def test_the_order_of_arrival_and_repetition_do_not_matter(events: list[Event]) -> None:
    told_twice = [*events, *reversed(events)]

    assert help_wanted(told_twice, GATE_A) == HelpWanted(at("08.40"), None)
    assert open_faults(told_twice, GATE_A) == [Fault("RB-CAM", at("08.41"))]
