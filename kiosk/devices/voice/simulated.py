"""A voice that writes down what it says, for tests and for machines without a loudspeaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import VoiceFault

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.domain.types import LanguageCode


class SimulatedVoice:
    """Leaves ``0001.id.txt``, ``0002.en.txt`` … in ``folder``, one file per text that was said."""

    def __init__(self, folder: Path) -> None:
        """Write to ``folder``; it is made when the first text is said."""
        self._folder = folder
        self._count = 0

    def say(self, text: str, language: LanguageCode) -> None:
        """Write one text; raises VoiceFault if it cannot be written."""
        self._count += 1
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / f"{self._count:04d}.{language}.txt"
            file.write_text(text, "utf-8")
        except OSError as error:
            raise VoiceFault(error.strerror or "not written") from error

    def stop(self) -> None:
        """Do nothing: what is written is said at once."""
