"""What is spoken of an alarm: a number digit by digit, so that nobody hears "twelve"."""

from __future__ import annotations

import pytest

from kiosk.domain.numbering import parse_number
from kiosk.wording.alarming import spelt


@pytest.mark.parametrize(("number", "said"), [("A012", "A 0 1 2"), ("WM1000", "W M 1 0 0 0")])
def test_a_number_is_spelt_digit_by_digit(number: str, said: str) -> None:
    assert spelt(parse_number(number)) == said
