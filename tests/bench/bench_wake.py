"""How long the camera takes from the waking touch to its first picture.

``CAMERA=0`` (or another source as in the settings) measures a camera of this machine; otherwise a
film is opened with the same library, which tells what the kiosk itself adds.
"""

from __future__ import annotations

import os
import queue
import tempfile
import time
from pathlib import Path
from statistics import median

from kiosk.clock import SystemClock
from kiosk.devices.camera import open_camera
from kiosk.devices.decoder import LiveReader
from kiosk.gate.preview import Preview
from kiosk.gate.scanner import Scanner
from kiosk.gate.vigil import CameraHealth
from tests.devices.camera.clips import write_clip

WAKES = 20
PATIENCE_S = 30.0


def main() -> None:
    """Print the median and the longest of WAKES wakes, in milliseconds."""
    with tempfile.TemporaryDirectory(prefix="bench-wake-") as scratch:
        source = os.environ.get("CAMERA") or str(write_clip(Path(scratch) / "film.avi", 20))
        times_s = _wakes(source)
    print(
        f"touch to picture of {Path(source).name}: median {median(times_s) * 1000:.0f} ms"
        f"   longest of {WAKES}: {max(times_s) * 1000:.0f} ms"
    )


def _wakes(source: str) -> list[float]:
    pictures = queue.SimpleQueue[Preview]()
    healths = queue.SimpleQueue[CameraHealth]()
    scanner = Scanner(
        open_camera(source, width=1280, height=720, fps=30),
        LiveReader(),
        on_code=lambda _: None,
        on_preview=pictures.put,
        on_health=healths.put,
        clock=SystemClock(),
    )
    scanner.start()
    times_s = []
    for _ in range(WAKES):
        _await(healths, CameraHealth.SEEING)
        scanner.pause()
        _await(healths, CameraHealth.STARTING)
        while not pictures.empty():
            pictures.get()
        touched_s = time.monotonic()
        scanner.resume()
        pictures.get(timeout=PATIENCE_S)
        times_s.append(time.monotonic() - touched_s)
    scanner.stop()
    return times_s


def _await(healths: queue.SimpleQueue[CameraHealth], wanted: CameraHealth) -> None:
    while healths.get(timeout=PATIENCE_S) is not wanted:
        pass
