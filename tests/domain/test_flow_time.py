"""How long the screens stay, and what ends with a visit."""

from __future__ import annotations

import pytest

from kiosk.domain.flow.inputs import (
    Action,
    LanguageChosen,
    NotRecorded,
    Tapped,
    Ticked,
)
from kiosk.domain.flow.state import (
    Issuing,
    Scanning,
    Screen,
)
from kiosk.domain.flow.timing import remaining_s, warning_s
from tests.domain.playing import (
    CONFIRM,
    EN,
    ID,
    SCREENS,
    after,
    on,
)


def test_the_warning_comes_after_a_minute_and_goes_with_a_touch() -> None:
    state = on(CONFIRM)
    assert [warning_s(state, tick) for tick in (0, 59, 60, 79)] == [None, None, 20, 1]
    stayed = after(state, Tapped(Action.STAY), ticks_s=79.0).state
    assert warning_s(stayed, 79.0) is None
    assert after(stayed, Ticked(), ticks_s=158.0).state.screen == CONFIRM


@pytest.mark.parametrize(
    ("screen", "stays_s"),
    [
        *((screen, 80) for screen in SCREENS if isinstance(screen, ENTERING)),
        (TICKET, 15),
        (replace(TICKET, no_paper=True), 45),
        (PROBLEM, 30),
        (Thanking(), 6),
    ],
)
def test_each_screen_goes_home_when_its_time_is_over(screen: Screen, stays_s: float) -> None:
    assert after(on(screen), Ticked(), ticks_s=stays_s - 0.1).state.screen == screen
    assert after(on(screen), Ticked(), ticks_s=stays_s).state.screen == Scanning()


@pytest.mark.parametrize("screen", [SCREENS[0], SCREENS[4], SCREENS[5]])
def test_what_counts_down_openly_or_has_nothing_to_lose_gives_no_warning(screen: Screen) -> None:
    assert all(warning_s(on(screen), tick) is None for tick in range(200))


def test_while_the_journal_writes_no_time_runs() -> None:
    assert remaining_s(on(Issuing(CONFIRM)), 10**6) is None


def test_a_touch_anywhere_gives_the_full_time_again() -> None:
    for action in (Action.STAY, Action.CALL_OFFICER, Action.MORE, Action.FEWER):
        state = after(on(CONFIRM), Tapped(action), ticks_s=50.0).state
        assert remaining_s(state, 50.0) == 80.0


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: type(screen).__name__)
def test_the_next_visitor_starts_with_the_houses_language(screen: Screen) -> None:
    state = after(on(screen), LanguageChosen(EN)).state
    assert state.language == EN
    if isinstance(screen, Issuing):
        state = after(state, NotRecorded()).state
    assert after(state, Ticked(), ticks_s=100.0).state.language == ID
