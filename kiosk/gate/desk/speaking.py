"""The display's loudspeaker: one sentence after the other, on a thread of its own."""

from __future__ import annotations

from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic

import structlog

from kiosk.domain.types import LanguageCode
from kiosk.ports import Voice, VoiceFault

STALE_S = 20.0
"""A sentence that could not be begun by then is left out: the screen says it too."""

STOP_S = 2.0


class Loudspeaker:
    """Speaks what it is given; ``say`` may be called from any thread and never waits."""

    def __init__(self, voice: Voice) -> None:
        """Take the voice; it is used by one thread, and stopped from others."""
        self._voice = voice
        self._sentences: SimpleQueue[tuple[str, LanguageCode, float] | None] = SimpleQueue()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="loudspeaker", daemon=True)
        self._log = structlog.get_logger(__name__)

    def start(self) -> None:
        """Begin to speak."""
        self._thread.start()

    def stop(self) -> None:
        """Fall silent for good; safe to call before ``start``."""
        self._stopping.set()
        self._voice.stop()
        self._sentences.put(None)
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def say(self, text: str, language: LanguageCode) -> None:
        """Speak a sentence when those before it are said."""
        self._sentences.put((text, language, monotonic()))

    def _run(self) -> None:
        while not self._stopping.is_set():
            sentence = self._sentences.get()
            if sentence is None or monotonic() - sentence[2] > STALE_S:
                continue
            try:
                self._voice.say(sentence[0], sentence[1])
            except VoiceFault as fault:
                self._log.warning("nothing said", reason=str(fault))
            except Exception:  # noqa: BLE001 - a driver's surprise must not end the voice for the day
                self._log.exception("voice failed")
