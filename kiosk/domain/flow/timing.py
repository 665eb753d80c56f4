"""What happens when nobody touches anything: a warning, the way home, and sleep."""

from __future__ import annotations

from kiosk.domain.flow.inputs import Ticked
from kiosk.domain.flow.moves import home, show
from kiosk.domain.flow.state import (
    ENTERING,
    Issuing,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
    State,
    Surveying,
    Thanking,
)
from kiosk.domain.flow.surveying import done
from kiosk.domain.flow.wishes import RestCamera, Step
from kiosk.domain.types import Moment


def ticked(state: State, arrived: Ticked, now: Moment) -> Step:
    """Go home when the screen's time is over."""
    left_s = remaining_s(state, now.ticks_s)
    if left_s is None or left_s > 0:
        return Step(state)
    if isinstance(state.screen, Surveying):
        # Whoever walked away has still said what they said.
        return done(state, arrived, now)
    return Step(home(state, now))


def ticked_at_start(state: State, arrived: Ticked, now: Moment) -> Step:
    """Forget the last visitor's ways, and in the end go to sleep."""
    if now.ticks_s - state.present_s < state.terms.timing.sleep_s:
        return ticked(state, arrived, now)
    return Step(show(home(state, now), Sleeping(), now), effects=(RestCamera(),))


def remaining_s(state: State, ticks_s: float) -> float | None:
    """Return the seconds until the screen goes home, None if it stays until something happens."""
    if isinstance(state.screen, Issuing | Sleeping):
        return None
    return _stay_s(state) - (ticks_s - state.touched_s)


def warning_s(state: State, ticks_s: float) -> float | None:
    """Return the seconds left in the warning, None while there is nothing to warn of.

    The ticket, the problem and the survey count down openly on their button; what a visitor was
    entering is warned of before it is lost.
    """
    left_s = remaining_s(state, ticks_s)
    if left_s is None or not isinstance(state.screen, ENTERING):
        return None
    return left_s if 0 < left_s <= state.terms.timing.warning_s else None


def _stay_s(state: State) -> float:
    timing = state.terms.timing
    match state.screen:
        case ShowingTicket(no_paper=no_paper):
            return timing.no_paper_s if no_paper else timing.ticket_s
        case ShowingProblem():
            return timing.problem_s
        case Surveying():
            return timing.survey_s
        case Thanking():
            return timing.thanks_s
        case _:
            return timing.idle_s + timing.warning_s
