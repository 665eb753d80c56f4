"""What would help: a look at a picture in which no code was read.

A QR code is a patch, about square, densely filled with edges in both directions; that is found in
a small copy of the picture, also when the code is too small, blurred, dark or partly washed out to
be read. How the patch looks at full size tells what is wrong with it. ``tests/bench`` holds the
advice against pictures that were spoilt on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.devices.decoder.grey import Grey, to_grey
from kiosk.ports import Guidance

LOOKED_AT_PX: Final = 320
"""Longest side of the small copy; what is finer than this is not seen here, nor read."""

WINDOW: Final = 9
AROUND: Final = 41
HOLE: Final = 15
FAINT: Final = 8.0
LEAST_EDGES: Final = 0.8
SHARE_OF_MOST: Final = 0.45
LEAST_BALANCE: Final = 0.35
"""Edges across against edges down: text and curtains have one kind, codes have both."""

LEAST_SIDE: Final = 14
LEAST_FILLED: Final = 0.55
LEAST_FILLED_TORN: Final = 0.3
MOST_OBLONG: Final = 1.6

SMALL_PX: Final = 105.0
"""A code of ours has 49 modules and more; below two pixels a module it cannot be read."""
DARK: Final = 70.0
FLAT: Final = 22.0
"""Grey levels between ink and paper under which even a lit patch is too pale."""
WASHED_OUT: Final = 0.05
WHITE: Final = 247


@dataclass(frozen=True, slots=True)
class Patch:
    """Where a code may be, in pixels of the whole picture."""

    left: int
    top: int
    width: int
    height: int

    @property
    def side_px(self) -> float:
        """Return its side."""
        return float(np.sqrt(self.width * self.height))


def advise(frame: NDArray[Any]) -> Guidance:
    """Return what would help to read ``frame``, in which nothing was read; never raises.

    Takes what ``decoder.find`` takes. NOTHING when there is nothing like a code in it.
    """
    grey = to_grey(frame, 1280)
    if grey is None:
        return Guidance.NOTHING
    patch = likely_code(grey)
    return Guidance.NOTHING if patch is None else _remedy(grey, patch)


def likely_code(grey: Grey) -> Patch | None:
    """Return the largest patch that looks like a code, None if there is none."""
    factor = max(grey.shape) / LOOKED_AT_PX
    size = (round(grey.shape[1] / factor), round(grey.shape[0] / factor))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    across, down = _edges(small, 1, 0), _edges(small, 0, 1)
    # Against the light around: a dark screen's code has edges too, only fainter ones.
    edges = (across + down) / (cv2.boxFilter(small, -1, (AROUND, AROUND)) + FAINT)
    balanced = np.minimum(across, down) > LEAST_BALANCE * np.maximum(across, down)
    dense = (edges > max(LEAST_EDGES, SHARE_OF_MOST * float(edges.max()))) & balanced
    # A reflection tears a hole into the patch; what surrounds it is still one code.
    torn = (dense | (small >= WHITE)).astype(np.uint8)
    fitting = _code_like(dense.astype(np.uint8)) or [
        stats for stats in _code_like(torn) if _filled(dense, stats) >= LEAST_FILLED_TORN
    ]
    if not fitting:
        return None
    # The window over which edges are counted widens every patch by half of itself on each side.
    left, top, width, height = max(fitting, key=lambda each: each[4])[:4]
    inset = min(WINDOW // 2, width // 4, height // 4)
    return Patch(
        round((left + inset) * factor),
        round((top + inset) * factor),
        round((width - 2 * inset) * factor),
        round((height - 2 * inset) * factor),
    )


def _code_like(mask: NDArray[np.uint8]) -> list[NDArray[Any]]:
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((HOLE, HOLE), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    height, width = mask.shape
    return [
        stats[place]
        for place in range(1, count)
        if _could_be_code(stats[place]) and _within(stats[place], width, height)
    ]


def _within(stats: NDArray[Any], width: int, height: int) -> bool:
    """Tell whether a patch is held into the picture: what reaches its edge is the room behind."""
    left, top, wide, high = (int(value) for value in stats[:4])
    return left > 0 and top > 0 and left + wide < width and top + high < height


def _filled(dense: NDArray[Any], stats: NDArray[Any]) -> float:
    left, top, wide, high = (int(value) for value in stats[:4])
    return float(dense[top : top + high, left : left + wide].mean())


def _edges(small: NDArray[np.float32], across: int, down: int) -> NDArray[Any]:
    return cv2.boxFilter(np.abs(cv2.Sobel(small, cv2.CV_32F, across, down)), -1, (WINDOW, WINDOW))


def _could_be_code(stats: NDArray[Any]) -> bool:
    _, _, width, height, area = (int(value) for value in stats)
    return (
        min(width, height) >= LEAST_SIDE
        and max(width, height) <= MOST_OBLONG * min(width, height)
        and area >= LEAST_FILLED * width * height
    )


def _remedy(grey: Grey, patch: Patch) -> Guidance:
    part = grey[patch.top : patch.top + patch.height, patch.left : patch.left + patch.width]
    if part.size == 0:
        return Guidance.NOTHING
    ink, paper = np.percentile(part, (5, 95))
    if _washed_out(part) > WASHED_OUT:
        return Guidance.TILT
    if paper < DARK or paper - ink < FLAT:
        return Guidance.BRIGHTER
    return Guidance.CLOSER if patch.side_px < SMALL_PX else Guidance.HOLD_STILL


def _washed_out(part: Grey) -> float:
    """Return the share of the patch under white blobs that are larger than any of its modules."""
    blob = max(3, min(part.shape) // 7)
    # Smoothed: the grain of a sensor speckles even what is white all over.
    white = (cv2.blur(part, (5, 5)) >= WHITE).astype(np.uint8)
    opened = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((blob, blob), np.uint8))
    return float(opened.mean())
