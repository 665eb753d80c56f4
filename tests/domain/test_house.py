"""Names in the visitor's language, or in whichever there is."""

from __future__ import annotations

from kiosk.domain.house import named
from kiosk.domain.types import LanguageCode

ID, EN = LanguageCode("id"), LanguageCode("en")


def test_a_missing_language_falls_back_to_the_first() -> None:
    assert named({ID: "Loket", EN: "Counter"}, EN) == "Counter"
    assert named({ID: "Loket"}, EN) == "Loket"
    assert named({ID: "Loket", EN: ""}, EN) == "Loket"
    assert named({}, EN) == ""
