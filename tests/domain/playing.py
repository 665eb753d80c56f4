"""The screens and inputs of the journey, and how a test steps through them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.admission import Admitted, Refused
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Input,
    Judged,
    KeyTyped,
    LanguageChosen,
    NotRecorded,
    Recorded,
    Tapped,
    Ticked,
)
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
from kiosk.domain.flow.terms import Terms
from kiosk.domain.flow.wishes import Step
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import LanguageCode, Moment
from tests.domain.made import at, booking, issue

ID, EN = LanguageCode("id"), LanguageCode("en")

TERMS = Terms(ID, party_max=5, prefixes={"tatap_muka": "A"})

ADMITTED = Judged(Admitted(booking(), Evidence.LIST))

REFUSED = Judged(Refused(Reason.OTHER_DAY, booking()))

AGAIN = Judged(Refused(Reason.ALREADY_USED, booking(), issue()))

CONFIRM = Confirming(booking(), Evidence.LIST, 3, 5)

SCREENS: list[Screen] = [
    Scanning(),
    Typing("7K2"),
    CONFIRM,
    Issuing(CONFIRM),
    ShowingTicket(issue()),
    ShowingProblem(Refused(Reason.NOT_OURS)),
]

INPUTS: list[Input] = [
    CodeSeen("a"),
    CodeSeen("b"),
    ADMITTED,
    REFUSED,
    AGAIN,
    Recorded(issue()),
    NotRecorded(),
    KeyTyped("K"),
    LanguageChosen(EN),
    Ticked(),
    *map(Tapped, Action),
]


def now(ticks_s: float) -> Moment:
    return Moment(at("09.00") + timedelta(seconds=ticks_s), ticks_s)


def on(screen: Screen) -> State:
    return replace(opening(TERMS, 0.0), screen=screen)


def after(state: State, *inputs: Input, ticks_s: float = 1.0) -> Step:
    """Take the inputs in at one moment; return the last step."""
    taken = Step(state)
    for arrived in inputs:
        taken = step(taken.state, arrived, now(ticks_s))
    return taken
