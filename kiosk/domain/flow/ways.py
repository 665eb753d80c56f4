"""How the kiosk is for this visitor: language, voice, letters, contrast, height; asleep, awake."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.flow.inputs import Action, LanguageChosen, SealingChanged, Tapped, Touched
from kiosk.domain.flow.moves import home
from kiosk.domain.flow.state import Modes, State
from kiosk.domain.flow.wishes import SayAgain, Step, WakeCamera
from kiosk.domain.types import Moment


def language_chosen(state: State, chosen: LanguageChosen, now: Moment) -> Step:
    """Speak another language; which one there is the settings say, not the flow."""
    return Step(replace(state, language=chosen.language, touched_s=now.ticks_s))


def toggled(state: State, tapped: Tapped, now: Moment) -> Step:
    """Switch one way on or off."""
    return Step(replace(state, modes=_with(state.modes, tapped.action), touched_s=now.ticks_s))


def _with(modes: Modes, action: Action) -> Modes:
    match action:
        case Action.TOGGLE_VOICE:
            return replace(modes, voice=not modes.voice)
        case Action.TOGGLE_LARGE:
            return replace(modes, large=not modes.large)
        case Action.TOGGLE_CONTRAST:
            return replace(modes, contrast=not modes.contrast)
        case Action.TOGGLE_LOW:
            return replace(modes, low=not modes.low)
        case _:
            return modes


def say_again(state: State, _: Tapped, now: Moment) -> Step:
    """Say once more what the screen says; only a kiosk that speaks can."""
    touched = replace(state, touched_s=now.ticks_s)
    return Step(touched, effects=(SayAgain(),) if state.modes.voice else ())


def stay(state: State, _: Tapped | Touched, now: Moment) -> Step:
    """Give the screen its full time again: somebody is there."""
    return Step(replace(state, touched_s=now.ticks_s))


def wake(state: State, _: Touched | Tapped, now: Moment) -> Step:
    """Open for whoever came; the touch that did it does nothing else."""
    return Step(home(state, now), effects=(WakeCamera(),))


def sealing_changed(state: State, changed: SealingChanged, _: Moment) -> Step:
    """Ask for names from now on, or no longer."""
    return Step(replace(state, can_seal=changed.possible))
