"""The survey on the way out: nine elements, each to be answered or left out, ended at any point."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.events import Noted, SurveyAnswered
from kiosk.domain.flow.inputs import Rated, Tapped, Ticked
from kiosk.domain.flow.moves import show
from kiosk.domain.flow.state import State, Surveying, Thanking
from kiosk.domain.flow.wishes import Step
from kiosk.domain.survey import ELEMENTS, HIGHEST, LOWEST
from kiosk.domain.types import Moment


def rated(state: State, arrived: Rated, now: Moment) -> Step:
    """Take an answer, which may be changed until the next element."""
    screen = state.screen
    if not isinstance(screen, Surveying) or not LOWEST <= arrived.score <= HIGHEST:
        return Step(state)
    others = tuple(pair for pair in screen.answers if pair[0] is not screen.element)
    answers = (*others, (screen.element, arrived.score))
    return Step(show(state, replace(screen, answers=answers), now))


def next_element(state: State, tapped: Tapped, now: Moment) -> Step:
    """Go on, with or without an answer; after the last element it is done."""
    screen = state.screen
    if not isinstance(screen, Surveying):
        return Step(state)
    place = ELEMENTS.index(screen.element) + 1
    if place == len(ELEMENTS):
        return done(state, tapped, now)
    return Step(show(state, replace(screen, element=ELEMENTS[place]), now))


def done(state: State, _: Tapped | Ticked, now: Moment) -> Step:
    """Write the answers down, if there are any, and say thank you."""
    screen = state.screen
    if not isinstance(screen, Surveying):
        return Step(state)
    answers = dict(screen.answers)
    drafts = (Noted(SurveyAnswered(answers)),) if answers else ()
    return Step(show(state, Thanking(answered=bool(answers)), now), drafts)
