"""A folder of pictures as a camera."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.devices.camera import FolderCamera
from kiosk.ports import CameraLostError
from tests.devices.camera.clips import clock, number_on, pace, write_folder


def camera_on(folder: Path) -> FolderCamera:
    return FolderCamera(folder, fps=2.0, hold_s=1.5, pace=pace(clock()))


def numbers(camera: FolderCamera, count: int) -> list[int]:
    return [number_on(camera.read().pixels) for _ in range(count)]


def test_each_picture_is_held_and_the_round_begins_again(tmp_path: Path) -> None:
    camera = camera_on(write_folder(tmp_path / "p", 3))
    camera.open()

    assert numbers(camera, 11) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0]


def test_files_that_are_no_pictures_are_passed_over(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "p", 2)
    (folder / "00a.png").write_bytes(b"broken")
    (folder / "notes.txt").write_text("not shown")
    camera = camera_on(folder)
    camera.open()

    assert numbers(camera, 7) == [0, 0, 0, 1, 1, 1, 0]


def test_a_large_picture_is_shrunk_to_the_size_asked_for(tmp_path: Path) -> None:
    large = cv2.imencode(".jpg", np.zeros((900, 600, 3), np.uint8))[1]
    (tmp_path / "large.JPG").write_bytes(large.tobytes())
    camera = FolderCamera(tmp_path, width=1280, height=720, pace=pace(clock()))
    camera.open()

    assert camera.read().pixels.shape == (720, 480, 3)


@pytest.mark.parametrize("content", [{}, {"a.png": b"broken", "b.jpg": b""}])
def test_a_folder_without_pictures(tmp_path: Path, content: dict[str, bytes]) -> None:
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)

    with pytest.raises(CameraLostError, match="no pictures"):
        camera_on(tmp_path).open()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CameraLostError, match="no folder"):
        camera_on(tmp_path / "gone").open()


def test_pictures_that_are_taken_away_while_shown(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "p", 2)
    camera = camera_on(folder)
    camera.open()
    numbers(camera, 1)
    for path in folder.iterdir():
        path.unlink()

    with pytest.raises(CameraLostError, match="gone"):
        numbers(camera, 5)
