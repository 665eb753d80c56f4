"""The visitor's journey as a machine: total, and always on its way home."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.admission import Admitted, Refused
from kiosk.domain.events import HelpRequested, Noted, ScanRefused, TicketWanted
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Input,
    Judged,
    KeyTyped,
    LanguageChosen,
    LookUp,
    NotRecorded,
    PrintTicket,
    Read,
    Recorded,
    Step,
    Tapped,
    Ticked,
)
from kiosk.domain.flow.scanning import MOST_SLIPS, SLIPS_COUNT_S
from kiosk.domain.flow.state import (
    Confirming,
    Issuing,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    State,
    Terms,
    Typing,
    opening,
)
from kiosk.domain.flow.table import MOVES
from kiosk.domain.flow.timing import remaining_s, warning_s
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.sighting import GONE_AFTER_S
from kiosk.domain.types import LanguageCode, Moment
from tests.domain.made import at, booking, issue

ID, EN = LanguageCode("id"), LanguageCode("en")
TERMS = Terms(ID, party_max=5, prefixes={"tatap_muka": "A"})
ADMITTED = Judged(Admitted(booking(), Evidence.LIST))
REFUSED = Judged(Refused(Reason.OTHER_DAY, booking()))
AGAIN = Judged(Refused(Reason.ALREADY_USED, booking(), issue()))
CONFIRM = Confirming(booking(), Evidence.LIST, 3, 5)
SCREENS: list[Screen] = [
    Scanning(),
    Typing("7K2"),
    CONFIRM,
    Issuing(CONFIRM),
    ShowingTicket(issue()),
    ShowingProblem(Refused(Reason.NOT_OURS)),
]
INPUTS: list[Input] = [
    CodeSeen("a"),
    CodeSeen("b"),
    ADMITTED,
    REFUSED,
    AGAIN,
    Recorded(issue()),
    NotRecorded(),
    KeyTyped("K"),
    LanguageChosen(EN),
    Ticked(),
    *map(Tapped, Action),
]


def now(ticks_s: float) -> Moment:
    return Moment(at("09.00") + timedelta(seconds=ticks_s), ticks_s)


def on(screen: Screen) -> State:
    return replace(opening(TERMS, 0.0), screen=screen)


def after(state: State, *inputs: Input, ticks_s: float = 1.0) -> Step:
    """Take the inputs in at one moment; return the last step."""
    taken = Step(state)
    for arrived in inputs:
        taken = step(taken.state, arrived, now(ticks_s))
    return taken


def test_every_pair_of_screen_and_input_is_written_down() -> None:
    triggers = {*get_args(Input), *Action} - {Tapped}
    assert set(MOVES) == set(product(get_args(Screen), triggers))
    assert {type(screen) for screen in SCREENS} == set(get_args(Screen))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: type(screen).__name__)
@pytest.mark.parametrize("arrived", INPUTS, ids=repr)
def test_every_pair_leads_somewhere(screen: Screen, arrived: Input) -> None:
    taken = after(on(screen), arrived)
    assert isinstance(taken.state.screen, get_args(Screen))
    if type(taken.state.screen) is not type(screen):
        assert (type(screen), type(taken.state.screen)) in WAYS


WAYS = {
    (Scanning, Typing), (Scanning, Confirming), (Scanning, ShowingProblem),
    (Scanning, ShowingTicket), (Typing, Scanning), (Typing, Confirming), (Typing, ShowingProblem),
    (Typing, ShowingTicket), (Confirming, Issuing), (Confirming, Scanning),
    (Issuing, ShowingTicket), (Issuing, ShowingProblem), (ShowingTicket, Scanning),
    (ShowingProblem, Scanning), (ShowingProblem, Confirming), (ShowingProblem, ShowingTicket),
}  # fmt: skip


MOMENTS = st.lists(
    st.tuples(st.sampled_from(INPUTS) | st.builds(KeyTyped, st.text(max_size=2)),
              st.floats(0, 90)),
    max_size=40,
)  # fmt: skip


def played(moments: list[tuple[Input, float]]) -> tuple[State, float, list[Step]]:
    state, ticks_s, steps = opening(TERMS, 0.0), 0.0, []
    for arrived, later_s in moments:
        ticks_s += later_s
        steps.append(step(state, arrived, now(ticks_s)))
        state = steps[-1].state
    return state, ticks_s, steps


@given(MOMENTS)
def test_whatever_happened_it_comes_home(moments: list[tuple[Input, float]]) -> None:
    state, ticks_s, _ = played(moments)
    # Only the journal keeps it: its answer comes in the same breath.
    if isinstance(state.screen, Issuing):
        state = step(state, NotRecorded(), now(ticks_s)).state
    for _ in range(81):
        ticks_s += 1
        state = step(state, Ticked(), now(ticks_s)).state
    assert state.screen == Scanning()
    assert state.language == ID
    assert not state.help_called


@given(MOMENTS)
def test_a_number_is_wished_for_on_the_confirm_screen_only(
    moments: list[tuple[Input, float]],
) -> None:
    state = opening(TERMS, 0.0)
    for taken in played(moments)[2]:
        wanted = [draft for draft in taken.drafts if isinstance(draft, TicketWanted)]
        assert not wanted or isinstance(state.screen, Confirming)
        assert len(wanted) <= 1
        for effect in taken.effects:
            assert not isinstance(effect, PrintTicket) or isinstance(state.screen, Issuing)
        state = taken.state
        assert len(state.slips_s) <= 40


@given(MOMENTS)
def test_the_party_stays_within_the_rules(moments: list[tuple[Input, float]]) -> None:
    for taken in played(moments)[2]:
        if isinstance(taken.state.screen, Confirming):
            assert 1 <= taken.state.screen.party <= 5
        if isinstance(taken.state.screen, Typing):
            assert len(taken.state.screen.typed) <= 8


# --- the code held up


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


@pytest.mark.parametrize("screen", SCREENS[2:5], ids=lambda screen: type(screen).__name__)
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


# --- from verdict to number


def test_the_booked_party_is_proposed() -> None:
    assert after(on(Scanning()), ADMITTED).state.screen == CONFIRM


def test_a_refusal_is_shown_and_written_down() -> None:
    taken = after(on(Scanning()), REFUSED)
    assert taken.state.screen == ShowingProblem(Refused(Reason.OTHER_DAY, booking()))
    assert taken.drafts == (Noted(ScanRefused(Reason.OTHER_DAY, booking().id)),)


def test_a_used_code_shows_its_number_and_prints_nothing() -> None:
    taken = after(on(Scanning()), AGAIN)
    assert taken.state.screen == ShowingTicket(issue(), again=True)
    assert taken.effects == ()
    assert taken.drafts == (Noted(ScanRefused(Reason.ALREADY_USED, booking().id)),)


def test_what_was_answered_is_in_the_wish() -> None:
    taps = [Action.FEWER, Action.BELONGINGS_YES, Action.PRIORITY_YES, Action.TAKE_NUMBER]
    (wanted,) = after(on(CONFIRM), *map(Tapped, taps)).drafts
    assert isinstance(wanted, TicketWanted)
    assert (wanted.prefix, wanted.booking, wanted.party) == ("A", booking().id, 2)
    assert wanted.belongings
    assert wanted.priority


def test_a_second_press_wishes_for_nothing_more() -> None:
    first = after(on(CONFIRM), Tapped(Action.TAKE_NUMBER))
    second = after(first.state, Tapped(Action.TAKE_NUMBER))
    assert (len(first.drafts), second.drafts, second.state) == (1, (), first.state)


def test_the_number_is_printed_once_it_is_recorded() -> None:
    taken = after(on(Issuing(CONFIRM)), Recorded(issue()))
    assert taken.state.screen == ShowingTicket(issue())
    assert taken.effects == (PrintTicket(issue()),)


def test_what_could_not_be_recorded_is_no_number() -> None:
    taken = after(on(Issuing(CONFIRM)), NotRecorded())
    assert taken.state.screen == ShowingProblem(Refused(Reason.OUT_OF_SERVICE))
    assert (taken.effects, taken.drafts) == ((), ())


@pytest.mark.parametrize("late", [ADMITTED, REFUSED, Recorded(issue()), NotRecorded()])
def test_an_answer_that_comes_too_late_changes_nothing(late: Input) -> None:
    state = on(ShowingTicket(issue(2)))
    assert after(state, late) == Step(state)


# --- the keypad


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


# --- time


def test_the_warning_comes_after_a_minute_and_goes_with_a_touch() -> None:
    state = on(CONFIRM)
    assert [warning_s(state, tick) for tick in (0, 59, 60, 79)] == [None, None, 20, 1]
    stayed = after(state, Tapped(Action.STAY), ticks_s=79.0).state
    assert warning_s(stayed, 79.0) is None
    assert after(stayed, Ticked(), ticks_s=158.0).state.screen == CONFIRM


@pytest.mark.parametrize(
    ("screen", "stays_s"),
    [(SCREENS[1], 80), (SCREENS[2], 80), (SCREENS[4], 15), (SCREENS[5], 30)],
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


def test_an_officer_is_called_once_a_visit() -> None:
    problem = on(SCREENS[5])
    first = after(problem, Tapped(Action.CALL_OFFICER))
    assert first.drafts == (Noted(HelpRequested("ShowingProblem", Reason.NOT_OURS)),)
    assert after(first.state, Tapped(Action.CALL_OFFICER)).drafts == ()
    home = after(first.state, Tapped(Action.BACK)).state
    assert after(home, Tapped(Action.CALL_OFFICER)).drafts == (Noted(HelpRequested("Scanning")),)
