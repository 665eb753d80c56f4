"""Somebody who holds something up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.domain.admission import Known
from kiosk.domain.booking import (
    Booking,
    Presented,
    TypedReference,
)
from kiosk.domain.types import Reference
from tests.domain.made import at, booking
from tests.journeys.visitor import Holding, Visitor

LISTED = booking()

TYPED = TypedReference(Reference("7K2M4XQE"))

Arrives = Callable[..., Visitor]
"""Takes what ``visitor`` takes."""


def visitor(
    presented: Presented = TYPED,
    listed: Booking | None = LISTED,
    *,
    kind: Callable[[Holding], Visitor] = Visitor,
    **known: Any,  # noqa: ANN401 - fields of Known
) -> Visitor:
    """Return somebody who holds the same thing whatever they show."""
    knows = Known(**{"booking": listed, "list_at": at("08.59"), **known})
    return kind(lambda _: (presented, knows))
