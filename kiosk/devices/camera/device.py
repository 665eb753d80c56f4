"""A camera on this machine, through Video4Linux."""

from __future__ import annotations

from pathlib import Path

import cv2

from kiosk.clock import SystemClock
from kiosk.devices.camera.capture import Capture
from kiosk.ports import CameraLostError, Clock, Frame


class DeviceCamera:
    """A USB or built-in camera by its device file.

    ``/dev/v4l/by-id/...`` names the same camera on whatever socket it is plugged in;
    ``/dev/video0`` may be another one after a restart.
    """

    def __init__(
        self, device: Path, *, width: int, height: int, fps: int, clock: Clock | None = None
    ) -> None:
        self._device = device
        self._wishes = wishes(width, height, fps)
        self._clock = clock or SystemClock()
        self._capture: Capture | None = None

    def open(self) -> None:
        """Take hold of the device; raises CameraLostError."""
        self.close()
        if not self._device.exists():
            raise CameraLostError(f"no camera at {self._device}")
        self._capture = Capture(str(self._device), cv2.CAP_V4L2, f"camera {self._device}")
        for setting, value in self._wishes:
            # Not every camera takes every wish; what it gives instead can be read as well.
            self._capture.set(setting, value)

    def read(self) -> Frame:
        """Return the next picture; raises CameraLostError. May block while unplugged."""
        if self._capture is None:
            raise CameraLostError(f"camera {self._device} is not open")
        pixels = self._capture.take_or_raise()
        return Frame(pixels, self._clock.now().ticks_s)

    def close(self) -> None:
        """Let go of the device."""
        if self._capture is not None:
            self._capture.close()
            self._capture = None


def wishes(width: int, height: int, fps: int) -> tuple[tuple[int, float], ...]:
    """Return what to ask of a camera, in the order in which it must be asked.

    MJPG before the size: uncompressed, USB 2 carries 1280x720 only at 10 pictures a second, and
    drivers choose the rates they offer by the format. A buffer of one, so that no picture is old.
    """
    return (
        (cv2.CAP_PROP_FOURCC, float(cv2.VideoWriter.fourcc(*"MJPG"))),
        (cv2.CAP_PROP_FRAME_WIDTH, float(width)),
        (cv2.CAP_PROP_FRAME_HEIGHT, float(height)),
        (cv2.CAP_PROP_FPS, float(fps)),
        (cv2.CAP_PROP_BUFFERSIZE, 1.0),
    )
