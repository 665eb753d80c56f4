"""The roster as a file that no spreadsheet calculates."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.server.console.presence import FORMULA, RosterRow, RosterView, as_csv, harmless
from tests.server.console.scenes import workplace

ID = workplace().own


@pytest.mark.parametrize("text", ["=1+1", "+62 811", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@given(st.text())
def test_no_field_ever_begins_like_a_formula(text: str) -> None:
    assert not harmless(text).startswith(FORMULA)
    assert harmless(text).endswith(text)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")), max_size=5))
def test_what_is_written_is_read_back(names: list[str]) -> None:
    rows = tuple(RosterRow("", name, "1 orang", "", "", present=False, seen="") for name in names)
    view = RosterView("", "", "", "Program · 09.00", (), rows, 0, len(rows))
    raw = as_csv(view, ID).decode("utf-8-sig")

    read = list(csv.reader(io.StringIO(raw, newline=""), delimiter=";"))
    assert [row[1] for row in read[1:]] == [harmless(name) for name in names]
    assert all(len(row) == 7 for row in read)
