"""The confirm screen: how many came, with belongings, with a need to go first."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kiosk.domain.flow.inputs import Action, Tapped
from kiosk.domain.flow.moves import show
from kiosk.domain.flow.state import Confirming, Declaring, State
from kiosk.domain.flow.wishes import Step
from kiosk.domain.types import Moment

Asking = TypeVar("Asking", Confirming, Declaring)


def answered(state: State, tapped: Tapped, now: Moment) -> Step:
    """Take one answer in; the party stays between one and the most that may come."""
    screen = state.screen
    match screen:
        case Confirming():
            return Step(show(state, _with(screen, tapped.action), now))
        case Declaring():
            return Step(show(state, _with(screen, tapped.action), now))
        case _:
            return Step(state)


def _with(screen: Asking, action: Action) -> Asking:
    match action:
        case Action.FEWER:
            return replace(screen, party=max(1, screen.party - 1))
        case Action.MORE:
            return replace(screen, party=min(screen.party_max, screen.party + 1))
        case Action.BELONGINGS_NO | Action.BELONGINGS_YES:
            return replace(screen, belongings=action is Action.BELONGINGS_YES)
        case Action.PRIORITY_NO | Action.PRIORITY_YES:
            return replace(screen, priority=action is Action.PRIORITY_YES)
        case _:
            return screen
