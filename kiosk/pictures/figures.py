"""The figures of a picture, as they stand in ``measures.json``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec


class Least(msgspec.Struct, frozen=True):
    """The least of something, and the name of the widget it was found at."""

    value: float
    name: str


class Measures(msgspec.Struct, frozen=True):
    """One picture. Targets and capitals in millimetres on that panel, contrast as a ratio.

    ``None`` where a picture has none of them: the sleeping screen has nothing to touch, and where
    there is something to choose no choice is the main one.
    ``clipped`` and ``overlapping`` describe faults and are empty when all is well.
    """

    smallest_target_mm: Least | None
    smallest_main_mm: Least | None
    lowest_contrast: Least | None
    smallest_capital_mm: Least | None
    longest_text: str
    clipped: list[str]
    overlapping: list[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the figures: what it is called, its unit, and the least it may be."""

    label: str
    unit: str
    least: float
    of: Callable[[Measures], Least | None]


SMALLEST_TARGET = Figure("smallest target", "mm", 20.0, lambda one: one.smallest_target_mm)
SMALLEST_MAIN = Figure("smallest main action", "mm", 25.0, lambda one: one.smallest_main_mm)
SMALLEST_CAPITAL = Figure("smallest capital", "mm", 6.0, lambda one: one.smallest_capital_mm)
LOWEST_CONTRAST = Figure("lowest contrast", ": 1", 7.0, lambda one: one.lowest_contrast)
FIGURES = (SMALLEST_TARGET, SMALLEST_MAIN, SMALLEST_CAPITAL, LOWEST_CONTRAST)
