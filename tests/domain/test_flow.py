"""The visitor's journey as a machine: total, and always on its way home."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.admission import Refused
from kiosk.domain.events import HelpRequested, Noted, ScanRefused, TicketWanted
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import Action, Input, KeyTyped, NotRecorded, Recorded, Tapped, Ticked
from kiosk.domain.flow.state import (
    Confirming,
    Issuing,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    State,
    Typing,
    opening,
)
from kiosk.domain.flow.table import MOVES
from kiosk.domain.flow.wishes import PrintTicket, Step
from kiosk.domain.reasons import Reason
from tests.domain.made import booking, issue
from tests.domain.playing import (
    ADMITTED,
    AGAIN,
    CONFIRM,
    ID,
    INPUTS,
    REFUSED,
    SCREENS,
    TERMS,
    after,
    now,
    on,
)


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


def test_an_officer_is_called_once_a_visit() -> None:
    problem = on(SCREENS[5])
    first = after(problem, Tapped(Action.CALL_OFFICER))
    assert first.drafts == (Noted(HelpRequested("ShowingProblem", Reason.NOT_OURS)),)
    assert after(first.state, Tapped(Action.CALL_OFFICER)).drafts == ()
    home = after(first.state, Tapped(Action.BACK)).state
    assert after(home, Tapped(Action.CALL_OFFICER)).drafts == (Noted(HelpRequested("Scanning")),)
