"""What became of a party's belongings, as it is told to the party: by result, alike things once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.events import GoodsResult, Item

if TYPE_CHECKING:
    from collections.abc import Iterable

ORDER = (GoodsResult.ACCEPTED, GoodsResult.CLINIC, GoodsResult.RETURNED, GoodsResult.SEIZED)
"""Good news first; what the party has to take along or to ask about comes last."""


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """All things with one result, in the order in which they were noted."""

    result: GoodsResult
    items: tuple[Item, ...]

    @property
    def pieces(self) -> int:
        """Count everything in it."""
        return sum(item.count for item in self.items)


def receipt_parts(items: Iterable[Item]) -> tuple[ReceiptPart, ...]:
    """Sort a list of belongings by result; things of one kind, result and reason become one item.

    Parts come in ``ORDER``, and only those in which there is something.
    """
    alike: dict[tuple[str, str, str | None], Item] = {}
    for item in items:
        what = (item.kind, item.result, item.reason)
        known = alike.get(what)
        alike[what] = replace(known, count=known.count + item.count) if known else item
    found = (
        ReceiptPart(result, tuple(item for item in alike.values() if item.result is result))
        for result in ORDER
    )
    return tuple(part for part in found if part.items)
