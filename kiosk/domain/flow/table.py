"""Every pair of screen and input, written down, the ignored ones too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kiosk.domain.flow import confirming, moves, outcome, scanning, timing
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Input,
    Judged,
    KeyTyped,
    LanguageChosen,
    NotRecorded,
    Recorded,
    Step,
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
)
from kiosk.domain.types import Moment

Move = Callable[[State, Any, Moment], Step]
Moves = Mapping[type[Input] | Action, Move]


def step(state: State, arrived: Input, now: Moment) -> Step:
    """Take one input in. Pure; total: an input that does not fit the screen changes nothing."""
    return MOVES[type(state.screen), _trigger(arrived)](state, arrived, now)


def _trigger(arrived: Input) -> type[Input] | Action:
    return arrived.action if isinstance(arrived, Tapped) else type(arrived)


def _ignored(state: State, _: Any, __: Moment) -> Step:  # noqa: ANN401 - takes every input
    return Step(state)


def _language_chosen(state: State, chosen: LanguageChosen, now: Moment) -> Step:
    return Step(replace(state, language=chosen.language, touched_s=now.ticks_s))


def _stay(state: State, _: Tapped, now: Moment) -> Step:
    return Step(replace(state, touched_s=now.ticks_s))


IGNORED: Moves = dict.fromkeys(Action, _ignored)

ANYWHERE: Moves = {
    **IGNORED,
    CodeSeen: scanning.code_in_passing,
    LanguageChosen: _language_chosen,
    Ticked: timing.ticked,
    Action.STAY: _stay,
    Action.CALL_OFFICER: moves.call_officer,
    # Answers that come after the visitor left the screen that asked.
    Judged: _ignored,
    Recorded: _ignored,
    NotRecorded: _ignored,
    KeyTyped: _ignored,
}

ON_SCREEN: Mapping[type[Screen], Moves] = {
    Scanning: {
        CodeSeen: scanning.code_seen,
        Judged: outcome.judged,
        Action.TYPE_REFERENCE: scanning.open_keypad,
    },
    Typing: {
        CodeSeen: scanning.code_seen,
        Judged: outcome.judged,
        KeyTyped: scanning.key_typed,
        Action.ERASE: scanning.erase,
        Action.SUBMIT: scanning.submit,
        Action.BACK: moves.go_home,
    },
    Confirming: {
        Action.FEWER: confirming.answered,
        Action.MORE: confirming.answered,
        Action.BELONGINGS_NO: confirming.answered,
        Action.BELONGINGS_YES: confirming.answered,
        Action.PRIORITY_NO: confirming.answered,
        Action.PRIORITY_YES: confirming.answered,
        Action.TAKE_NUMBER: outcome.take_number,
        Action.BACK: moves.go_home,
    },
    Issuing: {
        Recorded: outcome.recorded,
        NotRecorded: outcome.not_recorded,
    },
    ShowingTicket: {Action.DONE: moves.go_home},
    ShowingProblem: {
        # The right code may follow the wrong one at once: no need to go back first.
        CodeSeen: scanning.code_seen,
        Judged: outcome.judged,
        Action.BACK: moves.go_home,
    },
}

MOVES: Mapping[tuple[type[Screen], type[Input] | Action], Move] = {
    (screen, trigger): move
    for screen, own in ON_SCREEN.items()
    for trigger, move in {**ANYWHERE, **own}.items()
}
