"""Which language a visitor's browser is answered in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.types import LanguageCode
from kiosk.server.web.languages import chosen

OFFERED = [LanguageCode("id"), LanguageCode("en")]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("in-ID,in;q=0.9,en;q=0.8", "id"),  # Android before 5
        ("fr-FR, de;q=0.9", "id"),
        ("fr, en;q=0.4, id;q=0.8", "id"),
        ("id;q=0, en;q=0.1", "en"),
        ("*", "id"),
        ("EN", "en"),
        (";;;,,q=,en;q=nonsense", "id"),
    ],
)
def test_the_browsers_first_that_we_have(accepted: str, language: str) -> None:
    assert chosen("", accepted, OFFERED) == language


def test_a_touch_beats_the_browser() -> None:
    assert chosen("en", "id", OFFERED) == "en"
    assert chosen("xx", "en", OFFERED) == "en"


@given(st.text(), st.text())
def test_any_header_leads_to_a_language_of_ours(wished: str, accepted: str) -> None:
    assert chosen(wished, accepted, OFFERED) in OFFERED
