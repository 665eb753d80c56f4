"""The twin of a camera: it can be unplugged, plugged in and frozen."""

from __future__ import annotations

import pytest

from kiosk.devices.camera import SimulatedCamera
from kiosk.ports import CameraLostError
from tests.devices.camera.clips import clock, grey, number_on, pace


@pytest.fixture
def camera() -> SimulatedCamera:
    camera = SimulatedCamera([grey(n) for n in range(3)], pace=pace(clock()))
    camera.open()
    return camera


def test_its_frames_come_in_turn(camera: SimulatedCamera) -> None:
    assert [number_on(camera.read().pixels) for _ in range(5)] == [0, 1, 2, 0, 1]


def test_unplugged_it_must_be_opened_again(camera: SimulatedCamera) -> None:
    camera.vanish()
    with pytest.raises(CameraLostError):
        camera.read()
    with pytest.raises(CameraLostError):
        camera.open()

    camera.come_back()
    with pytest.raises(CameraLostError):
        camera.read()
    camera.open()
    assert camera.read().pixels.size > 0


def test_frozen_it_repeats_itself_to_the_byte(camera: SimulatedCamera) -> None:
    before = camera.read().pixels
    camera.freeze()

    assert (camera.read().pixels == before).all()
    camera.come_back()
    assert (camera.read().pixels != before).any()


def test_without_frames_there_is_no_camera() -> None:
    with pytest.raises(ValueError, match="at least one"):
        SimulatedCamera([])
