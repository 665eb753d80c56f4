"""The camera's picture on the scan screen, to the pixel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from kiosk.look.options import WindowOptions
from kiosk.pictures.camera import Shot, lobby
from kiosk.pictures.samples import face
from tests.touch.touchscreen import LYING, UPRIGHT, Touchscreen, middle, opened

pytestmark = pytest.mark.screen

RED, GREEN, BLUE = (200, 30, 30), (30, 180, 60), (40, 60, 200)


def shot(serial: int, left: tuple[int, int, int], right: tuple[int, int, int]) -> Shot:
    """Return a picture of two colours, with the outline of a code in its left half."""
    picture = Image.new("RGBA", (320, 180), left)
    picture.paste(right, (160, 0, 320, 180))
    outline = ((0.3, 0.4), (0.4, 0.4), (0.4, 0.6), (0.3, 0.6))
    return Shot(picture.tobytes(), 320, 180, serial, (outline,))


def sides(screen: Touchscreen) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the colours left and right of the middle of the preview, away from every sign."""
    picture = screen.window.picture()
    x, y = middle(screen.window.find("camera"))
    camera = screen.window.find("camera")
    across, row = camera.width * 0.05, round(picture.height - y)
    left, right = (picture.getpixel((round(at), row)) for at in (x - across, x + across))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    return left, right


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
def test_the_preview_is_a_mirror(size: tuple[int, int]) -> None:
    with opened(size, mirror=True, draws=True) as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()

        assert sides(screen) == (GREEN, RED)


def test_the_preview_can_show_things_as_they_are() -> None:
    with opened(mirror=False, draws=True) as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()

        assert sides(screen) == (RED, GREEN)


def test_the_outline_follows_the_mirror() -> None:
    with opened(mirror=True) as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()
        camera = screen.window.find("camera")

        assert min(camera.outline[::2]) > camera.center_x
    with opened(mirror=False) as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()
        camera = screen.window.find("camera")

        assert max(camera.outline[::2]) < camera.center_x


def test_pictures_go_into_one_texture(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(draws=True) as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()
        texture = screen.window.find("camera").texture
        # Whoever made another texture would have to ask this module for it.
        monkeypatch.delattr("kiosk.look.preview.Texture")
        for serial in range(2, 20):
            screen.shots.append(shot(serial, BLUE, RED))
            screen.window.frames(3)

        assert screen.window.find("camera").texture is texture
        assert sides(screen) == (RED, BLUE)


def test_the_same_picture_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()
        places = []
        camera = screen.window.find("camera")
        monkeypatch.setattr(camera, "_place", lambda *_: places.append(1))
        screen.window.settle()

        assert places == []
        screen.shots.append(shot(2, RED, GREEN))
        screen.window.settle()

        assert places


def test_another_size_of_picture_is_taken() -> None:
    with opened() as screen:
        screen.show(face("scan"))
        for picture in (shot(1, RED, GREEN), replace(lobby(), serial=2)):
            screen.shots.append(picture)
            screen.window.settle()

            assert tuple(screen.window.find("camera").texture.size) == (
                picture.width,
                picture.height,
            )


def test_nobody_sees_who_stood_there_before() -> None:
    with opened() as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()
        camera = screen.window.find("camera")

        assert camera.has_picture
        screen.show(face("confirm"))

        assert not camera.has_picture
        assert camera.outline == []


def test_without_a_camera_there_is_no_picture() -> None:
    with opened() as screen:
        screen.show(face("scan"))
        screen.shots.append(shot(1, RED, GREEN))
        screen.window.settle()
        screen.show(face("scan-lost"))
        camera = screen.window.find("camera")

        assert camera._light.a == 0
        screen.show(face("scan"))

        assert camera._light.a == 1


def test_a_window_mirrors_unless_told_otherwise() -> None:
    assert WindowOptions().mirror
