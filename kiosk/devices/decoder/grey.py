"""Whatever array arrives, made into the grey picture that the decoders take, or into nothing."""

from __future__ import annotations

from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Grey: TypeAlias = NDArray[np.uint8]
"""A picture of shape (height, width), uint8, contiguous."""

SMALLEST_SIDE_PX = 21
"""The smallest QR code has 21 x 21 modules (ISO/IEC 18004), so less cannot hold one."""

_TO_GREY = {3: cv2.COLOR_BGR2GRAY, 4: cv2.COLOR_BGRA2GRAY}


def to_grey(frame: NDArray[Any], longest_side_px: int) -> Grey | None:
    """Return ``frame`` in grey, shrunk to ``longest_side_px``; None if it is no picture.

    Takes (height, width), (height, width, 1), BGR and BGRA, uint8, in any memory layout.
    """
    if frame.dtype != np.uint8 or frame.ndim not in {2, 3}:
        return None
    if frame.ndim == 3 and frame.shape[2] == 1:  # noqa: PLR2004 - rows, columns, channels
        frame = frame[:, :, 0]
    if min(frame.shape[:2]) < SMALLEST_SIDE_PX:
        return None
    if frame.ndim == 3:  # noqa: PLR2004 - as above
        if frame.shape[2] not in _TO_GREY:
            return None
        frame = cv2.cvtColor(np.ascontiguousarray(frame), _TO_GREY[frame.shape[2]])
    return _bounded(np.ascontiguousarray(frame), longest_side_px)


def scaled(grey: Grey, factor: float, interpolation: int) -> Grey | None:
    """Return ``grey`` resized by ``factor``; None if too little of it would be left."""
    height, width = grey.shape
    size = (round(width * factor), round(height * factor))
    if min(size) < SMALLEST_SIDE_PX:
        return None
    return np.asarray(cv2.resize(grey, size, interpolation=interpolation), np.uint8)


def _bounded(grey: Grey, longest_side_px: int) -> Grey | None:
    """Shrink a picture that is too large: the time a decoder takes must have a limit."""
    longest = max(grey.shape)
    if longest <= longest_side_px:
        return grey
    return scaled(grey, longest_side_px / longest, cv2.INTER_AREA)
