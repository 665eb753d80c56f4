"""The voice: espeak-ng, or its simulated twin; chosen from the settings here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from kiosk.devices.voice.espeak import Espeak, is_installed
from kiosk.devices.voice.simulated import SimulatedVoice

if TYPE_CHECKING:
    from kiosk.ports import Voice

__all__ = ["Espeak", "SimulatedVoice", "open_voice"]


def open_voice(engine: str, words_a_minute: int) -> Voice | None:
    """Return the voice that the settings name; raises ValueError for one of no kind.

    None for ``none``, and for ``espeak`` on a machine without it: the kiosk then offers no voice,
    which is better than one that stays silent.
    """
    kind, _, place = engine.partition(":")
    if engine == "none":
        return None
    if engine == "espeak":
        if is_installed():
            return Espeak(words_a_minute)
        structlog.get_logger(__name__).warning("no voice", reason="espeak-ng or aplay is missing")
        return None
    if kind == "simulated" and place:
        return SimulatedVoice(Path(place))
    raise ValueError(f"voice.engine: {engine!r}; there are none, espeak and simulated:FOLDER")
