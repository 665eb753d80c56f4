"""The voice says what is new, is cut short by what comes next, and outlives its own failures."""

from __future__ import annotations

from queue import Queue
from threading import Event

import pytest

from kiosk.domain.types import LanguageCode
from kiosk.gate.announcing import SpeakingRoom
from kiosk.ports import VoiceFault

ID = LanguageCode("id")
PATIENCE_S = 30.0


class Throat:
    """A voice that tells what it begins to say, and says it until it is let go or stopped."""

    def __init__(self, *faults: Exception) -> None:
        self.said: Queue[str] = Queue()
        self.faults = list(faults)
        self.done = Event()
        self.done.set()
        self.stops = 0

    def say(self, text: str, _language: LanguageCode) -> None:
        self.said.put(text)
        if self.faults:
            raise self.faults.pop(0)
        assert self.done.wait(PATIENCE_S)

    def stop(self) -> None:
        self.stops += 1
        self.done.set()

    def next(self) -> str:
        return self.said.get(timeout=PATIENCE_S)


def room(throat: Throat) -> SpeakingRoom:
    made = SpeakingRoom(throat)
    made.start()
    return made


def test_a_new_screen_is_said_once_however_often_it_is_shown() -> None:
    throat = Throat()
    speaking = room(throat)
    for _ in range(3):
        speaking.shown("Halo.", "", ID)
    assert throat.next() == "Halo."
    speaking.shown("Silakan.", "", ID)
    assert throat.next() == "Silakan."
    speaking.stop()
    assert throat.said.empty()


def test_what_comes_next_cuts_short_and_only_the_newest_is_said() -> None:
    throat = Throat()
    speaking = room(throat)
    throat.done.clear()
    speaking.shown("Pertama.", "", ID)
    assert throat.next() == "Pertama."
    speaking.shown("Kedua.", "", ID)
    speaking.shown("Ketiga.", "", ID)
    heard = [throat.next()]
    if heard == ["Kedua."]:  # begun before the third one came, and cut short by it
        heard.append(throat.next())
    assert heard[-1] == "Ketiga."
    speaking.stop()


def test_again_repeats_and_silence_ends_it() -> None:
    throat = Throat()
    speaking = room(throat)
    speaking.again()
    speaking.shown("Halo.", "", ID)
    assert throat.next() == "Halo."
    speaking.again()
    assert throat.next() == "Halo."
    stops = throat.stops
    speaking.shown("", "", ID)
    assert throat.stops > stops
    speaking.again()
    speaking.stop()
    assert throat.said.empty()


def test_advice_is_added_without_the_screen_being_said_again() -> None:
    throat = Throat()
    speaking = room(throat)
    speaking.shown("Silakan pindai.", "", ID)
    assert throat.next() == "Silakan pindai."
    for whispered in ("Dekatkan.", "Dekatkan.", "", "Dekatkan.", "Tahan."):
        speaking.shown("Silakan pindai.", whispered, ID)
    heard = [throat.next()]
    while heard[-1] != "Tahan.":
        heard.append(throat.next())
    assert heard in (["Dekatkan.", "Tahan."], ["Tahan."])
    speaking.stop()


@pytest.mark.parametrize("fault", [VoiceFault("no sound card"), OSError("gone")])
def test_a_voice_that_fails_is_tried_again_with_the_next_text(fault: Exception) -> None:
    throat = Throat(fault)
    speaking = room(throat)
    speaking.shown("Halo.", "", ID)
    assert throat.next() == "Halo."
    speaking.shown("Silakan.", "", ID)
    assert throat.next() == "Silakan."
    speaking.stop()
