"""Which camera a source in the settings means."""

from __future__ import annotations

from pathlib import Path

import cv2
import pytest

from kiosk.devices.camera import (
    DeviceCamera,
    FolderCamera,
    NoCamera,
    StreamCamera,
    VideoFileCamera,
    open_camera,
)
from kiosk.devices.camera.device import wishes
from kiosk.ports import Camera, CameraLostError


def camera(source: str) -> Camera:
    return open_camera(source, width=1280, height=720, fps=30)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("none", NoCamera),
        ("0", DeviceCamera),
        ("/dev/video2", DeviceCamera),
        ("/dev/v4l/by-id/usb-Some_Camera-video-index0", DeviceCamera),
        ("rtsp://10.0.0.9/live", StreamCamera),
        ("RTSPS://10.0.0.9/live", StreamCamera),
        (" http://10.0.0.9/mjpeg ", StreamCamera),
        ("clip.avi", VideoFileCamera),
        ("~/clip.avi", VideoFileCamera),
    ],
)
def test_a_source_means_a_camera(source: str, kind: type[Camera]) -> None:
    assert type(camera(source)) is kind


def test_a_folder_is_a_camera(tmp_path: Path) -> None:
    assert type(camera(str(tmp_path))) is FolderCamera


@pytest.mark.parametrize("source", ["", "  ", "ftp://10.0.0.9/live", "://"])
def test_a_source_that_means_nothing_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="camera"):
        camera(source)


@pytest.mark.parametrize("source", ["none", "941", "/dev/v4l/by-id/not-there", "not-there.avi"])
def test_a_camera_that_is_not_there_shows_when_it_is_opened(source: str) -> None:
    with pytest.raises(CameraLostError, match="no "):
        camera(source).open()


def test_no_camera_never_has_a_picture() -> None:
    with pytest.raises(CameraLostError):
        NoCamera().read()
    NoCamera().close()


def test_a_device_that_is_no_camera() -> None:
    with pytest.raises(CameraLostError, match="camera /dev/null cannot be opened"):
        camera("/dev/null").open()


def test_the_format_is_asked_for_before_the_size() -> None:
    asked = [setting for setting, _ in wishes(1280, 720, 30)]

    assert asked.index(cv2.CAP_PROP_FOURCC) < asked.index(cv2.CAP_PROP_FRAME_WIDTH)
    assert dict(wishes(1280, 720, 30))[cv2.CAP_PROP_BUFFERSIZE] == 1
