"""The faint noise of a sensor, for pictures that never saw one."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

_FIELDS: Final = 5
_SEED: Final = 20240229


class Grain:
    """Flips the lowest bit of half of the bytes, others from picture to picture.

    Two pictures of a real camera are never equal, so the scanner takes equal ones for a dead
    camera (a still picture from a folder, a clip that is held, would look like one).
    """

    def __init__(self) -> None:
        self._noise: NDArray[np.uint8] = np.zeros((0, 0, 0), np.uint8)
        self._turn = 0

    def over(self, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return a new picture of the same shape, (height, width, 3) uint8, with grain on it."""
        height, width, channels = pixels.shape
        needed = (height + _FIELDS, width, channels)
        if self._noise.shape != needed:
            self._noise = np.random.default_rng(_SEED).integers(0, 2, needed, np.uint8)
        self._turn = (self._turn + 1) % _FIELDS
        return pixels ^ self._noise[self._turn : self._turn + height]
