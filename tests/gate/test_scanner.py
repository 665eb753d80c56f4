"""The scanner, step by step with a clock wound by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.gate.scanner import OUTLINE_STAYS_S, REST_S, TOLD_EVERY_S
from kiosk.gate.vigil import STILL_AFTER_S, CameraHealth
from kiosk.ports import CameraLostError
from tests.devices.camera.clips import grey
from tests.devices.held_up import Pose, held_up
from tests.gate.scanner_rig import Rig

STARTING, SEEING, LOST = CameraHealth.STARTING, CameraHealth.SEEING, CameraHealth.LOST


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
