"""The stages of reading, as data: a name, how the picture is prepared, which decoder looks at it.

Measured one by one on 208 texts in photographs that zxing-cpp alone reads 195 of (texts gained
beyond it, mean ms on a frame of 1280x720 without a code): histogram 2, 2.0 ms; half size 1, 1.2;
blurred histogram 3, 3.6; zbar at half size 2, 12; zbar at full size 2, 45; unsharp 0, 7.5; twice
enlarged 3, 18; CLAHE 0, 12; adaptive threshold 0, 19. On other photographs zbar at half size,
unsharp and enlarging gained most, so they stand here too, the cheapest first.
``tests/bench/bench_decoder.py`` measures again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from pyzbar.pyzbar_error import PyZbarError

from kiosk.devices.decoder import engines
from kiosk.devices.decoder.grey import Grey, scaled
from kiosk.devices.decoder.seen import Sighting

ENLARGED_UP_TO_PX: Final = 500_000
"""A frame with more pixels is not enlarged: that would cost more than all other stages."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One attempt at reading; ``prepare`` returns None where the attempt makes no sense."""

    name: str
    prepare: Callable[[Grey], Grey | None]
    decode: Callable[[Grey], list[Sighting]]

    def run(self, grey: Grey) -> list[Sighting]:
        """Return what this stage finds; a decoder that fails has found nothing."""
        try:
            prepared = self.prepare(grey)
            return [] if prepared is None else self.decode(prepared)
        except (cv2.error, PyZbarError, ValueError, RuntimeError, MemoryError):
            return []


def _as_it_is(grey: Grey) -> Grey:
    return grey


def _half(grey: Grey) -> Grey | None:
    return scaled(grey, 0.5, cv2.INTER_AREA)


def _twice(grey: Grey) -> Grey | None:
    return None if grey.size > ENLARGED_UP_TO_PX else scaled(grey, 2.0, cv2.INTER_CUBIC)


def _blurred(grey: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.0), np.uint8)


def _unsharp(grey: Grey) -> Grey:
    soft = cv2.GaussianBlur(grey, (0, 0), 2.0)
    return np.asarray(cv2.addWeighted(grey, 2.5, soft, -1.5, 0.0), np.uint8)


FIRST: Final = Stage("zxing", _as_it_is, engines.zxing)
_HISTOGRAM: Final = Stage("zxing histogram", _as_it_is, engines.zxing_histogram)
_HALF: Final = Stage("zxing half", _half, engines.zxing)
_BLURRED: Final = Stage("zxing blurred histogram", _blurred, engines.zxing_histogram)
_SECOND: Final = Stage("zbar half", _half, engines.zbar)
_UNSHARP: Final = Stage("zxing unsharp", _unsharp, engines.zxing)
_TWICE: Final = Stage("zxing twice", _twice, engines.zxing)

FOR_ONE_PICTURE: Final = (FIRST, _HISTOGRAM, _HALF, _BLURRED, _SECOND, _UNSHARP, _TWICE)
"""Tried in this order until one finds something."""

IN_TURN: Final = (_SECOND, _HISTOGRAM, _UNSHARP, _BLURRED)
"""For video: one of these per frame in which the first stage found nothing."""
