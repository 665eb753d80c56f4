"""Moves that several screens share: to another screen, home, and a call for an officer."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.events import HelpRequested, Noted
from kiosk.domain.flow.inputs import Tapped
from kiosk.domain.flow.state import Modes, Scanning, Screen, ShowingProblem, State
from kiosk.domain.flow.wishes import Step
from kiosk.domain.types import Moment


def show(state: State, screen: Screen, now: Moment) -> State:
    """Go to another screen; its time starts now."""
    return replace(state, screen=screen, touched_s=now.ticks_s)


def home(state: State, now: Moment) -> State:
    """End this visitor's turn: the next one starts with the house's own language and ways."""
    return replace(
        state,
        screen=Scanning(),
        touched_s=now.ticks_s,
        language=state.terms.language,
        modes=Modes(),
        help_called=False,
    )


def finish(state: State, _: Tapped, now: Moment) -> Step:
    """Leave by the button that ends the visit."""
    return Step(home(state, now))


def go_back(state: State, _: Tapped, now: Moment) -> Step:
    """Return to the start by a button: the same visitor goes on, in the same language and ways."""
    return Step(show(state, Scanning(), now))


def call_officer(state: State, _: Tapped, now: Moment) -> Step:
    """Ask for an officer, once a visit: a frightened finger may press many times."""
    if state.help_called:
        return Step(replace(state, touched_s=now.ticks_s))
    reason = state.screen.refused.reason if isinstance(state.screen, ShowingProblem) else None
    screen = type(state.screen).__name__
    called = replace(state, help_called=True, touched_s=now.ticks_s)
    return Step(called, (Noted(HelpRequested(screen, reason)),))
