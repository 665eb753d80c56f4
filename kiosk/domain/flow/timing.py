"""What happens when nobody touches anything: a warning, and the way home."""

from __future__ import annotations

from kiosk.domain.flow.inputs import Step, Ticked
from kiosk.domain.flow.moves import home
from kiosk.domain.flow.state import (
    Confirming,
    Issuing,
    ShowingProblem,
    ShowingTicket,
    State,
    Typing,
)
from kiosk.domain.types import Moment


def ticked(state: State, _: Ticked, now: Moment) -> Step:
    """Go home when the screen's time is over."""
    left_s = remaining_s(state, now.ticks_s)
    if left_s is None or left_s > 0:
        return Step(state)
    return Step(home(state, now))


def remaining_s(state: State, ticks_s: float) -> float | None:
    """Return the seconds until the screen goes home, None if it stays until something happens."""
    if isinstance(state.screen, Issuing):
        return None
    return _stay_s(state) - (ticks_s - state.touched_s)


def warning_s(state: State, ticks_s: float) -> float | None:
    """Return the seconds left in the warning, None while there is nothing to warn of.

    The ticket and the problem count down openly on their button; what a visitor was entering
    is warned of before it is lost.
    """
    left_s = remaining_s(state, ticks_s)
    if left_s is None or not isinstance(state.screen, Typing | Confirming):
        return None
    return left_s if 0 < left_s <= state.terms.timing.warning_s else None


def _stay_s(state: State) -> float:
    timing = state.terms.timing
    match state.screen:
        case ShowingTicket():
            return timing.ticket_s
        case ShowingProblem():
            return timing.problem_s
        case _:
            return timing.idle_s + timing.warning_s
