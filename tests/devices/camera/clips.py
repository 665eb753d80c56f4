"""Clips, folders and a clock that makes waiting free."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.clock import ManualClock
from kiosk.devices.camera import Pace

FPS = 20.0
STEP = 12
"""Frame n of a clip is grey of brightness n * STEP, so that its number can be read off."""


def clock() -> ManualClock:
    return ManualClock(at=datetime(2025, 3, 1, tzinfo=UTC), ticks_s=1000.0)


def pace(clock: ManualClock) -> Pace:
    """A pace that moves the clock on where a real one would sleep."""
    return Pace(clock, clock.advance)


def grey(number: int) -> NDArray[np.uint8]:
    return np.full((48, 64, 3), number * STEP, np.uint8)


def number_on(pixels: NDArray[np.uint8]) -> int:
    """Which frame of a clip this is; compression and grain change the brightness a little."""
    return round(float(pixels.mean()) / STEP)


def write_clip(path: Path, frames: int) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), FPS, (64, 48))
    for number in range(frames):
        writer.write(grey(number))
    writer.release()
    return path


def write_folder(path: Path, frames: int) -> Path:
    path.mkdir()
    for number in range(frames):
        encoded = cv2.imencode(".png", grey(number))[1]
        (path / f"{number:02}.png").write_bytes(encoded.tobytes())
    return path
