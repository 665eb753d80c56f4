"""A network camera: RTSP, or a stream over HTTP, through FFmpeg."""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import urlsplit

import cv2

from kiosk.clock import SystemClock
from kiosk.devices.camera.capture import Capture
from kiosk.ports import CameraLostError, Clock, Frame

SCHEMES: Final = ("rtsp", "rtsps", "http", "https")


class StreamCamera:
    """A camera at an address; gives up after ``patience_s`` seconds of silence."""

    def __init__(
        self, address: str, *, patience_s: float = 5.0, clock: Clock | None = None
    ) -> None:
        self._address = address
        self._name = f"camera {without_secrets(address)}"
        self._patience_ms = round(patience_s * 1000)
        self._clock = clock or SystemClock()
        self._capture: Capture | None = None

    def open(self) -> None:
        """Connect; raises CameraLostError after the patience has run out, at the latest."""
        self.close()
        # Over UDP a lost packet smears the picture. OpenCV takes this from the environment only;
        # what a technician has set there stands.
        os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_transport;tcp")
        timeouts = (
            cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
            self._patience_ms,
            cv2.CAP_PROP_READ_TIMEOUT_MSEC,
            self._patience_ms,
        )
        self._capture = Capture(self._address, cv2.CAP_FFMPEG, self._name, timeouts)

    def read(self) -> Frame:
        """Return the next picture; raises CameraLostError, also when the stream has ended."""
        if self._capture is None:
            raise CameraLostError(f"{self._name} is not open")
        pixels = self._capture.take_or_raise()
        return Frame(pixels, self._clock.now().ticks_s)

    def close(self) -> None:
        """Hang up."""
        if self._capture is not None:
            self._capture.close()
            self._capture = None


def without_secrets(address: str) -> str:
    """Return scheme and host of an address: user, password and query never reach a log."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname or ''}"
