"""A third language needs a catalogue and nothing else: no text stands outside of it."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import msgspec
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kiosk.domain.flow.state import Modes
from kiosk.domain.types import LanguageCode
from kiosk.gate.face.face import Setting
from kiosk.pictures.morning import NOW
from kiosk.pictures.morning import setting as sample_setting
from kiosk.pictures.samples import SAMPLES, face
from kiosk.resources import asset
from kiosk.wording import catalogues, open_wordings

THIRD = LanguageCode("bug")
"""Buginese: spoken where such houses stand, and unknown to CLDR and to espeak-ng."""
UNSAID = re.compile(r"\.(glyph|icon|code|qr)$|\.(answers|choices)\[\d\]\.name$")
"""What no one reads: names of drawings, of widgets, and what a code holds."""
OTHERWISE = {
    *("Rutan", "Kelas", "IIA", "Balikpapan", "Gerbang", "Pendaftaran", "Pemeriksaan", "barang"),
    *("Tatap", "muka", "tatap", "Sesi", "sesi", "Titip", "Program", "rehabilitasi", "Bantuan"),
    *(
        "hukum",
        "Layanan",
        "Informasi",
        "dan",
        "pengaduan",
        "Loket",
        "WITA",
        "Rabu",
        "Jumat",
        "Desember",
        "Des",
    ),
    *("ponsel", "badan", "Indonesia", "English"),
}
"""Names of the place from its settings, days of the calendar, languages as they call themselves."""


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    """Return the sample house with a third catalogue, in which every text stands in ⟦marks⟧."""
    folder = tmp_path_factory.mktemp("locale")
    for language in catalogues():
        shutil.copytree(asset("locale", language), folder / language)
    _write_marked(folder / THIRD / "LC_MESSAGES" / "kiosk.mo")
    house = dataclasses.replace(sample_setting().house, languages=catalogues(folder))
    zone = sample_setting().wordings[LanguageCode("id")].zone
    wordings = open_wordings(house.languages, zone, "WITA", folder)
    return dataclasses.replace(sample_setting(), house=house, wordings=wordings)


def _write_marked(file: Path) -> None:
    with asset("locale", "en", "LC_MESSAGES", "kiosk.po").open("rb") as template:
        catalogue = read_po(template, locale="en")
    catalogue.fuzzy = False
    for message in catalogue:
        if message.id:
            several = not isinstance(message.id, str)
            message.string = (f"⟦{message.id[1]}⟧",) * 2 if several else f"⟦{message.id}⟧"
    file.parent.mkdir(parents=True)
    with file.open("wb") as made:
        write_mo(made, catalogue)


def texts(shown: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Walk a face: every text with its place."""
    if isinstance(shown, Enum):
        return
    if isinstance(shown, str):
        yield at, shown
    elif isinstance(shown, tuple | list):
        for place, inner in enumerate(shown):
            yield from texts(inner, f"{at}[{place}]")
    elif dataclasses.is_dataclass(shown):
        for part in dataclasses.fields(shown):
            yield from texts(getattr(shown, part.name), f"{at}.{part.name}")
    elif isinstance(shown, msgspec.Struct):
        for name in shown.__struct_fields__:
            yield from texts(getattr(shown, name), f"{at}.{name}")


def test_there_is_a_language_more_and_its_button(third: Setting) -> None:
    assert third.house.languages == ("id", THIRD, "en")
    shown = face("scan", THIRD, of=third)
    assert [button.code for button in shown.languages] == ["id", THIRD, "en"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_comes_from_the_catalogue(third: Setting, name: str) -> None:
    shown = face(name, THIRD, modes=Modes(voice=True), of=third)
    for place, text in texts(shown):
        if not UNSAID.search(place):
            # What is in marks was translated; of the rest only names and dates are words.
            rest = set(re.findall(r"[^\W\d_]{3,}", unmarked(text)))
            assert rest <= OTHERWISE, (place, text)


def unmarked(text: str) -> str:
    """Take out what was translated, the innermost marks first."""
    inner = re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return text if inner == text else unmarked(inner)


def test_the_measure_sees_what_is_not_translated() -> None:
    assert unmarked("⟦one ⟦two⟧⟧ three") == " three"
    assert dict(texts(face("scan")))[".content.title"]


def test_days_are_named_as_in_the_country_where_the_language_has_no_calendar(
    third: Setting,
) -> None:
    wording = third.wordings[THIRD]
    assert (wording.day(NOW.at), wording.time(NOW.at)) == ("Rabu, 3 Desember 2025", "08.42")
