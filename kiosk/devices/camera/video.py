"""A video file in the place of a camera, at its own speed."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from kiosk.devices.camera.capture import Capture
from kiosk.devices.camera.grain import Grain
from kiosk.devices.camera.pace import Pace
from kiosk.ports import CameraLostError, Frame

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

USUAL_FPS: Final = 25.0
FASTEST_FPS: Final = 240.0
NO_END: Final = 2**31


@dataclass(frozen=True, slots=True)
class Scene:
    """The frames ``start`` up to but without ``end``; then the last one for good, or again."""

    start: int
    end: int
    then_hold: bool

    def frame_after(self, frames: int) -> int:
        """Return which frame is due ``frames`` frames after the scene began."""
        length = self.end - self.start
        return self.start + (min(frames, length - 1) if self.then_hold else frames % length)


class VideoFileCamera:
    """Plays a video file in real time, over and over, or one scene of it at a time.

    ``play`` may be called from any thread; the rest belongs to the camera's thread.
    """

    def __init__(self, path: Path, *, pace: Pace | None = None) -> None:
        self._path = path
        self._pace = pace or Pace()
        self._grain = Grain()
        self._lock = threading.Lock()
        self._wanted = Scene(0, NO_END, then_hold=False)
        self._begun: Scene | None = None
        self._scene = self._wanted
        self._capture: Capture | None = None
        self._began_s = 0.0
        self._fps = USUAL_FPS
        self._next = 0
        self._shown: NDArray[np.uint8] | None = None

    def play(self, start_frame: int, end_frame: int, then_hold: bool) -> None:  # noqa: FBT001 - says what it does
        """Show the frames from ``start_frame`` up to, without, ``end_frame``, from now on.

        Then the last of them stands (``then_hold``) or the scene begins again. Works before
        ``open`` as well. Raises ValueError for a scene without frames.
        """
        if not 0 <= start_frame < end_frame:
            raise ValueError(f"no scene: frames {start_frame} to {end_frame}")
        with self._lock:
            self._wanted = Scene(start_frame, end_frame, then_hold)

    def open(self) -> None:
        """Open the file; raises CameraLostError."""
        self.close()
        name = f"video file {self._path}"
        if not self._path.is_file():
            raise CameraLostError(f"no {name}")
        self._capture = Capture(str(self._path), cv2.CAP_ANY, name)
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        self._fps = fps if math.isfinite(fps) and 0 < fps <= FASTEST_FPS else USUAL_FPS
        self._next = 0
        self._pace.begin(self._fps)

    def read(self) -> Frame:
        """Return the frame that is due, waiting for it; raises CameraLostError."""
        if self._capture is None:
            raise CameraLostError(f"video file {self._path} is not open")
        at_s = self._pace.beat()
        with self._lock:
            wanted = self._wanted
        if wanted is not self._begun:
            self._begin(wanted, self._capture, at_s)
        pixels = self._due(self._capture, at_s)
        return Frame(self._grain.over(pixels), at_s)

    def close(self) -> None:
        """Close the file; the scene begins anew with the next ``open``."""
        if self._capture is not None:
            self._capture.close()
        self._capture = self._begun = self._shown = None

    def _begin(self, wanted: Scene, capture: Capture, at_s: float) -> None:
        """Turn to what was asked for, no further than the file says it goes."""
        count = int(capture.get(cv2.CAP_PROP_FRAME_COUNT))
        end = min(wanted.end, count) if count > wanted.start else wanted.end
        self._begun, self._scene = wanted, replace(wanted, end=end)
        self._began_s, self._shown = at_s, None

    def _due(self, capture: Capture, at_s: float) -> NDArray[np.uint8]:
        """Return the picture due at ``at_s``; a file that ends before it says ends the scene."""
        pixels = self._frame(capture, at_s)
        if pixels is None and self._next > self._scene.start:
            self._scene = replace(self._scene, end=self._next)
            if not self._scene.then_hold:
                self._began_s = at_s
            pixels = self._frame(capture, at_s)
        if pixels is None:
            raise CameraLostError(f"video file {self._path} has no frame {self._next}")
        return pixels

    def _frame(self, capture: Capture, at_s: float) -> NDArray[np.uint8] | None:
        """Return the frame due in the present scene, None if the file has no such frame."""
        due = self._scene.frame_after(round((at_s - self._began_s) * self._fps))
        if self._shown is not None and due == self._next - 1:
            return self._shown
        if not self._go_to(capture, due):
            return None
        pixels = capture.take()
        if pixels is not None:
            self._next, self._shown = due + 1, pixels
        return pixels

    def _go_to(self, capture: Capture, due: int) -> bool:
        """Stand before frame ``due``: a few frames on are skipped, anything else is a jump."""
        if not 0 <= due - self._next <= self._fps:
            capture.set(cv2.CAP_PROP_POS_FRAMES, due)
            self._next = due
        while self._next < due:
            if not capture.skip():
                return False
            self._next += 1
        return True
