"""What people read: gettext catalogues, and dates and times as each language writes them."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

from kiosk.domain.types import LanguageCode
from kiosk.resources import asset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DOMAIN = "kiosk"
OWN = "id"
"""The language of the country: first everywhere, and the calendar of those that have none."""


def noted(message: str) -> str:
    """Mark a text for the catalogues where it is only named; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Wording:
    """One language. ``zone_name`` is what the clock is called there, e.g. ``WITA``."""

    language: LanguageCode
    zone: tzinfo
    zone_name: str
    catalogue: gettext.NullTranslations

    def say(self, message: str, **values: object) -> str:
        """Translate a text and fill in its ``{named}`` places."""
        return self.catalogue.gettext(message).format(**values)

    def count(self, one: str, many: str, number: int) -> str:
        """Translate a text with a number in it: ``{n}``."""
        return self.catalogue.ngettext(one, many, number).format(n=number)

    def time(self, at: datetime) -> str:
        """Write a local time of day: 08.42 in Indonesian, 08:42 in English."""
        return format_datetime(at.astimezone(self.zone), self._pattern(), locale=self._calendar())

    def clock(self, at: datetime) -> str:
        """Write a local time of day with the name of its zone."""
        return f"{self.time(at)} {self.zone_name}"

    def day(self, at: datetime) -> str:
        """Write a local date in full: ``Rabu, 3 Desember 2025``."""
        return self._date(at, "EEEE, d MMMM y")

    def day_of_year(self, at: datetime) -> str:
        """Write a local date without its year: ``Rabu, 3 Desember``."""
        return self._date(at, "EEEE, d MMMM")

    def short_day(self, at: datetime) -> str:
        """Write a local date in short: ``Jumat, 5 Des``."""
        return self._date(at, "EEEE, d MMM")

    def weekday(self, at: datetime) -> str:
        """Write the day of the week."""
        return self._date(at, "EEEE")

    def _date(self, at: datetime, pattern: str) -> str:
        return format_date(at.astimezone(self.zone).date(), pattern, locale=self._calendar())

    def _calendar(self) -> Locale:
        try:
            return Locale.parse(self.language)
        except (UnknownLocaleError, ValueError):
            # Many languages of the archipelago are not in CLDR; their speakers read these days.
            return Locale.parse(OWN)

    def _pattern(self) -> str:
        # CLDR writes 08.42 for Indonesian; spelt out here since its short form has varied.
        return "HH:mm" if self.language == "en" else "HH.mm"


def catalogues(folder: Path | None = None) -> tuple[LanguageCode, ...]:
    """Return the languages that there is a catalogue for, the country's own first."""
    found = (folder or asset("locale")).glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    codes = (LanguageCode(file.parts[-3]) for file in found)
    return tuple(sorted(codes, key=lambda code: (code != OWN, code)))


def open_wordings(
    languages: Sequence[LanguageCode], zone: tzinfo, zone_name: str, folder: Path | None = None
) -> dict[LanguageCode, Wording]:
    """Load a catalogue per language; raises FileNotFoundError if one is missing.

    A third language needs only ``assets/locale/XX/LC_MESSAGES/kiosk.po``.
    """
    place = str(folder or asset("locale"))
    return {
        language: Wording(language, zone, zone_name, gettext.translation(DOMAIN, place, [language]))
        for language in languages
    }
