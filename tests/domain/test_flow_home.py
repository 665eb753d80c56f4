"""Whatever is touched in whatever order: home in the end, one number at most, nobody named."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import Noted, SurveyAnswered, TicketWanted
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import Input, KeyTyped, NotRecorded, Sealed, Tapped, Ticked
from kiosk.domain.flow.state import (
    Confirming,
    Declaring,
    FindingTicket,
    Issuing,
    Modes,
    NamingHost,
    Scanning,
    ShowingTicket,
    Sleeping,
    State,
    Surveying,
    Typing,
    opening,
)
from kiosk.domain.flow.walking_in import LONGEST_NAME
from kiosk.domain.flow.wishes import PrintTicket, RestCamera, Seal, Step
from tests.domain.playing import ID, INPUTS, TERMS, now

MOMENTS = st.lists(
    st.tuples(
        st.sampled_from(INPUTS) | st.builds(KeyTyped, st.text(max_size=2)),
        st.floats(0, 30) | st.just(0.0),
    ),
    max_size=60,
)
"""Inputs, and the seconds before each."""

Moments = list[tuple[Input, float]]


def played(moments: Moments) -> Iterator[tuple[State, Input, Step]]:
    """Step through the inputs; yield each with the state before and what came of it."""
    state, ticks_s = opening(TERMS, 0.0), 0.0
    for arrived, later_s in moments:
        ticks_s += later_s
        taken = step(state, arrived, now(ticks_s))
        yield state, arrived, taken
        state = taken.state


def left_alone(moments: Moments) -> Iterator[Step]:
    """Play, then let time pass, second by second, for an hour and what a visit takes."""
    state, ticks_s = opening(TERMS, 0.0), sum(later_s for _, later_s in moments)
    for _, _, taken in played(moments):
        state = taken.state
    # Only the journal keeps it: its answer comes in the same breath.
    if isinstance(state.screen, Issuing):
        state = step(state, NotRecorded(), now(ticks_s)).state
    for later_s in (*range(1, 200), 3700):
        taken = step(state, Ticked(), now(ticks_s + later_s))
        yield taken
        state = taken.state


@given(MOMENTS)
def test_whatever_happened_it_comes_home_and_then_sleeps(moments: Moments) -> None:
    steps = list(left_alone(moments))
    state = steps[-2].state
    # Who was asleep and touched by nobody sleeps on.
    assert isinstance(state.screen, Scanning | Sleeping)
    assert state.language == ID
    assert state.modes == Modes()
    assert not state.help_called
    assert isinstance(steps[-1].state.screen, Sleeping)
    fell_asleep = isinstance(state.screen, Scanning)
    assert steps[-1].effects == ((RestCamera(),) if fell_asleep else ())


def _may_wish(state: State, arrived: Input) -> bool:
    if isinstance(arrived, Sealed):
        return isinstance(state.screen, Issuing)
    asked = isinstance(state.screen, Confirming | Declaring)
    return asked and arrived == Tapped(arrived.action) if isinstance(arrived, Tapped) else False


@given(MOMENTS)
def test_a_number_is_wished_for_by_whoever_takes_one(moments: Moments) -> None:
    for state, arrived, taken in played(moments):
        wanted = [draft for draft in taken.drafts if isinstance(draft, TicketWanted)]
        assert not wanted or _may_wish(state, arrived)
        assert len(wanted) <= 1
        for effect in taken.effects:
            if isinstance(effect, PrintTicket):
                assert isinstance(state.screen, Issuing | ShowingTicket)
            if isinstance(effect, Seal):
                assert isinstance(state.screen, Declaring)


@given(MOMENTS)
def test_one_visit_to_the_confirm_screen_wishes_for_one_number(moments: Moments) -> None:
    wished = 0
    for state, _, taken in played(moments):
        if isinstance(state.screen, Confirming | Declaring):
            wished = 0
        wished += sum(isinstance(draft, TicketWanted) for draft in taken.drafts)
        assert wished <= 1


@given(MOMENTS)
def test_what_is_entered_stays_within_bounds(moments: Moments) -> None:
    for _, _, taken in played(moments):
        match taken.state.screen:
            case Confirming(party=party, party_max=most) | Declaring(party=party, party_max=most):
                assert 1 <= party <= most <= 5
            case Typing(typed):
                assert len(typed) <= 8
            case FindingTicket(typed):
                assert len(typed) <= 6
            case NamingHost(typed=typed):
                assert len(typed) <= LONGEST_NAME
            case Surveying(answers=answers):
                assert len(dict(answers)) == len(answers)
                assert all(1 <= score <= 4 for _, score in answers)
        assert len(taken.state.slips_s) <= 60


@given(MOMENTS)
def test_answers_are_tied_to_no_ticket(moments: Moments) -> None:
    for _, _, taken in played(moments):
        for draft in taken.drafts:
            if isinstance(draft, Noted) and isinstance(draft.body, SurveyAnswered):
                assert draft.ticket is None
                assert draft.body.answers
