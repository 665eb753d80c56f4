"""What every camera does, real or simulated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kiosk.devices.camera import FolderCamera, SimulatedCamera, StreamCamera, VideoFileCamera
from kiosk.devices.camera.device import DeviceCamera
from kiosk.ports import Camera, CameraLostError
from tests.devices.camera.clips import clock, grey, pace, write_clip, write_folder
from tests.devices.camera.streaming import StreamServer

DEVICE = Path("/dev/video0")


def video(folder: Path) -> Iterator[Camera]:
    yield VideoFileCamera(write_clip(folder / "clip.avi", 5), pace=pace(clock()))


def pictures(folder: Path) -> Iterator[Camera]:
    yield FolderCamera(write_folder(folder / "pictures", 3), pace=pace(clock()))


def simulated(folder: Path) -> Iterator[Camera]:
    yield SimulatedCamera([grey(0), grey(1)], pace=pace(clock()))


def stream(folder: Path) -> Iterator[Camera]:
    server = StreamServer()
    yield StreamCamera(server.address)
    server.close()


def device(folder: Path) -> Iterator[Camera]:
    if not DEVICE.exists():
        pytest.skip(f"no camera at {DEVICE} on this machine")
    yield DeviceCamera(DEVICE, width=640, height=480, fps=15)


@pytest.fixture(params=[video, pictures, simulated, stream, device], ids=lambda p: p.__name__)
def camera(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Camera]:
    made: Callable[[Path], Iterator[Camera]] = request.param
    for camera in made(tmp_path):
        yield camera
        camera.close()


def test_pictures_are_bgr_bytes_in_order_of_time(camera: Camera) -> None:
    camera.open()
    frames = [camera.read() for _ in range(8)]

    for frame in frames:
        height, width, channels = frame.pixels.shape
        assert height > 0
        assert width > 0
        assert channels == 3
        assert frame.pixels.dtype == np.uint8
    times = [frame.at_s for frame in frames]
    assert times == sorted(times)
    assert times[-1] > times[0]


def test_no_two_pictures_in_a_row_are_equal(camera: Camera) -> None:
    camera.open()
    frames = [camera.read().pixels for _ in range(20)]

    assert all((a != b).any() for a, b in pairwise(frames))


def test_a_picture_stays_as_it_was_when_the_next_one_is_taken(camera: Camera) -> None:
    camera.open()
    first = camera.read().pixels
    copy = first.copy()
    camera.read()

    assert (first == copy).all()


def test_a_camera_that_is_not_open_gives_no_picture(camera: Camera) -> None:
    with pytest.raises(CameraLostError):
        camera.read()


def test_a_closed_camera_gives_no_picture_and_can_be_opened_again(camera: Camera) -> None:
    camera.open()
    camera.read()
    camera.close()
    camera.close()
    with pytest.raises(CameraLostError):
        camera.read()

    camera.open()
    assert camera.read().pixels.size > 0


def test_closing_before_opening_is_harmless(camera: Camera) -> None:
    camera.close()
    camera.open()
    assert camera.read().pixels.size > 0


def test_opening_twice_leaves_one_open_camera(camera: Camera) -> None:
    camera.open()
    camera.open()
    assert camera.read().pixels.size > 0
    camera.close()
    with pytest.raises(CameraLostError):
        camera.read()
