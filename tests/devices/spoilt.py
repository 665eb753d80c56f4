"""A phone with a booking code, held up well and in every way that a lobby spoils it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.pictures.camera import lobby
from kiosk.ports import Guidance

Picture = NDArray[np.uint8]


@cache
def held_up_well() -> Picture:
    """Return (720, 1280, 3) BGR: a phone in a dim lobby, as drawn for the screens."""
    shot = lobby()
    rgba = np.frombuffer(shot.rgba, np.uint8).reshape(shot.height, shot.width, 4)
    return np.ascontiguousarray(rgba[:, :, 2::-1])


def grainy(picture: NDArray[np.floating | np.integer], seed: int = 1) -> Picture:
    """Add the grain of a sensor."""
    grain = np.random.default_rng(seed).normal(0, 3, picture.shape)
    return np.clip(picture.astype(float) + grain, 0, 255).astype(np.uint8)


def from_afar(share: float) -> Picture:
    picture = held_up_well()
    height, width = picture.shape[:2]
    small = cv2.resize(
        picture, (int(width * share), int(height * share)), interpolation=cv2.INTER_AREA
    )
    room = cv2.GaussianBlur(picture, (0, 0), 40)
    top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
    room[top : top + small.shape[0], left : left + small.shape[1]] = small
    return grainy(room)


def trembling(pixels: int) -> Picture:
    smear = np.zeros((pixels, pixels))
    smear[pixels // 2] = 1 / pixels
    return grainy(cv2.filter2D(held_up_well(), -1, smear))


def out_of_focus(sigma: float) -> Picture:
    return grainy(cv2.GaussianBlur(held_up_well(), (0, 0), sigma))


def dim(share: float) -> Picture:
    picture = held_up_well().astype(float)
    picture[60:660, 440:840] *= share
    return grainy(picture)


def reflecting(radius: int) -> Picture:
    picture = held_up_well()
    lamp = np.zeros(picture.shape[:2], np.float32)
    cv2.circle(lamp, (650, 330), radius, 1.0, -1)
    light = cv2.GaussianBlur(lamp, (0, 0), radius / 4)[..., None]
    return grainy(np.clip(picture + light * 400, 0, 255))


def nobody() -> Picture:
    return grainy(cv2.GaussianBlur(held_up_well(), (0, 0), 30))


SPOILT: dict[str, tuple[Callable[[], Picture], Guidance]] = {
    "a fifth of its size": (lambda: from_afar(0.2), Guidance.CLOSER),
    "a sixth of its size": (lambda: from_afar(0.165), Guidance.CLOSER),
    "trembling by 15 pixels": (lambda: trembling(15), Guidance.HOLD_STILL),
    "trembling by 25 pixels": (lambda: trembling(25), Guidance.HOLD_STILL),
    "out of focus by 4": (lambda: out_of_focus(4), Guidance.HOLD_STILL),
    "out of focus by 6": (lambda: out_of_focus(6), Guidance.HOLD_STILL),
    "screen at 6 percent": (lambda: dim(0.06), Guidance.BRIGHTER),
    "screen at 4 percent": (lambda: dim(0.04), Guidance.BRIGHTER),
    "a small lamp in it": (lambda: reflecting(50), Guidance.TILT),
    "a lamp in it": (lambda: reflecting(70), Guidance.TILT),
    "nobody there": (nobody, Guidance.NOTHING),
}
"""What is wrong, the picture, and the advice that helps."""
