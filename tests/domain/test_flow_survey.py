"""Leaving: nine questions, each answered or left out, ended at any point, and nobody's."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import Noted, SurveyAnswered
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Found,
    Input,
    Judged,
    Rated,
    Tapped,
    Ticked,
    Touched,
)
from kiosk.domain.flow.state import FindingTicket, Scanning, State, Surveying, Thanking
from kiosk.domain.flow.wishes import Step
from kiosk.domain.survey import ELEMENTS, Element
from tests.domain.made import issue
from tests.domain.playing import AGAIN, LEAVING, TICKET, after, on

NEXT, FINISH = Tapped(Action.NEXT), Tapped(Action.FINISH)


def answers_of(taken: Step) -> dict[Element, int]:
    """Return what was written down, and make sure that it says nothing else."""
    if not taken.drafts:
        return {}
    (noted,) = taken.drafts
    assert isinstance(noted, Noted)
    assert noted.ticket is None
    assert isinstance(noted.body, SurveyAnswered)
    return dict(noted.body.answers)


@pytest.mark.parametrize("arrived", [Found(issue()), AGAIN])
def test_a_ticket_opens_the_survey(arrived: Input) -> None:
    taken = after(on(LEAVING), arrived)
    assert taken.state.screen == Surveying()
    assert (taken.drafts, taken.effects) == ((), ())


def test_every_element_is_asked_once_and_in_order() -> None:
    state, asked = on(Surveying()), []
    while isinstance(state.screen, Surveying):
        asked.append(state.screen.element)
        state = after(state, NEXT).state
    assert tuple(asked) == ELEMENTS
    assert len(ELEMENTS) == 9


SCORES = st.lists(st.none() | st.integers(1, 4), max_size=9)


def given_by(scores: Iterable[int | None]) -> list[Input]:
    return [each for score in scores for each in (*([Rated(score)] if score else ()), NEXT)]


@given(SCORES)
def test_each_question_is_answered_or_left_out_and_may_be_the_last(
    scores: list[int | None],
) -> None:
    inputs = given_by(scores)
    if len(scores) < len(ELEMENTS):
        inputs.append(FINISH)
    taken = after(on(Surveying()), *inputs)
    answered = {e: s for e, s in zip(ELEMENTS, scores, strict=False) if s is not None}
    assert answers_of(taken) == answered
    assert taken.state.screen == Thanking(answered=bool(answered))


def test_an_answer_may_be_changed() -> None:
    state = after(on(Surveying()), Rated(1), Rated(4)).state
    assert isinstance(state.screen, Surveying)
    assert state.screen.score == 4
    assert answers_of(after(state, FINISH)) == {Element.REQUIREMENTS: 4}


@pytest.mark.parametrize("score", [0, 5, -1, 10**9])
def test_an_answer_off_the_scale_is_none(score: int) -> None:
    state = on(Surveying())
    assert after(state, Rated(score)).state.screen == Surveying()


def test_whoever_walks_away_has_still_said_what_they_said() -> None:
    state = after(on(Surveying()), Rated(2), NEXT, Rated(3)).state
    taken = after(state, Ticked(), ticks_s=21.0)
    assert answers_of(taken) == {Element.REQUIREMENTS: 2, Element.PROCEDURE: 3}
    assert taken.state.screen == Thanking(answered=True)
    assert after(taken.state, Ticked(), ticks_s=27.0).state.screen == Scanning()


def test_whoever_said_nothing_leaves_nothing() -> None:
    taken = after(on(Surveying()), Ticked(), ticks_s=20.0)
    assert (answers_of(taken), taken.state.screen) == ({}, Thanking(answered=False))


@pytest.mark.parametrize("sign", [Rated(1), NEXT, Touched()])
def test_every_sign_of_life_gives_the_question_its_time_again(sign: Input) -> None:
    state = after(on(Surveying()), sign, ticks_s=19.0).state
    assert isinstance(after(state, Ticked(), ticks_s=38.9).state.screen, Surveying)


def _left(state: State) -> State:
    return after(state, Tapped(Action.DONE), Tapped(Action.LEAVING)).state


@pytest.mark.parametrize("arrived", [Found(issue()), AGAIN])
def test_a_ticket_is_asked_once(arrived: Input) -> None:
    first = after(on(LEAVING), Found(issue()), Rated(4), FINISH)
    assert answers_of(first) == {Element.REQUIREMENTS: 4}
    again = after(_left(first.state), arrived)
    assert (again.state.screen, again.drafts) == (Thanking(), ())
    another = after(_left(first.state), Found(issue(2)))
    assert another.state.screen == Surveying()


def test_what_is_remembered_of_a_ticket_is_not_its_id() -> None:
    state = after(on(LEAVING), Found(issue())).state
    assert issue().ticket not in repr(state.surveyed)
    assert issue().ticket not in repr(state)


def test_a_ticket_held_up_all_the_while_is_read_once() -> None:
    state = after(on(FindingTicket(leaving=True)), CodeSeen("t"), AGAIN).state
    for tick in range(2, 30):
        inputs: list[Input] = [Rated(3), NEXT] if tick % 5 == 0 else []
        taken = after(state, *inputs, CodeSeen("t"), ticks_s=float(tick))
        assert taken.effects == ()
        state = taken.state
    thanked = after(state, FINISH, CodeSeen("t"), ticks_s=30.0)
    assert (thanked.state.screen, thanked.effects) == (Thanking(answered=True), ())


@pytest.mark.parametrize("late", [Found(issue()), AGAIN])
def test_a_late_answer_does_not_end_the_survey(late: Found | Judged) -> None:
    state = after(on(Surveying()), Rated(2)).state
    assert after(state, late) == Step(state)


def test_the_survey_belongs_to_whoever_is_leaving() -> None:
    assert after(on(TICKET), Rated(4), NEXT, FINISH).state.screen == TICKET
