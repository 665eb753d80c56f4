"""Every pair of screen and input, written down, the ignored ones too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kiosk.domain.flow import (
    confirming,
    finding,
    moves,
    outcome,
    scanning,
    surveying,
    timing,
    walking_in,
    ways,
)
from kiosk.domain.flow.inputs import (
    SIGNS_OF_LIFE,
    Action,
    CodeSeen,
    DoorTried,
    Found,
    Input,
    Judged,
    KeyTyped,
    LanguageChosen,
    NotRecorded,
    Printed,
    Rated,
    Recorded,
    Sealed,
    SealingChanged,
    ServiceChosen,
    Tapped,
    Ticked,
    Touched,
)
from kiosk.domain.flow.state import (
    ChoosingDoor,
    ChoosingRole,
    ChoosingService,
    Confirming,
    Consenting,
    Declaring,
    FindingTicket,
    Issuing,
    NamingHost,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
    State,
    Surveying,
    Thanking,
    Typing,
)
from kiosk.domain.flow.wishes import Step
from kiosk.domain.types import Moment

Move = Callable[[State, Any, Moment], Step]
Moves = Mapping[type[Input] | Action, Move]


def step(state: State, arrived: Input, now: Moment) -> Step:
    """Take one input in. Pure; total: an input that does not fit the screen changes nothing."""
    if isinstance(arrived, SIGNS_OF_LIFE):
        state = replace(state, present_s=now.ticks_s)
    return MOVES[type(state.screen), _trigger(arrived)](state, arrived, now)


def _trigger(arrived: Input) -> type[Input] | Action:
    return arrived.action if isinstance(arrived, Tapped) else type(arrived)


def _ignored(state: State, _: Any, __: Moment) -> Step:  # noqa: ANN401 - takes every input
    return Step(state)


IGNORED: Moves = dict.fromkeys(Action, _ignored)

WAYS: Moves = dict.fromkeys(
    (Action.TOGGLE_VOICE, Action.TOGGLE_LARGE, Action.TOGGLE_CONTRAST, Action.TOGGLE_LOW),
    ways.toggled,
)

ANYWHERE: Moves = {
    **IGNORED,
    **WAYS,
    CodeSeen: scanning.code_in_passing,
    LanguageChosen: ways.language_chosen,
    SealingChanged: ways.sealing_changed,
    Ticked: timing.ticked,
    Action.SAY_AGAIN: ways.say_again,
    Action.STAY: ways.stay,
    Action.CALL_OFFICER: moves.call_officer,
    # A touch beside the buttons is a sign of life; only where a time is running out does it count.
    Touched: _ignored,
    # Answers that come after the visitor left the screen that asked.
    Judged: _ignored,
    DoorTried: _ignored,
    Found: _ignored,
    Sealed: _ignored,
    Recorded: _ignored,
    NotRecorded: _ignored,
    Printed: _ignored,
    # Keys of other screens.
    KeyTyped: _ignored,
    ServiceChosen: _ignored,
    Rated: _ignored,
}

SCAN: Moves = {CodeSeen: scanning.code_seen, Judged: outcome.judged}

DOORS: Moves = {
    Action.NO_BOOKING: walking_in.try_door,
    Action.GOODS_ONLY: walking_in.try_door,
    Action.PROGRAMME: walking_in.try_door,
    DoorTried: walking_in.door_tried,
    Action.TYPE_REFERENCE: scanning.open_keypad,
    Action.HAVE_NUMBER: finding.find_ticket,
    Action.LEAVING: finding.find_ticket,
    Action.OTHER_DOORS: finding.other_doors,
}

QUESTIONS: Moves = {
    Action.FEWER: confirming.answered,
    Action.MORE: confirming.answered,
    Action.BELONGINGS_NO: confirming.answered,
    Action.BELONGINGS_YES: confirming.answered,
    Action.PRIORITY_NO: confirming.answered,
    Action.PRIORITY_YES: confirming.answered,
    Action.TAKE_NUMBER: outcome.take_number,
    Action.BACK: moves.go_back,
    Touched: ways.stay,
}

WALKING_IN: Moves = {Action.BACK: walking_in.step_back, Touched: ways.stay}

ON_SCREEN: Mapping[type[Screen], Moves] = {
    # Whatever is touched on a dark screen only wakes it: nobody could see what was there.
    Sleeping: {
        **dict.fromkeys(Action, ways.wake),
        Touched: ways.wake,
        CodeSeen: _ignored,
        LanguageChosen: ways.wake,
        Ticked: _ignored,
    },
    Scanning: {**SCAN, **DOORS, Touched: ways.stay, Ticked: timing.ticked_at_start},
    Typing: {
        **SCAN,
        KeyTyped: scanning.key_typed,
        Touched: ways.stay,
        Action.ERASE: scanning.erase,
        Action.SUBMIT: scanning.submit,
        Action.BACK: moves.go_back,
    },
    ChoosingDoor: {**SCAN, **DOORS, Touched: ways.stay, Action.BACK: moves.go_back},
    ChoosingService: {**WALKING_IN, ServiceChosen: walking_in.service_chosen},
    ChoosingRole: {
        **WALKING_IN,
        Action.PARTICIPANT: walking_in.role_chosen,
        Action.FACILITATOR: walking_in.role_chosen,
    },
    NamingHost: {
        **WALKING_IN,
        KeyTyped: walking_in.letter_typed,
        Action.ERASE: walking_in.erase_letter,
        Action.SUBMIT: walking_in.name_given,
        Action.SKIP: walking_in.name_skipped,
    },
    Consenting: {
        **WALKING_IN,
        Action.CONSENT: walking_in.consented,
        Action.NO_CONSENT: walking_in.name_skipped,
    },
    Confirming: QUESTIONS,
    Declaring: {**QUESTIONS, Action.BACK: walking_in.step_back},
    Issuing: {
        Sealed: outcome.sealed,
        Recorded: outcome.recorded,
        NotRecorded: outcome.not_recorded,
    },
    ShowingTicket: {
        Printed: finding.printed,
        Action.PRINT_AGAIN: finding.print_again,
        Action.DONE: moves.finish,
    },
    FindingTicket: {
        CodeSeen: scanning.code_seen,
        Judged: finding.judged,
        KeyTyped: finding.symbol_typed,
        Found: finding.found,
        Touched: ways.stay,
        Action.ERASE: finding.erase_symbol,
        Action.SUBMIT: finding.number_given,
        Action.BACK: moves.go_back,
    },
    Surveying: {
        Rated: surveying.rated,
        Action.NEXT: surveying.next_element,
        Action.FINISH: surveying.done,
        Touched: ways.stay,
    },
    Thanking: {**SCAN, Action.DONE: moves.finish},
    # The right code may follow the wrong one at once, or another door: no need to go back first.
    ShowingProblem: {**SCAN, **DOORS, Action.BACK: moves.go_back},
}

MOVES: Mapping[tuple[type[Screen], type[Input] | Action], Move] = {
    (screen, trigger): move
    for screen, own in ON_SCREEN.items()
    for trigger, move in {**ANYWHERE, **own}.items()
}
