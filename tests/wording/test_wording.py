"""Words, numbers and times as each language writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.types import LanguageCode
from kiosk.wording import Wording, open_wordings

ID, EN = LanguageCode("id"), LanguageCode("en")
WITA = ZoneInfo("Asia/Makassar")
EARLY = datetime(2025, 12, 3, 0, 42, tzinfo=UTC)
"""08.42 on Wednesday in Balikpapan, while in London it is still night."""


@pytest.fixture(scope="module")
def wordings() -> dict[LanguageCode, Wording]:
    return open_wordings([ID, EN], WITA, "WITA")


@pytest.mark.parametrize(
    ("language", "how", "written"),
    [
        (ID, "time", "08.42"),
        (EN, "time", "08:42"),
        (ID, "clock", "08.42 WITA"),
        (EN, "clock", "08:42 WITA"),
        (ID, "day", "Rabu, 3 Desember 2025"),
        (EN, "day", "Wednesday, 3 December 2025"),
        (ID, "short_day", "Rabu, 3 Des"),
        (EN, "short_day", "Wednesday, 3 Dec"),
        (ID, "weekday", "Rabu"),
        (EN, "weekday", "Wednesday"),
    ],
)
def test_dates_and_times_are_local(
    wordings: dict[LanguageCode, Wording], language: LanguageCode, how: str, written: str
) -> None:
    assert getattr(wordings[language], how)(EARLY) == written


def test_the_date_changes_at_local_midnight(wordings: dict[LanguageCode, Wording]) -> None:
    assert wordings[ID].weekday(datetime(2025, 12, 3, 15, 59, 59, tzinfo=UTC)) == "Rabu"
    assert wordings[ID].weekday(datetime(2025, 12, 3, 16, 0, 0, tzinfo=UTC)) == "Kamis"


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [(EN, 1, "1 minute"), (EN, 2, "2 minutes"), (ID, 1, "1 menit"), (ID, 2, "2 menit")],
)
def test_numbers_have_their_plural(
    wordings: dict[LanguageCode, Wording], language: LanguageCode, number: int, written: str
) -> None:
    assert wordings[language].count("{n} minute", "{n} minutes", number) == written


def test_places_are_filled_by_what_stands_there_and_no_further(
    wordings: dict[LanguageCode, Wording],
) -> None:
    said = wordings[EN].say("Welcome,\n{name}", name="{n} %s")
    assert said == "Welcome,\n{n} %s"


def test_a_language_without_a_catalogue_is_an_error_at_the_start() -> None:
    with pytest.raises(FileNotFoundError):
        open_wordings([LanguageCode("xx")], WITA, "WITA")


def test_every_language_names_itself(wordings: dict[LanguageCode, Wording]) -> None:
    assert wordings[ID].say("(language name)") == "Indonesia"
    assert wordings[EN].say("(language name)") == "English"
