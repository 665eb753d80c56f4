"""What the window shows of the camera."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.devices.decoder import Corners

LONGEST_SIDE_PX: Final = 1280
"""No panel shows more of it, and a stream in 4K would keep the window busy copying."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One picture as the window takes it.

    ``rgba`` holds ``height`` rows from the top, each ``width`` pixels of four bytes. ``serial``
    grows from picture to picture. ``outlines`` are the codes found of late, in fractions of width
    and height; whoever mirrors the picture mirrors them too.
    """

    rgba: bytes = field(repr=False)
    width: int
    height: int
    serial: int
    outlines: tuple[Corners, ...] = ()


def make_preview(
    pixels: NDArray[np.uint8], serial: int, outlines: tuple[Corners, ...] = ()
) -> Preview:
    """Convert a picture, (height, width, 3) BGR uint8."""
    longest = max(pixels.shape[:2])
    if longest > LONGEST_SIDE_PX:
        factor = LONGEST_SIDE_PX / longest
        size = (
            max(1, round(pixels.shape[1] * factor)),
            max(1, round(pixels.shape[0] * factor)),
        )
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    height, width = pixels.shape[:2]
    return Preview(
        cv2.cvtColor(pixels, cv2.COLOR_BGR2RGBA).tobytes(), width, height, serial, outlines
    )
