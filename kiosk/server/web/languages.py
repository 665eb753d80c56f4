"""Which of our languages a visitor's browser prefers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.domain.types import LanguageCode

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_SYMBOLS = 200
_RANGE = re.compile(r"([A-Za-z]{2,8})(?:-[A-Za-z0-9-]*)? *(?:; *q=(0(?:\.\d{1,3})?|1(?:\.0*)?))?")
_OLD = {"in": "id"}
"""Android's older phones still call Indonesian so."""


def chosen(wished: str, accepted: str, offered: Collection[LanguageCode]) -> LanguageCode:
    """Return the language of a page: the one in its address, else the browser's first that we have.

    ``accepted`` is an Accept-Language header (RFC 9110 12.5.4); the first offered one otherwise.
    """
    if wished in offered:
        return LanguageCode(wished)
    parts = (part.strip() for part in accepted[:MOST_SYMBOLS].split(","))
    ranges = [match for part in parts if (match := _RANGE.fullmatch(part))]
    # The sort is stable: of equal weights the earlier one comes first, as browsers mean it.
    for match in sorted(ranges, key=lambda each: -float(each[2] or 1)):
        code = LanguageCode(_OLD.get(match[1].lower(), match[1].lower()))
        if code in offered and float(match[2] or 1) > 0:
            return code
    return next(iter(offered))
