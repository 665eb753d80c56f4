"""Somebody who holds something up, and the words of a face."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from kiosk.domain.admission import Known
from kiosk.domain.booking import (
    Booking,
    Presented,
    TypedReference,
)
from kiosk.domain.types import Reference
from tests.domain.made import at, booking
from tests.journeys.visitor import Visitor

LISTED = booking()

TYPED = TypedReference(Reference("7K2M4XQE"))


def visitor(
    presented: Presented = TYPED,
    listed: Booking | None = LISTED,
    **known: Any,  # noqa: ANN401 - fields of Known
) -> Visitor:
    """Return somebody who holds the same thing whatever they show."""
    knows = Known(**{"booking": listed, "list_at": at("08.59"), **known})
    return Visitor(lambda _: (presented, knows))


def texts_of(shown: object) -> list[str]:
    """Collect every text of a face."""
    if isinstance(shown, str):
        return [shown]
    if is_dataclass(shown) and not isinstance(shown, type):
        return [text for field in fields(shown) for text in texts_of(getattr(shown, field.name))]
    return [text for part in shown for text in texts_of(part)] if isinstance(shown, tuple) else []
