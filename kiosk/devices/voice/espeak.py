"""espeak-ng: small, without a network, and it speaks Indonesian.

It makes the sound, ``aplay`` plays it: espeak-ng by itself reports success where there is no
sound card. The text goes through a pipe, never on a command line, which others could read.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.ports import VoiceFault

if TYPE_CHECKING:
    from kiosk.domain.types import LanguageCode

PROGRAM = "espeak-ng"
PLAYER = ("aplay", "--quiet", "-")
ELSE = "id"
"""The voice for a language that espeak-ng does not know: the neighbours' is near enough."""

MAKING_S = 10.0
LONGEST_S = 120.0
"""A sound that is not over after this long will never be."""


def is_installed() -> bool:
    """Tell whether this machine has what it takes to speak."""
    return all(shutil.which(program) for program in (PROGRAM, PLAYER[0]))


@cache
def voices() -> frozenset[str]:
    """Return the languages that espeak-ng has a voice for, without regions; raises VoiceFault."""
    lines = _run([PROGRAM, "--voices"], b"", MAKING_S).decode("utf-8", "replace").splitlines()[1:]
    return frozenset(parts[1].split("-")[0] for line in lines if len(parts := line.split()) > 1)


class Espeak:
    """Speaks until it is done or stopped."""

    def __init__(self, words_a_minute: int = 150, player: Sequence[str] = PLAYER) -> None:
        """Speak at this pace; ``player`` takes a WAV on its standard input."""
        self._pace = words_a_minute
        self._player = player
        self._lock = Lock()
        self._playing: subprocess.Popen[bytes] | None = None
        self._stops = 0

    def say(self, text: str, language: LanguageCode) -> None:
        """Speak and return when it is said or cut short; raises VoiceFault."""
        stops = self._stops
        voice = language if language in voices() else ELSE
        sound = _run(
            [PROGRAM, "-v", voice, "-s", str(self._pace), "--stdin", "--stdout"],
            text.encode(),
            MAKING_S,
        )
        with self._lock:
            if stops != self._stops:
                return  # stopped while the sound was being made
            playing = self._playing = self._start()
        self._play(playing, sound)
        if playing.returncode and stops == self._stops:
            raise VoiceFault(f"{self._player[0]} ended with {playing.returncode}: no sound card?")

    def stop(self) -> None:
        """Cut short what is being said."""
        with self._lock:
            self._stops += 1
            if self._playing is not None and self._playing.poll() is None:
                self._playing.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._player,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise VoiceFault(f"{self._player[0]}: {error.strerror}") from error

    def _play(self, playing: subprocess.Popen[bytes], sound: bytes) -> None:
        try:
            playing.communicate(sound, LONGEST_S)
        except subprocess.TimeoutExpired as error:
            playing.kill()
            playing.communicate()
            raise VoiceFault("the sound did not end") from error
        except OSError:
            # The player is gone, killed by ``stop`` or by itself; its exit status tells which.
            playing.wait()


def _run(command: list[str], given: bytes, seconds: float) -> bytes:
    try:
        ended = subprocess.run(
            command, input=given, capture_output=True, timeout=seconds, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceFault(f"{PROGRAM}: {type(error).__name__}") from error
    return ended.stdout
