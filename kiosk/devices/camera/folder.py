"""A folder of pictures in the place of a camera."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.devices.camera.grain import Grain
from kiosk.devices.camera.pace import Pace
from kiosk.ports import CameraLostError, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

ENDINGS: Final = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".webp"})


class FolderCamera:
    """Shows the pictures of a folder by name, each for ``hold_s`` seconds, over and over.

    A picture larger than ``width`` x ``height`` is shrunk into it; files that are no pictures are
    passed over.
    """

    def __init__(
        self,
        folder: Path,
        *,
        width: int = 1280,
        height: int = 720,
        fps: float = 10.0,
        hold_s: float = 3.0,
        pace: Pace | None = None,
    ) -> None:
        self._folder = folder
        self._size = (width, height)
        self._fps = fps
        self._hold_s = hold_s
        self._pace = pace or Pace()
        self._grain = Grain()
        self._pictures: Iterator[NDArray[np.uint8]] | None = None
        self._shown: NDArray[np.uint8] | None = None
        self._until_s = 0.0

    def open(self) -> None:
        """List the folder; raises CameraLostError if it holds nothing that can be shown."""
        self.close()
        pictures = self._load(self._list())
        self._shown = next(pictures, None)
        if self._shown is None:
            raise CameraLostError(f"no pictures in the folder {self._folder}")
        self._pictures = pictures
        self._pace.begin(self._fps)
        self._until_s = self._pace.now_s() + self._hold_s

    def read(self) -> Frame:
        """Return the picture of the moment; raises CameraLostError."""
        if self._pictures is None or self._shown is None:
            raise CameraLostError(f"the folder {self._folder} is not open")
        at_s = self._pace.beat()
        if at_s >= self._until_s:
            self._until_s = at_s + self._hold_s
            self._shown = next(self._pictures, None)
        if self._shown is None:
            raise CameraLostError(f"the pictures in the folder {self._folder} are gone")
        return Frame(self._grain.over(self._shown), at_s)

    def close(self) -> None:
        """Forget the pictures."""
        self._pictures = self._shown = None

    def _list(self) -> list[Path]:
        try:
            return sorted(p for p in self._folder.iterdir() if p.suffix.lower() in ENDINGS)
        except OSError as fault:
            raise CameraLostError(f"no folder {self._folder}") from fault

    def _load(self, paths: list[Path]) -> Iterator[NDArray[np.uint8]]:
        """Yield one picture after the other; ends after a round in which none could be read."""
        failures = 0
        for path in cycle(paths):
            pixels = cv2.imread(str(path), cv2.IMREAD_COLOR)
            if pixels is not None:
                failures = 0
                yield self._fitted(np.asarray(pixels, np.uint8))
                continue
            failures += 1
            if failures >= len(paths):
                return

    def _fitted(self, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        height, width = pixels.shape[:2]
        factor = min(self._size[0] / width, self._size[1] / height)
        if factor >= 1:
            return pixels
        size = (max(1, round(width * factor)), max(1, round(height * factor)))
        return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
