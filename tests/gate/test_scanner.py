"""The scanner, step by step with a clock wound by hand, and once with its threads."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from structlog.testing import capture_logs

from kiosk.clock import ManualClock, SystemClock
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.decoder import LiveReader, Sighting
from kiosk.gate.preview import Preview
from kiosk.gate.scanner import OUTLINE_STAYS_S, REST_S, TOLD_EVERY_S, Scanner
from kiosk.gate.vigil import OPENING_S, STILL_AFTER_S, CameraHealth
from kiosk.ports import Camera, CameraLostError, Frame
from tests.devices.camera.clips import clock, grey, pace
from tests.devices.held_up import Pose, held_up

STARTING, SEEING, LOST = CameraHealth.STARTING, CameraHealth.SEEING, CameraHealth.LOST


class Rig:
    """A scanner on a simulated camera, with everything it said."""

    def __init__(self, frames: list[NDArray[np.uint8]], fps: float = 10.0) -> None:
        self.clock = clock()
        self.camera = SimulatedCamera(frames, fps=fps, pace=pace(self.clock))
        self.codes: list[str] = []
        self.previews: list[Preview] = []
        self.healths: list[CameraHealth] = []
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
        clock=clock,
    )


@pytest.fixture(scope="module")
def with_code() -> NDArray[np.uint8]:
    return held_up("RTB1:CODE", Pose(x=400, y=300))


def test_nothing_is_said_before_the_first_picture() -> None:
    rig = Rig([grey(1)])

    assert rig.scanner.health is STARTING
    assert rig.scanner.latest_preview() is None
    assert rig.scanner.decode_once() is False
    assert rig.healths == []


def test_a_code_is_told_at_every_sighting(with_code: NDArray[np.uint8]) -> None:
    rig = Rig([grey(1), with_code], fps=5.0)
    rig.run(6)

    assert rig.codes == ["RTB1:CODE"] * 3
    assert rig.healths == [SEEING]


def test_a_fast_camera_does_not_flood(with_code: NDArray[np.uint8]) -> None:
    rig = Rig([with_code], fps=60.0)
    began_s = rig.clock.ticks_s
    rig.run(60)

    most = (rig.clock.ticks_s - began_s) / TOLD_EVERY_S + 1
    assert most - 4 <= len(rig.codes) <= most


def test_different_codes_do_not_wait_for_each_other() -> None:
    rig = Rig([held_up("one", Pose()), held_up("two", Pose())], fps=60.0)
    rig.run(2)

    assert rig.codes == ["one", "two"]


def test_only_the_newest_frame_is_read(with_code: NDArray[np.uint8]) -> None:
    rig = Rig([with_code, grey(1), grey(2)])
    for _ in range(3):
        rig.scanner.capture_once()

    assert rig.scanner.decode_once() is True
    assert rig.codes == []
    assert rig.scanner.decode_once() is False


def test_the_preview_is_the_picture_in_rgba() -> None:
    blue = np.zeros((4, 6, 3), np.uint8)
    blue[:, :, 0] = 200
    rig = Rig([blue])
    rig.run(2)

    preview = rig.scanner.latest_preview()
    assert preview is not None
    assert (preview.width, preview.height, preview.serial) == (6, 4, 2)
    pixels = np.frombuffer(preview.rgba, np.uint8).reshape(4, 6, 4) & 0xFE
    assert (pixels == [0, 0, 200, 254]).all()
    assert rig.previews[-1] is preview


def test_a_huge_picture_makes_a_handy_preview() -> None:
    rig = Rig([np.zeros((1080, 3840, 3), np.uint8)])
    rig.scanner.capture_once()

    (preview,) = rig.previews
    assert (preview.width, preview.height) == (1280, 360)
    assert len(preview.rgba) == 1280 * 360 * 4


def test_the_outline_shows_a_while_and_goes(with_code: NDArray[np.uint8]) -> None:
    rig = Rig([with_code, *[grey(n) for n in range(1, 15)]], fps=8.0)
    rig.run(1)
    outlined = []
    for _ in range(10):
        rig.run(1)
        outlined.append(len(rig.previews[-1].outlines))

    assert outlined == sorted(outlined, reverse=True)
    assert sum(outlined) == int(OUTLINE_STAYS_S * 8)
    xs, ys = zip(*rig.previews[1].outlines[0], strict=True)
    assert min(xs) * 1280 == pytest.approx(250, abs=4)
    assert max(ys) * 720 == pytest.approx(450, abs=4)


def test_a_camera_that_is_missing_is_lost_and_tried_again_less_and_less_often() -> None:
    rig = Rig([grey(1)])
    rig.camera.vanish()

    waits = []
    for _ in range(8):
        waits.append(rig.scanner.capture_once())
        rig.clock.advance(waits[-1])

    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    assert rig.healths == [LOST]


def test_the_pause_is_kept() -> None:
    rig = Rig([grey(1)])
    rig.camera.vanish()
    rig.scanner.capture_once()
    rig.camera.come_back()
    rig.clock.advance(0.4)

    assert rig.scanner.capture_once() == pytest.approx(0.6)
    assert rig.healths == [LOST]


def test_unplugged_and_plugged_in_again(with_code: NDArray[np.uint8]) -> None:
    rig = Rig([with_code])
    rig.run(3)
    rig.camera.vanish()
    rig.run(3)
    assert rig.healths == [SEEING, LOST]
    assert rig.scanner.latest_preview() is None

    rig.camera.come_back()
    rig.codes.clear()
    rig.run(3)
    assert rig.healths == [SEEING, LOST, SEEING]
    assert rig.codes
    rig.camera.vanish()
    assert rig.scanner.capture_once() == 1, "the pauses begin anew once it has worked"


def test_a_picture_that_stands_still_is_a_lost_camera() -> None:
    rig = Rig([grey(1)])
    rig.run(5)
    frozen_s = rig.clock.ticks_s
    rig.camera.freeze()
    while rig.scanner.health is SEEING:
        rig.run(1)

    assert STILL_AFTER_S < rig.clock.ticks_s - frozen_s < STILL_AFTER_S + 1.5
    rig.run(150)
    assert rig.healths == [SEEING, LOST], "opened anew, it still shows the old picture"
    rig.camera.come_back()
    rig.run(30)
    assert rig.healths == [SEEING, LOST, SEEING]


def test_an_old_picture_of_a_reopened_camera_is_not_read(with_code: NDArray[np.uint8]) -> None:
    rig = Rig([with_code])
    rig.run(5)
    rig.camera.freeze()
    while rig.scanner.health is SEEING:
        rig.run(1)
    rig.codes.clear()
    rig.run(60)

    assert rig.codes == []
    assert rig.scanner.latest_preview() is None


def test_at_rest_the_camera_is_let_go(with_code: NDArray[np.uint8]) -> None:
    rig = Rig([with_code])
    rig.run(2)
    rig.scanner.pause()

    assert rig.scanner.capture_once() == REST_S
    assert rig.healths == [SEEING, STARTING]
    assert rig.scanner.latest_preview() is None
    with pytest.raises(CameraLostError):
        rig.camera.read()
    rig.clock.advance(3600)
    assert rig.scanner.decode_once() is False

    rig.scanner.resume()
    rig.run(1)
    assert rig.healths == [SEEING, STARTING, SEEING]


def test_a_lost_camera_stays_lost_while_resting() -> None:
    rig = Rig([grey(1)])
    rig.camera.vanish()
    rig.scanner.capture_once()
    rig.scanner.pause()
    rig.scanner.capture_once()

    assert rig.healths == [LOST]


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


def test_the_threads_read_a_held_code_and_survive_errors(with_code: NDArray[np.uint8]) -> None:
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
