"""Moves that several screens share: to another screen, home, and a call for an officer."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.events import HelpRequested, Noted
from kiosk.domain.flow.inputs import Step, Tapped
from kiosk.domain.flow.state import Scanning, Screen, ShowingProblem, State
from kiosk.domain.types import Moment


def show(state: State, screen: Screen, now: Moment) -> State:
    """Go to another screen; its time starts now."""
    return replace(state, screen=screen, touched_s=now.ticks_s)


def home(state: State, now: Moment) -> State:
    """End this visitor's turn: the next one starts with the house's own language."""
    return replace(
        state,
        screen=Scanning(),
        touched_s=now.ticks_s,
        language=state.terms.language,
        help_called=False,
    )


def go_home(state: State, _: Tapped, now: Moment) -> Step:
    """Leave the screen by its button."""
    return Step(home(state, now))


def call_officer(state: State, _: Tapped, now: Moment) -> Step:
    """Ask for an officer, once a visit: a frightened finger may press many times."""
    if state.help_called:
        return Step(replace(state, touched_s=now.ticks_s))
    reason = state.screen.refused.reason if isinstance(state.screen, ShowingProblem) else None
    screen = type(state.screen).__name__
    called = replace(state, help_called=True, touched_s=now.ticks_s)
    return Step(called, (Noted(HelpRequested(screen, reason)),))
