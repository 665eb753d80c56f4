"""Advice that stands still: a hint shows once it is sure, and stays long enough to be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk.ports import Guidance

STAYS_S: Final = 1.0
"""A hint stays at least this long; whatever was seen meanwhile is forgotten."""

SURE_AFTER_S: Final = 0.3
"""For so long every look must say the same before it is shown."""

QUIET_AFTER_S: Final = 1.5
"""Nothing must have been seen for so long before the advice goes: hands wander."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What is shown since when, and what the looks have been saying since when."""

    shown: Guidance = Guidance.NOTHING
    shown_s: float = float("-inf")
    seen: Guidance = Guidance.NOTHING
    seen_s: float = float("-inf")

    def look(self, seen: Guidance, now_s: float) -> Guide:
        """Take one look in; ``now_s`` never goes back."""
        guide = self if seen is self.seen else replace(self, seen=seen, seen_s=now_s)
        if seen is guide.shown or now_s - guide.shown_s < STAYS_S:
            return guide
        return guide if now_s - guide.seen_s < _wait_s(seen) else guide.show(seen, now_s)

    def show(self, hint: Guidance, now_s: float) -> Guide:
        """Show a hint from now on."""
        return replace(self, shown=hint, shown_s=now_s)


def _wait_s(seen: Guidance) -> float:
    match seen:
        case Guidance.FOUND:
            return 0.0
        case Guidance.NOTHING:
            return QUIET_AFTER_S
        case _:
            return SURE_AFTER_S
