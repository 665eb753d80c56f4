"""OpenCV's VideoCapture with one way of failing: CameraLostError."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.ports import CameraLostError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Capture:
    """An open source of pictures; ``name`` stands for it in messages, so it holds no secret."""

    def __init__(self, source: str, backend: int, name: str, options: Sequence[int] = ()) -> None:
        """Open ``source``; raises CameraLostError. ``options`` are properties and their values."""
        self._name = name
        try:
            self._video = cv2.VideoCapture(source, backend, list(options))
        except cv2.error as fault:
            raise CameraLostError(f"{name} cannot be opened: {fault.err}") from fault
        if not self._video.isOpened():
            raise CameraLostError(f"{name} cannot be opened")

    def get(self, setting: int) -> float:
        """Return an OpenCV property, 0.0 where the source has none."""
        return self._video.get(setting)

    def set(self, setting: int, value: float) -> bool:
        """Ask for an OpenCV property; tells whether the source took it."""
        return self._video.set(setting, value)

    def skip(self) -> bool:
        """Pass over one picture without decoding it; False if there is none."""
        return self._video.grab()

    def take(self) -> NDArray[np.uint8] | None:
        """Return the next picture, (height, width, 3) BGR uint8, or None if there is none."""
        try:
            taken, pixels = self._video.read()
        except cv2.error:  # a broken picture
            return None
        if not taken or pixels.ndim != 3 or pixels.dtype != np.uint8:  # noqa: PLR2004 - BGR
            return None
        return np.asarray(pixels, np.uint8)

    def take_or_raise(self) -> NDArray[np.uint8]:
        """Return the next picture; raises CameraLostError if there is none."""
        pixels = self.take()
        if pixels is None:
            raise CameraLostError(f"{self._name} gives no picture")
        return pixels

    def close(self) -> None:
        """Let go of the source."""
        self._video.release()
