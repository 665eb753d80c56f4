"""The keypad: mistakes are mended, guessing is slowed down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.flow.inputs import Action, Input, KeyTyped, Tapped
from kiosk.domain.flow.scanning import MOST_SLIPS, SLIPS_COUNT_S
from kiosk.domain.flow.state import (
    Scanning,
    Typing,
)
from kiosk.domain.flow.wishes import LookUp
from tests.domain.made import booking
from tests.domain.playing import (
    after,
    on,
)


def typing(text: str) -> list[Input]:
    return [Tapped(Action.TYPE_REFERENCE), *map(KeyTyped, text)]


def test_a_typed_reference_is_looked_up() -> None:
    taken = after(on(Scanning()), *typing("7k2m-4xqe"), Tapped(Action.SUBMIT))
    assert taken.effects == (LookUp(booking().reference),)  # type: ignore[arg-type] # it has one


@pytest.mark.parametrize("text", ["", "7K2M4XQ", "7K2M4XQF"])
def test_a_mistyped_reference_is_told_and_may_be_mended(text: str) -> None:
    taken = after(on(Scanning()), *typing(text), Tapped(Action.SUBMIT))
    assert taken.state.screen == Typing(text, mistyped=True)
    assert taken.effects == ()
    mended = after(taken.state, KeyTyped("E"))
    assert not getattr(mended.state.screen, "mistyped", True)


def test_erasing_ends_at_the_start() -> None:
    state = after(on(Scanning()), *typing("7K")).state
    screens = []
    for _ in range(3):
        state = after(state, Tapped(Action.ERASE)).state
        screens.append(state.screen)
    assert screens == [Typing("7"), Typing(""), Scanning()]


def guesses(count: int, every_s: float) -> int:
    """Type good references, one after the other; return how many were looked up."""
    state, looked_up = on(Scanning()), 0
    for turn in range(count):
        taken = after(
            replace(state, screen=Typing("7K2M4XQE")),
            Tapped(Action.SUBMIT),
            ticks_s=1 + turn * every_s,
        )
        looked_up += len(taken.effects)
        state = taken.state
    return looked_up


def test_guessing_is_slowed_down() -> None:
    assert guesses(100, every_s=0.1) == MOST_SLIPS
    assert guesses(20, every_s=SLIPS_COUNT_S / MOST_SLIPS) == 20
