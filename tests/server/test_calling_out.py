"""The sentence that calls a number out."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.types import LanguageCode
from kiosk.server.board import Place, ShownCall
from kiosk.server.calling_out import sentence
from kiosk.wording import open_wordings

ID, EN = LanguageCode("id"), LanguageCode("en")
WORDINGS = open_wordings([ID, EN], ZoneInfo("Asia/Makassar"), "WITA")


def said(number: str, place: str, language: LanguageCode = ID) -> str:
    return sentence(ShownCall(number, place, "key", 0, 0), WORDINGS[language])


def test_a_number_is_said_sign_by_sign() -> None:
    expected = "Nomor antrean A nol satu dua, silakan ke loket dua."
    assert said("A012", Place("Loket").at("2")) == expected


def test_in_english() -> None:
    expected = "Queue number B three zero seven, please go to counter five."
    assert said("B307", "Counter 5", EN) == expected


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Meja 12", "meja 12"),  # every voice reads it as people say it
        ("Barang", "barang"),
        ("Loket informasi", "loket informasi"),
        ("Ruang SEKATA 3", "ruang SEKATA tiga"),
        ("P2U", "P2U"),
        ("Loket A", "loket A"),
    ],
)
def test_places_keep_their_names(place: str, words: str) -> None:
    assert said("A001", place).endswith(f", silakan ke {words}.")


def test_two_letters_and_a_fourth_digit() -> None:
    assert said("MW1000", "Loket 1").startswith("Nomor antrean M W satu nol nol nol,")
