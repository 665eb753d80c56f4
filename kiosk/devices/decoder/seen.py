"""What a decoder hands back: a text and where in the picture it stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

Corner: TypeAlias = tuple[float, float]
"""(x, y) as fractions of the frame's width and height, 0..1, from its top left."""

Corners: TypeAlias = tuple[Corner, Corner, Corner, Corner]
"""The four corners of a code, one after the other round its edge."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One code found in one frame; the text stays out of ``repr`` and so out of every log."""

    text: str = field(repr=False)
    corners: Corners


def corner_within(point: Iterable[float], width: int, height: int) -> Corner:
    """Scale a point in pixels to fractions of the frame, drawn in to its edges.

    Decoders guess the fourth corner, which may come to lie outside the picture.
    """
    x, y = point
    return min(max(x / width, 0.0), 1.0), min(max(y / height, 0.0), 1.0)
