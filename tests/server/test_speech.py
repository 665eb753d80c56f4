"""Sentences as sound: a true WAV, made once, off the event loop, and silence that is no failure."""

from __future__ import annotations

import asyncio
import io
import shutil
import threading
import wave
from dataclasses import dataclass, field

import pytest
from structlog.testing import capture_logs

from kiosk.domain.types import LanguageCode
from kiosk.server.speech import Espeak, Sounds, SpeechError, open_sounds

ID = LanguageCode("id")
SENTENCE = "Nomor antrean A nol satu dua, silakan ke loket dua."
with_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="apt: espeak-ng")


@dataclass
class CountingSpeaker:
    """Makes a sound out of the text itself; fails while ``broken``."""

    broken: bool = False
    made: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    def wav(self, text: str, language: LanguageCode) -> bytes:
        self.made.append(text)
        self.threads.add(threading.get_ident())
        if self.broken:
            raise SpeechError("no voice today")
        return f"{language}:{text}".encode()


@with_espeak
@pytest.mark.parametrize("language", ["id", "en", "ban"])
def test_espeak_makes_a_wav_whose_header_is_true(language: str) -> None:
    made = Espeak(150).wav(SENTENCE, LanguageCode(language))

    with wave.open(io.BytesIO(made)) as opened:
        seconds = opened.getnframes() / opened.getframerate()
        frames = opened.readframes(opened.getnframes())
    assert 2 < seconds < 8
    assert len(frames) == opened.getnframes() * 2
    assert len(set(frames)) > 50  # a voice, not silence
    assert int.from_bytes(made[4:8], "little") == len(made) - 8


@with_espeak
def test_a_text_that_looks_like_an_option_is_only_said() -> None:
    assert Espeak(150).wav("--version", ID)[:4] == b"RIFF"


def test_a_sentence_is_made_once_however_many_ask() -> None:
    speaker = CountingSpeaker()
    sounds = Sounds(speaker)

    async def play() -> list[bytes | None]:
        return await asyncio.gather(*(sounds.wav(SENTENCE, ID) for _ in range(20)))

    assert set(asyncio.run(play())) == {f"id:{SENTENCE}".encode()}
    assert speaker.made == [SENTENCE]
    assert threading.get_ident() not in speaker.threads


def test_only_the_last_ones_are_kept() -> None:
    speaker = CountingSpeaker()
    sounds = Sounds(speaker, most_kept=2)

    async def play() -> None:
        for text in ("a", "b", "a", "c", "a", "b"):
            await sounds.wav(text, ID)

    asyncio.run(play())
    assert speaker.made == ["a", "b", "c", "b"]


def test_a_missing_voice_is_silence_told_once_and_tried_again() -> None:
    speaker = CountingSpeaker(broken=True)
    sounds = Sounds(speaker)

    async def play() -> list[bytes | None]:
        found = [await sounds.wav(text, ID) for text in ("a", "b")]
        speaker.broken = False
        return [*found, await sounds.wav("a", ID)]

    with capture_logs() as logs:
        assert asyncio.run(play()) == [None, None, b"id:a"]
    assert [line["event"] for line in logs] == ["board without a voice"]


def test_without_espeak_there_is_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SpeechError, match="not installed"):
        Espeak(150).wav(SENTENCE, ID)


def test_a_silent_server_makes_no_sound() -> None:
    assert asyncio.run(open_sounds("none", 150).wav(SENTENCE, ID)) is None
