"""Lines come out about equally long, and never more of them than needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.look.wrapping import MARGIN_PX, _lines, balanced_width

TEXTS = st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=40).map(" ".join)
WIDTHS = st.floats(120, 1000)


def extent(text: str) -> float:
    """Measure as a typewriter does: ten pixels a letter."""
    return 10.0 * len(text)


def test_a_lone_last_word_gets_company() -> None:
    text = "Silakan pindai kode Anda."
    width = balanced_width(text, 200, extent)

    assert _lines(text.split(), 200, extent) == ["Silakan pindai kode", "Anda."]
    assert _lines(text.split(), width, extent) == ["Silakan pindai", "kode Anda."]


def test_a_line_that_fits_stays_one() -> None:
    assert balanced_width("Good morning.", 500, extent) == 130 + MARGIN_PX


def test_paragraphs_keep_to_their_own_lines() -> None:
    assert balanced_width("Good morning.\nPlease", 500, extent) == 130 + MARGIN_PX


def test_nothing_needs_no_width() -> None:
    assert balanced_width("", 500, extent) == MARGIN_PX


@given(TEXTS, WIDTHS)
def test_balance_costs_no_line(text: str, width: float) -> None:
    words = text.split()
    balanced = balanced_width(text, width, extent)

    assert balanced <= width
    assert len(_lines(words, balanced, extent)) == len(_lines(words, width, extent))


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_width_found(text: str, width: float) -> None:
    balanced = balanced_width(text, width, extent)

    assert all(extent(line) <= balanced for line in _lines(text.split(), balanced, extent))
