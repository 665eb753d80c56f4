"""The scan screen and the keypad: what is shown to the camera, what is typed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.flow.inputs import CodeSeen, KeyTyped, Tapped
from kiosk.domain.flow.moves import show
from kiosk.domain.flow.state import Scanning, State, Typing
from kiosk.domain.flow.wishes import LookUp, Read, Step
from kiosk.domain.reference import ALPHABET, LENGTH, MistypedError, normalise, parse_reference
from kiosk.domain.sighting import act_on, is_new, see
from kiosk.domain.types import Moment

MOST_SLIPS = 5
SLIPS_COUNT_S = 60.0
"""Five references that were wrong within a minute are guessing; the next ones wait."""


def code_seen(state: State, seen: CodeSeen, now: Moment) -> Step:
    """Act on a code that is shown anew."""
    if not is_new(state.held, seen.text, now.ticks_s):
        return Step(replace(state, held=see(state.held, seen.text, now.ticks_s)))
    acted = replace(state, held=act_on(state.held, seen.text, now.ticks_s), touched_s=now.ticks_s)
    return Step(acted, effects=(Read(seen.text),))


def code_in_passing(state: State, seen: CodeSeen, now: Moment) -> Step:
    """Note that a code acted upon is still held up; any other waits for the scan screen."""
    return Step(replace(state, held=see(state.held, seen.text, now.ticks_s)))


def open_keypad(state: State, _: Tapped, now: Moment) -> Step:
    """Let the visitor type."""
    return Step(show(state, Typing(), now))


def key_typed(state: State, key: KeyTyped, now: Moment) -> Step:
    """Add a symbol; what is no symbol, or one too many, changes nothing."""
    screen = state.screen
    symbol = normalise(key.symbol)
    if not isinstance(screen, Typing) or len(symbol) != 1 or symbol not in ALPHABET:
        return Step(state)
    typed = (screen.typed + symbol)[:LENGTH]
    return Step(show(state, Typing(typed), now))


def erase(state: State, _: Tapped, now: Moment) -> Step:
    """Take the last symbol back; on an empty line, go back to the start."""
    screen = state.screen
    if isinstance(screen, Typing) and screen.typed:
        return Step(show(state, Typing(screen.typed[:-1]), now))
    return Step(show(state, Scanning(), now))


def submit(state: State, _: Tapped, now: Moment) -> Step:
    """Look the reference up, once its check symbol holds."""
    screen = state.screen
    if not isinstance(screen, Typing):
        return Step(state)
    recent = tuple(slip for slip in state.slips_s if now.ticks_s - slip < SLIPS_COUNT_S)
    try:
        reference = parse_reference(screen.typed)
    except MistypedError:
        slipped = replace(state, slips_s=(*recent, now.ticks_s))
        return Step(show(slipped, Typing(screen.typed, mistyped=True), now))
    if len(recent) >= MOST_SLIPS:
        return Step(show(state, Typing("", mistyped=True), now))
    # Every look-up counts against the limit: a right check symbol is not yet a booking.
    tried = replace(state, slips_s=(*recent, now.ticks_s))
    return Step(replace(tried, touched_s=now.ticks_s), effects=(LookUp(reference),))
