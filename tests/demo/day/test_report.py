"""The figures say in words what does not balance, and are the same as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.day.accounts import account
from kiosk.demo.day.report import Figures, faults_of, print_tables, write_json
from kiosk.demo.day.waits import waits
from tests.demo.day.test_waits import JOURNALS

ASKED_FOR = {
    "tickets_issued", "tickets_accounted", "heads_in", "heads_out", "called_twice", "folds_equal",
    "events_lost", "events_doubled", "wait_median_s", "wait_p95_s", "estimate_error_median_s",
}  # fmt: skip


@pytest.fixture
def figures() -> Figures:
    return Figures.of(3, 1, account(JOURNALS), waits(JOURNALS))


def test_a_day_that_balances_has_no_faults(figures: Figures) -> None:
    assert faults_of(figures) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"tickets_accounted": 1}, "tickets of which nobody knows what became: 2"),
        ({"heads_in": 4}, "heads still inside: 4"),
        ({"called_twice": 1}, "tickets on call at two counters at once: 1"),
        ({"folds_equal": False}, "nodes that do not agree on the queue: 1"),
        ({"events_lost": 5}, "events lost: 5"),
        ({"events_doubled": 6}, "events doubled: 6"),
    ],
)
def test_what_does_not_balance_is_said(
    figures: Figures,
    change: dict[str, Any],
    fault: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = replace(figures, **change)
    assert faults_of(wrong) == [fault]
    print_tables(wrong)
    assert f"not as it should be: {fault}" in capsys.readouterr().out


def test_the_report_holds_every_figure(figures: Figures, tmp_path: Path) -> None:
    write_json(figures, tmp_path / "report.json")
    told = json.loads((tmp_path / "report.json").read_text())
    assert told.keys() >= ASKED_FOR
    assert (told["tickets_issued"], told["tickets_accounted"]) == (3, 3)
    assert told["wait_median_s"] == 240.0
