"""How large letters and buttons are: in units of the design, never below what a body needs.

Sources: touch targets 20 mm, 25 mm for the main action (Colle & Hiszem 2004); capitals 6 mm, titles
9 mm (EN 301 549 5.1.4, 0.7 degrees at 500 mm).
"""

from __future__ import annotations

from dataclasses import dataclass

CAPITAL = 0.745
"""Height of a capital of Plus Jakarta Sans, in font sizes (OS/2 table, sCapHeight)."""

TEXT_MM, TITLE_MM, LARGE_TEXT_MM = 6.0, 9.0, 8.0
TARGET_MM, MAIN_MM = 20.0, 25.0

LARGER = 1.15
"""By how much large letters are larger where they are already above the least."""

SLACK = 1.005
"""Sizes are rounded to whole pixels; a rounded one must not fall below the least."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in pixels; ``u`` is a unit of the design, ``mm`` a millimetre, 0 where unknown.

    In ``.kv`` files: ``app.sized.text(36)``. A new object takes its place when anything changes.
    """

    u: float = 1.0
    mm: float = 0.0
    large: bool = False

    def text(self, units: float, tight: float = 1.0) -> float:
        """Return a font size; ``tight`` (0 to 1) gives way, but not below the least."""
        least_mm = LARGE_TEXT_MM if self.large else TEXT_MM
        return max(self._wanted(units, tight), self._capital(least_mm))

    @property
    def least_text(self) -> float:
        """Return the font size below which nothing is set, large letters or not."""
        return self._capital(TEXT_MM)

    def title(self, units: float, tight: float = 1.0) -> float:
        """Return the font size of a title."""
        return max(self._wanted(units, tight), self._capital(TITLE_MM))

    def target(self, units: float, tight: float = 1.0) -> float:
        """Return the height or width of something that is touched."""
        return max(units * self.u * tight, TARGET_MM * self.mm * SLACK)

    def main(self, units: float, tight: float = 1.0) -> float:
        """Return the height of the main action."""
        return max(units * self.u * tight, MAIN_MM * self.mm * SLACK)

    def _wanted(self, units: float, tight: float) -> float:
        return units * self.u * tight * (LARGER if self.large else 1.0)

    def _capital(self, millimetres: float) -> float:
        return millimetres * self.mm * SLACK / CAPITAL
