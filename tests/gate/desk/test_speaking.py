"""The display's loudspeaker: in order, on its own thread, and never in the way."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from kiosk.devices.voice import SimulatedVoice
from kiosk.domain.types import LanguageCode
from kiosk.gate.desk import Loudspeaker, speaking
from kiosk.ports import VoiceFault

ID = LanguageCode("id")


class Slow:
    """A voice that holds its first sentence until it is told to go on."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.began, self.go_on, self.done = Event(), Event(), Event()

    def say(self, text: str, _: LanguageCode) -> None:
        if text == "broken":
            raise VoiceFault("no sound card")
        if text == "surprise":
            raise RuntimeError("driver")
        self.began.set()
        self.go_on.wait(5)
        self.said.append(text)
        if text == "last":
            self.done.set()

    def stop(self) -> None:
        self.go_on.set()


def test_sentences_are_said_in_their_order_whatever_fails_between() -> None:
    voice = Slow()
    loudspeaker = Loudspeaker(voice)
    loudspeaker.start()
    for text in ("first", "broken", "surprise", "last"):
        loudspeaker.say(text, ID)
    voice.go_on.set()
    assert voice.done.wait(5)
    loudspeaker.stop()
    assert voice.said == ["first", "last"]


def test_what_waited_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(speaking, "monotonic", lambda: now[0])
    voice = Slow()
    loudspeaker = Loudspeaker(voice)
    loudspeaker.start()
    loudspeaker.say("first", ID)
    assert voice.began.wait(5)
    loudspeaker.say("stale", ID)
    now[0] += speaking.STALE_S + 1
    loudspeaker.say("last", ID)
    voice.go_on.set()
    assert voice.done.wait(5)
    loudspeaker.stop()
    assert voice.said == ["first", "last"]


def test_it_may_be_stopped_before_it_began(tmp_path: Path) -> None:
    Loudspeaker(SimulatedVoice(tmp_path)).stop()


def test_the_twin_writes_what_it_said(tmp_path: Path) -> None:
    said = Event()

    class Twin(SimulatedVoice):
        def say(self, text: str, language: LanguageCode) -> None:
            super().say(text, language)
            said.set()

    loudspeaker = Loudspeaker(Twin(tmp_path))
    loudspeaker.start()
    loudspeaker.say("Meja 4: waktu habis", ID)
    assert said.wait(5)
    loudspeaker.stop()
    assert (tmp_path / "0001.id.txt").read_text("utf-8") == "Meja 4: waktu habis"
