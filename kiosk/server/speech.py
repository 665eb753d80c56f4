"""Sentences as sound, for televisions whose browser cannot speak the site's language."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Protocol

import structlog

if TYPE_CHECKING:
    from kiosk.domain.types import LanguageCode

PROGRAM = "espeak-ng"
ELSE = "id"
"""The voice for a language that espeak-ng does not know: the neighbours' is near enough."""
MAKING_S = 10.0
MOST_KEPT = 64
"""About 200 kB each: what several televisions fetch at the same moment is made once."""
_RIFF_SIZE_AT, _DATA_SIZE_AT, _HEADER = 4, 40, 44


class Speaker(Protocol):
    """Turns a sentence into a WAV; may block. Raises SpeechError."""

    def wav(self, text: str, language: LanguageCode) -> bytes:
        """Return RIFF WAVE, mono, 16 bit."""
        ...


class SpeechError(Exception):
    """There is no sound of that sentence; the board rings its chime only."""


@dataclass(frozen=True, slots=True)
class Espeak:
    """espeak-ng of this machine. The text goes through a pipe, never on a command line."""

    words_a_minute: int

    def wav(self, text: str, language: LanguageCode) -> bytes:
        """Return RIFF WAVE of 22,050 Hz, mono, 16 bit; raises SpeechError."""
        voice = language if language in _voices() else ELSE
        pace = str(self.words_a_minute)
        made = _run(
            [PROGRAM, "-v", voice, "-s", pace, "--stdin", "--stdout"], (text + "\n").encode()
        )
        return _sized(made)


@dataclass(slots=True)
class Sounds:
    """Keeps the sounds of the last sentences; ``speaker`` is None where the server is silent."""

    speaker: Speaker | None
    most_kept: int = MOST_KEPT
    _kept: OrderedDict[tuple[str, LanguageCode], bytes] = field(default_factory=OrderedDict)
    _one_by_one: asyncio.Lock = field(default_factory=asyncio.Lock)
    _told: bool = False

    async def wav(self, text: str, language: LanguageCode) -> bytes | None:
        """Return the sound of a sentence, None if there is none. Made off the event loop."""
        if self.speaker is None:
            return None
        # One at a time: a burst of calls must not start as many processes.
        async with self._one_by_one:
            sound = self._kept.get((text, language)) or await self._made(text, language)
            if sound is not None:
                self._kept[text, language] = sound
                self._kept.move_to_end((text, language))
                while len(self._kept) > self.most_kept:
                    self._kept.popitem(last=False)
        return sound

    async def _made(self, text: str, language: LanguageCode) -> bytes | None:
        if self.speaker is None:
            return None
        try:
            return await asyncio.to_thread(self.speaker.wav, text, language)
        except SpeechError as error:
            if not self._told:  # once: it would be said again with every call
                structlog.get_logger(__name__).warning("board without a voice", reason=str(error))
            self._told = True
            return None


def open_sounds(engine: str, words_a_minute: int) -> Sounds:
    """Return what makes the board's sounds; ``engine`` is ``espeak`` or ``none``."""
    return Sounds(Espeak(words_a_minute) if engine == "espeak" else None)


@cache
def _voices() -> frozenset[str]:
    """Return the languages that espeak-ng has a voice for, without regions; raises SpeechError."""
    lines = _run([PROGRAM, "--voices"], b"").decode("utf-8", "replace").splitlines()[1:]
    return frozenset(parts[1].split("-")[0] for line in lines if len(parts := line.split()) > 1)


def _run(command: list[str], given: bytes) -> bytes:
    if shutil.which(PROGRAM) is None:
        raise SpeechError(f"{PROGRAM} is not installed")
    try:
        ended = subprocess.run(
            command, input=given, capture_output=True, timeout=MAKING_S, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SpeechError(f"{PROGRAM}: {type(error).__name__}") from error
    return ended.stdout


def _sized(wav: bytes) -> bytes:
    """Write the true lengths into the header: into a pipe espeak-ng writes the largest number.

    http://soundfile.sapp.org/doc/WaveFormat/; raises SpeechError for anything else.
    """
    if len(wav) <= _HEADER or wav[:4] != b"RIFF" or wav[36:40] != b"data":
        raise SpeechError(f"{PROGRAM} made no WAV")
    sized = bytearray(wav)
    for place, size in ((_RIFF_SIZE_AT, len(wav) - 8), (_DATA_SIZE_AT, len(wav) - _HEADER)):
        sized[place : place + 4] = size.to_bytes(4, "little")
    return bytes(sized)
