"""The scanner at work: with its threads, with a camera that hangs, with errors inside."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from numpy.typing import NDArray
from structlog.testing import capture_logs

from kiosk.clock import SystemClock
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.decoder import LiveReader, Sighting
from kiosk.gate.scanner import Scanner
from kiosk.gate.vigil import OPENING_S, CameraHealth
from kiosk.ports import CameraLostError, Frame
from tests.devices.camera.clips import grey
from tests.devices.held_up import Pose, held_up
from tests.gate.scanner_rig import Rig, scanner

STARTING, SEEING, LOST = CameraHealth.STARTING, CameraHealth.SEEING, CameraHealth.LOST


class Hung:
    """A camera whose ``read`` does not return until it is let go."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.let_go = threading.Event()

    def open(self) -> None:
        pass

    def read(self) -> Frame:
        self.entered.set()
        self.let_go.wait()
        raise CameraLostError("let go at last")

    def close(self) -> None:
        pass


@pytest.fixture
def hung() -> Iterator[Hung]:
    camera = Hung()
    yield camera
    camera.let_go.set()


def test_a_camera_that_never_answers_is_noticed_and_left_behind(hung: Hung) -> None:
    rig = Rig([grey(1)])
    hanging = scanner(hung, rig.clock, rig)
    hanging.start()
    assert hung.entered.wait(30)
    assert rig.healths == []

    rig.clock.advance(OPENING_S + 0.1)
    hanging.decode_once()
    assert rig.healths == [LOST]
    hanging.stop()
    assert not hung.let_go.is_set(), "stop came back although read has not"


class Failing(LiveReader):
    """A reader with an error in it."""

    def find(self, frame: NDArray[Any]) -> list[Sighting]:
        if frame.shape == (48, 64, 3):
            raise RuntimeError("RTB1:CODE")
        return super().find(frame)


def test_the_threads_read_a_held_code_and_survive_errors() -> None:
    with_code = held_up("RTB1:CODE", Pose())
    codes: queue.Queue[str] = queue.Queue()
    healths: queue.Queue[CameraHealth] = queue.Queue()
    camera = SimulatedCamera([grey(1), with_code], fps=20.0)
    running = Scanner(
        camera,
        Failing(),
        on_code=codes.put,
        on_preview=lambda _preview: None,
        on_health=healths.put,
        clock=SystemClock(),
    )

    with capture_logs() as logs:
        running.start()
        assert [codes.get(timeout=60) for _ in range(3)] == ["RTB1:CODE"] * 3
        assert healths.get(timeout=60) is SEEING
        camera.vanish()
        assert healths.get(timeout=60) is LOST
        camera.come_back()
        assert healths.get(timeout=60) is SEEING
        running.pause()
        assert healths.get(timeout=60) is STARTING
        running.resume()
        assert healths.get(timeout=60) is SEEING
        running.stop()
        running.stop()

    assert not any(thread.is_alive() for thread in running._threads)
    assert any(entry.get("error") == "RuntimeError" for entry in logs)
    assert "RTB1" not in str(logs)
    with pytest.raises(CameraLostError):
        camera.read()
