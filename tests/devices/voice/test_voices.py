"""One contract for the real voice and its twin, and what only one of them can do."""

from __future__ import annotations

import io
import shutil
import threading
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices.voice import Espeak, SimulatedVoice, espeak, open_voice
from kiosk.domain.types import LanguageCode
from kiosk.ports import Voice, VoiceFault

ID, EN, JV = LanguageCode("id"), LanguageCode("en"), LanguageCode("jv")
needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)


def to_file(folder: Path) -> Espeak:
    """Return the real voice with a file in place of the loudspeaker."""
    return Espeak(150, ("dd", f"of={folder / 'said.wav'}", "status=none"))


def twin(folder: Path) -> SimulatedVoice:
    return SimulatedVoice(folder)


BOTH = pytest.mark.parametrize("make", [pytest.param(to_file, marks=needs_espeak), twin])


@BOTH
def test_a_text_is_said_and_then_it_returns(make: Callable[[Path], Voice], tmp_path: Path) -> None:
    make(tmp_path).say("Nomor antrean Anda A 12.", ID)
    (left,) = tmp_path.iterdir()
    assert left.stat().st_size > 0


@BOTH
def test_stop_is_safe_at_any_time(make: Callable[[Path], Voice], tmp_path: Path) -> None:
    voice = make(tmp_path)
    voice.stop()
    voice.say("Halo.", ID)
    voice.stop()
    voice.say("Hello.", EN)
    assert list(tmp_path.iterdir())


@BOTH
def test_strange_texts_are_said_or_skipped(make: Callable[[Path], Voice], tmp_path: Path) -> None:
    voice = make(tmp_path)
    for text in ("", "-v en", "<b>&", "\u0000", "•••", "é" * 500):
        voice.say(text, ID)


@needs_espeak
def test_the_sound_is_a_wave_of_speech(tmp_path: Path) -> None:
    to_file(tmp_path).say("Silakan pindai kode Anda.", ID)
    with wave.open(io.BytesIO((tmp_path / "said.wav").read_bytes())) as said:
        assert said.getframerate() >= 16000
    assert (tmp_path / "said.wav").stat().st_size > 20_000


@needs_espeak
def test_languages_sound_different_and_an_unknown_one_has_a_voice_too(tmp_path: Path) -> None:
    sounds = {}
    for language in (ID, EN, JV):
        folder = tmp_path / language
        folder.mkdir()
        to_file(folder).say("Nomor antrean dua belas.", language)
        sounds[language] = hash((folder / "said.wav").read_bytes())
    assert JV not in espeak.voices()
    assert sounds[JV] == sounds[ID] != sounds[EN]


@needs_espeak
def test_a_long_text_is_cut_short_by_stop() -> None:
    voice = Espeak(150, ("sleep", "3600"))
    speaking = threading.Thread(target=voice.say, args=("Halo.", ID), daemon=True)
    speaking.start()
    while voice._playing is None:
        speaking.join(0.01)
    voice.stop()
    speaking.join(20)
    assert not speaking.is_alive()


@needs_espeak
@pytest.mark.parametrize(
    "player", [("false",), ("no-such-player",), ("sh", "-c", "exec 0<&-; exit 3")]
)
def test_a_player_without_a_sound_card_is_a_fault(player: tuple[str, ...]) -> None:
    with pytest.raises(VoiceFault, match=player[0]):
        Espeak(150, player).say("Halo.", ID)


@needs_espeak
def test_a_sound_that_never_ends_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "LONGEST_S", 0.2)
    with pytest.raises(VoiceFault, match="did not end"):
        Espeak(150, ("sleep", "3600")).say("Halo.", ID)


def test_the_twin_says_in_which_language_and_what(tmp_path: Path) -> None:
    voice = SimulatedVoice(tmp_path / "said")
    voice.say("Halo.", ID)
    voice.say("Hello.", EN)
    said = {file.name: file.read_text("utf-8") for file in (tmp_path / "said").iterdir()}
    assert said == {"0001.id.txt": "Halo.", "0002.en.txt": "Hello."}


def test_the_settings_name_the_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_voice("none", 150) is None
    assert isinstance(open_voice(f"simulated:{tmp_path}", 150), SimulatedVoice)
    with pytest.raises(ValueError, match="none, espeak and simulated"):
        open_voice("piper", 150)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert open_voice("espeak", 150) is None
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert isinstance(open_voice("espeak", 150), Espeak)
