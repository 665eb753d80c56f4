"""The buttons that change how the kiosk is: voice, large letters, contrast, low screen."""

from __future__ import annotations

from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import Modes
from kiosk.gate.face.shapes import VoiceBar, WayButton
from kiosk.wording import Wording


def ways_of(modes: Modes, wording: Wording, *, speaks: bool) -> tuple[WayButton, ...]:
    """Return the buttons of the start; a kiosk without a voice offers none."""
    voice = WayButton(Action.TOGGLE_VOICE, wording.say("Voice"), "volume-2", modes.voice)
    seen = (
        WayButton(Action.TOGGLE_LARGE, wording.say("Large text"), "a-large-small", modes.large),
        WayButton(Action.TOGGLE_CONTRAST, wording.say("Contrast"), "contrast", modes.contrast),
        WayButton(Action.TOGGLE_LOW, wording.say("Low screen"), "accessibility", modes.low),
    )
    return (voice, *seen) if speaks else seen


def voice_bar(modes: Modes, wording: Wording, *, speaks: bool) -> VoiceBar | None:
    """Return what stands on every screen while the kiosk speaks."""
    if not modes.voice or not speaks:
        return None
    return VoiceBar(again=wording.say("Say it again"), stop=wording.say("Voice off"))
