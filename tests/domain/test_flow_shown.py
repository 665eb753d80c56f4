"""A code held up counts once, and when its turn comes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import CodeSeen
from kiosk.domain.flow.state import (
    Issuing,
    Scanning,
    Screen,
    opening,
)
from kiosk.domain.flow.wishes import Read
from kiosk.domain.sighting import GONE_AFTER_S
from tests.domain.playing import (
    ADMITTED,
    CONFIRM,
    NAMING,
    SURVEY,
    TERMS,
    TICKET,
    after,
    now,
    on,
)


def reads(*shown: tuple[str, float]) -> list[str]:
    """Show codes to the scan screen at these seconds; return those that were acted upon."""
    state, acted = opening(TERMS, 0.0), []
    for text, ticks_s in shown:
        taken = step(state, CodeSeen(text), now(ticks_s))
        acted += [effect.text for effect in taken.effects if isinstance(effect, Read)]
        state = taken.state
    return acted


def test_a_code_held_still_counts_once() -> None:
    assert reads(*(("a", tick / 10) for tick in range(100))) == ["a"]


def test_another_code_counts_at_once() -> None:
    assert reads(("a", 0), ("b", 0.1)) == ["a", "b"]


def test_a_code_out_of_sight_counts_again_after_three_seconds() -> None:
    assert reads(("a", 0), ("a", GONE_AFTER_S)) == ["a"]
    assert reads(("a", 0), ("a", GONE_AFTER_S + 0.1)) == ["a", "a"]
    assert reads(("a", 0), ("a", 2), ("a", 4), ("a", 8)) == ["a", "a"]


def test_two_codes_in_view_count_once_each_however_they_alternate() -> None:
    # A poster behind the visitor, or a message with two codes in it.
    assert reads(*((text, tick / 10) for tick in range(100) for text in "ab")) == ["a", "b"]


@pytest.mark.parametrize(
    "screen",
    [CONFIRM, Issuing(CONFIRM), TICKET, NAMING, SURVEY],
    ids=lambda screen: type(screen).__name__,
)
def test_a_code_shown_during_anothers_turn_counts_when_its_own_comes(screen: Screen) -> None:
    passing = after(on(screen), CodeSeen("next"))
    assert passing.effects == ()
    home = replace(passing.state, screen=Scanning())
    assert after(home, CodeSeen("next"), ticks_s=1.1).effects == (Read("next"),)


def test_a_code_still_held_when_its_ticket_is_done_does_not_start_again() -> None:
    state = after(opening(TERMS, 0), CodeSeen("a"), ADMITTED).state
    for tick in range(1, 20):
        state = step(state, CodeSeen("a"), now(float(tick))).state
    state = replace(state, screen=Scanning())
    assert after(state, CodeSeen("a"), ticks_s=20.0).effects == ()


def test_what_is_remembered_of_a_code_is_not_its_text() -> None:
    state = after(opening(TERMS, 0), CodeSeen("secret-code")).state
    assert "secret-code" not in repr(state)


def test_a_hundred_codes_shown_in_a_row_are_forgotten_again() -> None:
    state = opening(TERMS, 0.0)
    for tick in range(100):
        state = step(state, CodeSeen(f"code {tick}"), now(float(tick))).state
    assert len(state.held) <= GONE_AFTER_S + 1
