"""A scanner whose time is wound by hand, on a camera that obeys."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kiosk.clock import ManualClock
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.decoder import LiveReader
from kiosk.gate.preview import Preview
from kiosk.gate.scanner import Scanner
from kiosk.gate.vigil import CameraHealth
from kiosk.ports import Camera, Guidance
from tests.devices.camera.clips import clock, pace


class Rig:
    """A scanner on a simulated camera, with everything it said."""

    def __init__(self, frames: list[NDArray[np.uint8]], fps: float = 10.0) -> None:
        self.clock = clock()
        self.camera = SimulatedCamera(frames, fps=fps, pace=pace(self.clock))
        self.codes: list[str] = []
        self.previews: list[Preview] = []
        self.healths: list[CameraHealth] = []
        self.hints: list[Guidance] = []
        self.scanner = scanner(self.camera, self.clock, self)

    def run(self, frames: int) -> None:
        for _ in range(frames):
            self.clock.advance(self.scanner.capture_once())
            self.scanner.decode_once()


def scanner(camera: Camera, clock: ManualClock, rig: Rig) -> Scanner:
    return Scanner(
        camera,
        LiveReader(),
        on_code=rig.codes.append,
        on_preview=rig.previews.append,
        on_health=rig.healths.append,
        on_guidance=rig.hints.append,
        clock=clock,
    )
