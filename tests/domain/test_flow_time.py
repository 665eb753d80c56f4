"""How long the screens stay, and what ends with a visit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Input,
    LanguageChosen,
    NotRecorded,
    Tapped,
    Ticked,
    Touched,
)
from kiosk.domain.flow.state import (
    ENTERING,
    Issuing,
    Modes,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
    Surveying,
    Thanking,
)
from kiosk.domain.flow.timing import remaining_s, warning_s
from kiosk.domain.flow.wishes import RestCamera, SayAgain, Step, WakeCamera
from tests.domain.playing import (
    CONFIRM,
    EN,
    ID,
    PROBLEM,
    SCREENS,
    SURVEY,
    TICKET,
    after,
    now,
    on,
)

BUSY = [screen for screen in SCREENS if isinstance(screen, ENTERING)]
OTHERS = [screen for screen in SCREENS if not isinstance(screen, ENTERING)]
AWAKE = [screen for screen in SCREENS if not isinstance(screen, Sleeping)]


def name_of(screen: Screen) -> str:
    return type(screen).__name__


@pytest.mark.parametrize("screen", BUSY, ids=name_of)
def test_the_warning_comes_after_a_minute_and_goes_with_a_touch(screen: Screen) -> None:
    state = on(screen)
    assert [warning_s(state, tick) for tick in (0, 59, 60, 79, 80)] == [None, None, 20, 1, None]
    for sign in (Tapped(Action.STAY), Touched()):
        stayed = after(state, sign, ticks_s=79.0).state
        assert warning_s(stayed, 79.0) is None
        assert after(stayed, Ticked(), ticks_s=158.0).state.screen == screen


@pytest.mark.parametrize("screen", OTHERS, ids=name_of)
def test_what_counts_down_openly_or_has_nothing_to_lose_gives_no_warning(screen: Screen) -> None:
    assert all(warning_s(on(screen), tick) is None for tick in range(200))


@pytest.mark.parametrize(
    ("screen", "stays_s"),
    [
        *((screen, 80) for screen in BUSY),
        (TICKET, 15),
        (replace(TICKET, no_paper=True), 45),
        (PROBLEM, 30),
        (Thanking(), 6),
    ],
)
def test_each_screen_goes_home_when_its_time_is_over(screen: Screen, stays_s: float) -> None:
    assert after(on(screen), Ticked(), ticks_s=stays_s - 0.1).state.screen == screen
    assert after(on(screen), Ticked(), ticks_s=stays_s).state.screen == Scanning()


def test_a_question_of_the_survey_waits_twenty_seconds() -> None:
    assert after(on(SURVEY), Ticked(), ticks_s=19.9).state.screen == SURVEY
    assert isinstance(after(on(SURVEY), Ticked(), ticks_s=20.0).state.screen, Thanking)


def test_while_the_journal_writes_no_time_runs() -> None:
    assert remaining_s(on(Issuing(CONFIRM)), 10**6) is None


def test_a_button_gives_the_full_time_again() -> None:
    for action in (Action.STAY, Action.CALL_OFFICER, Action.MORE, Action.FEWER):
        state = after(on(CONFIRM), Tapped(action), ticks_s=50.0).state
        assert remaining_s(state, 50.0) == 80.0


@pytest.mark.parametrize("screen", AWAKE, ids=name_of)
def test_a_touch_beside_the_buttons_counts_where_somebody_is_busy(screen: Screen) -> None:
    taken = after(on(screen), Touched(), ticks_s=10.0)
    assert (taken.state.screen, taken.drafts, taken.effects) == (screen, (), ())
    # On the start it keeps the visitor's language; a question of the survey is being answered.
    counts = isinstance(screen, (*ENTERING, Scanning, Surveying))
    assert taken.state.touched_s == (10.0 if counts else 0.0)


@pytest.mark.parametrize("screen", AWAKE, ids=name_of)
def test_the_next_visitor_starts_with_the_houses_language_and_ways(screen: Screen) -> None:
    toggles = (Action.TOGGLE_VOICE, Action.TOGGLE_LARGE, Action.TOGGLE_CONTRAST, Action.TOGGLE_LOW)
    state = after(on(screen), LanguageChosen(EN), *map(Tapped, toggles)).state
    assert state.language == EN
    assert state.modes == Modes(voice=True, large=True, contrast=True, low=True)
    if isinstance(screen, Issuing):
        state = after(state, NotRecorded()).state
    # The survey says thank you first.
    state = after(after(state, Ticked(), ticks_s=100.0).state, Ticked(), ticks_s=200.0).state
    assert (state.language, state.modes, state.screen) == (ID, Modes(), Scanning())


@pytest.mark.parametrize("screen", [*BUSY, PROBLEM], ids=name_of)
def test_whoever_goes_back_is_still_the_same(screen: Screen) -> None:
    changed = (LanguageChosen(EN), Tapped(Action.TOGGLE_LARGE), Tapped(Action.CALL_OFFICER))
    state = after(on(screen), *changed, Tapped(Action.BACK)).state
    assert (state.language, state.modes.large, state.help_called) == (EN, True, True)


@pytest.mark.parametrize("screen", [TICKET, Thanking()], ids=name_of)
def test_done_ends_the_visit(screen: Screen) -> None:
    changed = (LanguageChosen(EN), Tapped(Action.TOGGLE_LARGE), Tapped(Action.CALL_OFFICER))
    state = after(on(screen), *changed, Tapped(Action.DONE)).state
    assert (state.screen, state.language, state.modes) == (Scanning(), ID, Modes())
    assert not state.help_called


@pytest.mark.parametrize(
    ("action", "way"),
    [
        (Action.TOGGLE_VOICE, "voice"),
        (Action.TOGGLE_LARGE, "large"),
        (Action.TOGGLE_CONTRAST, "contrast"),
        (Action.TOGGLE_LOW, "low"),
    ],
)
@pytest.mark.parametrize("screen", AWAKE, ids=name_of)
def test_a_way_is_switched_on_and_off_on_every_screen(
    screen: Screen, action: Action, way: str
) -> None:
    once = after(on(screen), Tapped(action))
    assert once.state == replace(
        on(screen), modes=Modes(**{way: True}), touched_s=1.0, present_s=1.0
    )
    assert after(once.state, Tapped(action)).state.modes == Modes()


@pytest.mark.parametrize("screen", AWAKE, ids=name_of)
def test_only_a_kiosk_that_speaks_says_it_again(screen: Screen) -> None:
    silent = after(on(screen), Tapped(Action.SAY_AGAIN))
    assert silent.effects == ()
    speaking = after(on(screen), Tapped(Action.TOGGLE_VOICE), Tapped(Action.SAY_AGAIN))
    assert speaking.effects == (SayAgain(),)
    assert speaking.state.screen == screen


HOUR = 3600.0


def test_after_an_hour_without_anybody_it_sleeps() -> None:
    assert after(on(Scanning()), Ticked(), ticks_s=HOUR - 1).effects == ()
    taken = after(on(Scanning()), Ticked(), ticks_s=HOUR)
    assert (taken.state.screen, taken.effects) == (Sleeping(), (RestCamera(),))
    assert after(taken.state, Ticked(), ticks_s=2 * HOUR) == Step(taken.state)


@pytest.mark.parametrize("sign", [Touched(), CodeSeen("a"), LanguageChosen(EN)])
def test_a_sign_of_anybody_puts_sleep_off(sign: Input) -> None:
    state = after(on(Scanning()), sign, ticks_s=1000.0).state
    assert isinstance(after(state, Ticked(), ticks_s=HOUR).state.screen, Scanning)
    assert isinstance(after(state, Ticked(), ticks_s=1000.0 + HOUR).state.screen, Sleeping)


@pytest.mark.parametrize("screen", [*BUSY, TICKET, PROBLEM, Thanking()], ids=name_of)
def test_what_was_left_standing_goes_home_before_it_sleeps(screen: Screen) -> None:
    state = after(on(screen), Ticked(), ticks_s=2 * HOUR).state
    assert state.screen == Scanning()
    assert after(state, Ticked(), ticks_s=2 * HOUR).state.screen == Sleeping()


WAKING: list[Input] = [Touched(), LanguageChosen(EN), *map(Tapped, Action)]


@pytest.mark.parametrize("touched", WAKING, ids=repr)
def test_a_touch_wakes_and_does_nothing_else(touched: Input) -> None:
    taken = after(on(Sleeping()), touched, ticks_s=5000.0)
    assert taken.effects == (WakeCamera(),)
    assert taken.drafts == ()
    assert taken.state == replace(on(Scanning()), touched_s=5000.0, present_s=5000.0)


def test_it_sleeps_again_only_after_another_hour() -> None:
    state = after(on(Sleeping()), Touched(), ticks_s=5000.0).state
    assert step(state, Ticked(), now(5000.0 + HOUR - 1)).state.screen == Scanning()
    assert step(state, Ticked(), now(5000.0 + HOUR)).state.screen == Sleeping()


def test_a_picture_that_comes_late_wakes_nobody() -> None:
    taken = after(on(Sleeping()), CodeSeen("a"), ticks_s=5000.0)
    assert (taken.state.screen, taken.effects) == (Sleeping(), ())


def test_a_number_that_is_not_on_paper_stays_longer_and_a_problem_shorter() -> None:
    assert remaining_s(on(ShowingTicket(TICKET.issue, no_paper=True)), 0.0) == 45
    assert remaining_s(on(ShowingProblem(PROBLEM.refused)), 0.0) == 30
