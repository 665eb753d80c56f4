"""The voice of the kiosk: says what the screen says, once, and is cut short by what comes next."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

import structlog

from kiosk.ports import VoiceFault

if TYPE_CHECKING:
    from kiosk.domain.types import LanguageCode
    from kiosk.ports import Voice

STOP_S = 2.0

Text = tuple[str, "LanguageCode"]
"""What is said, and in which language."""


class Announcer(Protocol):
    """What the session tells the voice; every call returns at once."""

    def shown(self, spoken: str, whispered: str, language: LanguageCode) -> None:
        """Take in what the screen says now, and what it adds; "" for silence."""

    def again(self) -> None:
        """Say once more what was said last."""


class SpeakingRoom:
    """Speaks on a thread of its own: a sentence takes seconds, a visitor must not wait for it."""

    def __init__(self, voice: Voice) -> None:
        """Take the voice; it is used by one thread, and stopped from others."""
        self._voice = voice
        self._last: Text | None = None
        self._aside = ""
        self._wanted: Text | None = None
        self._texts: SimpleQueue[Text | None] = SimpleQueue()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="speaking", daemon=True)
        self._log = structlog.get_logger(__name__)

    def start(self) -> None:
        """Begin to speak."""
        self._thread.start()

    def stop(self) -> None:
        """Fall silent for good."""
        self._stopping.set()
        self._voice.stop()
        self._texts.put(None)
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def shown(self, spoken: str, whispered: str, language: LanguageCode) -> None:
        """Say what is new; silence ends what is being said."""
        said, self._last = self._last, (spoken, language) if spoken else None
        if self._last != said:
            self._aside = whispered
            self.again()
        elif self._last is not None and whispered not in {"", self._aside}:
            self._aside = whispered
            self._say((whispered, language))

    def again(self) -> None:
        """Say once more what the screen says."""
        self._say(self._last)

    def _say(self, text: Text | None) -> None:
        self._wanted = text
        self._voice.stop()
        self._texts.put(text)

    def _run(self) -> None:
        while not self._stopping.is_set():
            text = self._texts.get()
            # Only the newest counts: whoever taps on is not to hear every screen in turn.
            while not self._texts.empty():
                text = self._texts.get()
            # A text that was overtaken between the queue and here is not begun any more.
            if text is None or self._stopping.is_set() or text is not self._wanted:
                continue
            try:
                self._voice.say(*text)
            except VoiceFault as fault:
                self._log.warning("nothing said", reason=str(fault))
            except Exception:  # noqa: BLE001 - a driver's surprise must not end the voice for the day
                self._log.exception("voice failed")
