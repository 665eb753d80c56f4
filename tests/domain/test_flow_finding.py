"""Whoever already has a number: found, shown, printed again, and never another's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.flow.inputs import Action, CodeSeen, Found, KeyTyped, Printed, Tapped
from kiosk.domain.flow.state import (
    ChoosingDoor,
    FindingTicket,
    Scanning,
    Screen,
    ShowingTicket,
)
from kiosk.domain.flow.timing import remaining_s
from kiosk.domain.flow.wishes import FindNumber, PrintTicket, Read, Step
from kiosk.domain.numbering import QueueNumber
from tests.domain.made import issue
from tests.domain.playing import ADMITTED, AGAIN, CONFIRM, FINDING, PROBLEM, TICKET, after, on

FOUND = ShowingTicket(issue(), again=True, proven=False)


@pytest.mark.parametrize("screen", [Scanning(), ChoosingDoor(), PROBLEM])
def test_whoever_has_a_number_is_asked_for_it(screen: Screen) -> None:
    assert after(on(screen), Tapped(Action.HAVE_NUMBER)).state.screen == FindingTicket()
    assert after(on(screen), Tapped(Action.LEAVING)).state.screen == FindingTicket(leaving=True)


def looked_up(text: str) -> Step:
    """Type a number and send it off."""
    keys = map(KeyTyped, text)
    return after(on(FindingTicket()), *keys, Tapped(Action.SUBMIT))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A012", QueueNumber("A", 12)),
        ("A12", QueueNumber("A", 12)),
        ("a12", QueueNumber("A", 12)),
        ("A0012", QueueNumber("A", 12)),
        ("AB7", QueueNumber("AB", 7)),
        ("A1000", QueueNumber("A", 1000)),
        ("A-0 12", QueueNumber("A", 12)),
    ],
)
def test_a_number_may_be_typed_short(text: str, number: QueueNumber) -> None:
    taken = looked_up(text)
    assert taken.effects == (FindNumber(number),)
    # It stands there until the answer comes.
    assert isinstance(taken.state.screen, FindingTicket)


@pytest.mark.parametrize("text", ["", "A", "AB", "12", "ABC1", "1A", "A1B2", "A0", "A000"])
def test_what_is_no_number_is_told_at_once(text: str) -> None:
    taken = looked_up(text)
    assert taken.effects == ()
    assert taken.state.screen == FindingTicket(text, unknown=True)
    # The next key takes the notice away.
    assert after(taken.state, Tapped(Action.ERASE)).state.screen == FindingTicket(text[:-1])
    assert after(taken.state, KeyTyped("A")).state.screen == FindingTicket(f"{text}A")


@given(st.lists(st.text(max_size=3), max_size=12))
def test_any_key_may_be_hit(keys: list[str]) -> None:
    screen = after(on(FindingTicket("A")), *map(KeyTyped, keys)).state.screen
    assert isinstance(screen, FindingTicket)
    assert screen.typed.isascii()
    assert screen.typed.isalnum()
    assert screen.typed == screen.typed.upper()
    assert len(screen.typed) <= 6
    taken = after(on(screen), Tapped(Action.SUBMIT))
    assert len(taken.effects) <= 1


def test_a_typed_number_is_shown_without_proof() -> None:
    assert after(on(FINDING), Found(issue())).state.screen == FOUND


def test_a_number_that_nobody_holds_may_be_mended() -> None:
    missed = after(on(FINDING), Found(None)).state
    assert missed.screen == replace(FINDING, unknown=True)
    assert after(missed, KeyTyped("2")).state.screen == FindingTicket("A12")


def test_a_ticket_held_up_proves_itself() -> None:
    seen = after(on(FINDING), CodeSeen("ticket"))
    assert seen.effects == (Read("ticket"),)
    assert after(seen.state, AGAIN).state.screen == ShowingTicket(issue(), again=True)


def test_a_booking_held_up_instead_is_welcome_too() -> None:
    assert after(on(FINDING), ADMITTED).state.screen == CONFIRM


def test_an_answer_for_somebody_who_has_left_shows_nothing() -> None:
    home = after(on(FINDING), Tapped(Action.BACK)).state
    assert after(home, Found(issue())) == Step(home)


@pytest.mark.parametrize("proven", [True, False])
def test_a_ticket_is_printed_again_twice_at_most(proven: bool) -> None:
    state = on(replace(FOUND, proven=proven))
    printed: list[object] = []
    for _ in range(5):
        taken = after(state, Tapped(Action.PRINT_AGAIN))
        printed += taken.effects
        state = taken.state
    # Its own, and with its code only for whoever held it up.
    assert printed == [PrintTicket(issue(), proven)] * 2
    assert state.screen == replace(FOUND, proven=proven, copies=2)


def test_a_number_whose_print_failed_stays_longer() -> None:
    state = after(on(TICKET), Printed("A001", failed=True), ticks_s=10.0).state
    assert state.screen == replace(TICKET, no_paper=True)
    assert remaining_s(state, 10.0) == 45
    again = after(state, Tapped(Action.PRINT_AGAIN), ticks_s=20.0)
    assert again.state.screen == replace(TICKET, copies=1)
    came = after(again.state, Printed("A001", failed=False), ticks_s=21.0).state
    assert came.screen == replace(TICKET, copies=1)
    failed = after(again.state, Printed("A001", failed=True), ticks_s=21.0).state
    assert failed.screen == replace(TICKET, copies=1, no_paper=True)


@pytest.mark.parametrize("failed", [True, False])
def test_another_visitors_print_changes_nothing(failed: bool) -> None:
    for shown in (TICKET, replace(TICKET, no_paper=True)):
        state = on(shown)
        assert after(state, Printed("A002", failed=failed)) == Step(state)


def test_told_twice_that_there_is_no_paper_its_time_runs_on() -> None:
    state = after(on(TICKET), Printed("A001", failed=True), ticks_s=1.0).state
    again = after(state, Printed("A001", failed=True), ticks_s=30.0).state
    assert remaining_s(again, 30.0) == 16
