"""The voice: espeak-ng, or its simulated twin; chosen from the settings here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ports import Voice


def open_voice(engine: str, words_a_minute: int) -> Voice | None:
    """Return the voice that the settings name, None for ``none``; raises ValueError."""
    raise NotImplementedError(engine, words_a_minute)
