"""On the way out: the survey, whole, in part, or not at all."""

from __future__ import annotations

import pytest

from kiosk.domain.events import SurveyAnswered
from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import FindingTicket, Scanning, Surveying, Thanking
from kiosk.domain.survey import ELEMENTS, Element
from tests.journeys.holding import Arrives
from tests.journeys.visitor import EN, Visitor


def leaving(arrives: Arrives) -> Visitor:
    """Take a number, and leave in the end."""
    one = arrives()
    one.shows("code")
    one.taps(Action.TAKE_NUMBER, Action.DONE)
    one.speaks(EN)
    goes_out(one)
    return one


def goes_out(one: Visitor) -> None:
    one.taps(Action.OTHER_DOORS, Action.LEAVING)
    assert one.is_on(FindingTicket)


def said(one: Visitor) -> list[dict[Element, int]]:
    """Return all answers; none is tied to a ticket."""
    assert all(event.ticket is None for event in one.surveys)
    return [dict(e.body.answers) for e in one.surveys if isinstance(e.body, SurveyAnswered)]


def test_the_whole_survey(arrives: Arrives) -> None:
    one = leaving(arrives)
    one.shows_ticket()
    assert one.sees("Your answers are anonymous", "1 of 9", "Was it clear what you had to bring?")
    assert one.buttons() == {"rate_1", "rate_2", "rate_3", "rate_4", "next", "finish"}
    one.rates(4, 3, 2, 1, 4, 3, 2, 1)
    assert one.sees("9 of 9", "Skip this question")
    one.rates(4)
    assert one.sees("Thank you.", "Your answers help us to do better. Have a safe way home.")
    assert said(one) == [dict(zip(ELEMENTS, (4, 3, 2, 1, 4, 3, 2, 1, 4), strict=True))]
    one.taps(Action.DONE)
    assert one.is_on(Scanning)


def test_some_answers_and_then_enough(arrives: Arrives) -> None:
    one = leaving(arrives)
    one.types_number("A1")
    one.rates(4, None, 2)
    one.taps(Action.FINISH)
    assert one.is_on(Thanking)
    assert said(one) == [{Element.REQUIREMENTS: 4, Element.TIME: 2}]


@pytest.mark.parametrize("skipped", [0, 9])
def test_nothing_need_be_said(arrives: Arrives, skipped: int) -> None:
    one = leaving(arrives)
    one.shows_ticket()
    one.rates(*[None] * skipped)
    if not skipped:
        one.taps(Action.FINISH)
    assert one.sees("Thank you.", "Have a safe way home.")
    assert one.surveys == []


def test_whoever_walks_away_in_the_middle_was_heard(arrives: Arrives) -> None:
    one = leaving(arrives)
    one.shows_ticket()
    one.rates(1)
    one.waits(19.5)
    assert one.is_on(Surveying)
    one.waits(0.5)
    assert one.is_on(Thanking)
    assert said(one) == [{Element.REQUIREMENTS: 1}]
    one.waits(6)
    assert one.is_on(Scanning)


def test_each_ticket_is_asked_once(arrives: Arrives) -> None:
    one = leaving(arrives)
    one.shows_ticket()
    one.rates(4)
    one.taps(Action.FINISH, Action.DONE)
    one.waits(5)
    one.speaks(EN)
    goes_out(one)
    one.shows_ticket()
    assert one.sees("Thank you.", "Have a safe way home.")
    one.taps(Action.DONE)
    goes_out(one)
    one.types_number("A001")
    assert one.is_on(Thanking)
    assert len(one.surveys) == 1


def test_the_next_question_has_no_answer_yet(arrives: Arrives) -> None:
    one = leaving(arrives)
    one.shows_ticket()
    one.rates(4)
    assert one.sees("2 of 9", "Skip this question")
