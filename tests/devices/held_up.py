"""Codes as a camera sees them: held up, tilted, turned, blurred, in a room with noise."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

import cv2
import numpy as np
import qrcode
from numpy.typing import NDArray

WIDTH, HEIGHT = 1280, 720
QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class Pose:
    """How a code is held; angles in degrees, sizes in pixels of the frame."""

    side_px: float = 300.0
    turn: float = 0.0
    tilt: float = 0.0
    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    blur_px: float = 0.0
    light: float = 1.0
    inverted: bool = False
    noise: float = 4.0


def code_picture(text: str) -> NDArray[np.uint8]:
    """Return the code of ``text`` at one pixel a module, without quiet zone; 0 is black."""
    code = qrcode.QRCode(border=0)
    code.add_data(text)
    code.make(fit=True)
    return np.where(np.array(code.get_matrix()), 0, 255).astype(np.uint8)


def corners_of(pose: Pose) -> NDArray[np.float64]:
    """Return where the corners of the code itself lie, shape (4, 2), in pixels of the frame."""
    half = pose.side_px / 2
    flat = np.array([[-half, -half], [half, -half], [half, half], [-half, half]])
    turn, tilt, distance = radians(pose.turn), radians(pose.tilt), 1500.0
    turned = flat @ np.array([[cos(turn), sin(turn)], [-sin(turn), cos(turn)]])
    depth = distance / (distance + turned[:, :1] * sin(tilt))
    seen: NDArray[np.float64] = turned * [cos(tilt), 1.0] * depth + [pose.x, pose.y]
    return seen


def held_up(text: str, pose: Pose, seed: int = 1) -> NDArray[np.uint8]:
    """Return a frame, (720, 1280, 3) BGR uint8, with the code of ``text`` held up in it."""
    rng = np.random.default_rng(seed)
    room = cv2.resize(rng.integers(60, 180, (9, 16, 3), np.uint8), (WIDTH, HEIGHT))
    code = code_picture(text)
    ground = np.pad(code, QUIET_ZONE, constant_values=255)
    if pose.inverted:
        ground = 255 - ground
    inner, outer = float(code.shape[0]), float(ground.shape[0])
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    place = cv2.getPerspectiveTransform(
        square * np.float32(inner) + np.float32(QUIET_ZONE), corners_of(pose).astype(np.float32)
    )
    # Several pixels a module before the warp: its interpolation must not eat the modules' edges.
    fine = np.diag([1 / 8, 1 / 8, 1.0])
    large = cv2.resize(ground, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    paper = cv2.warpPerspective(large, place @ fine, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    card = cv2.perspectiveTransform((square * np.float32(outer))[None], place)[0]
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.fillConvexPoly(mask, card.astype(np.int32), 255)
    frame = np.where(mask[:, :, None] > 0, paper[:, :, None], room).astype(np.float64)
    if pose.blur_px:
        frame = np.asarray(cv2.GaussianBlur(frame, (0, 0), pose.blur_px), np.float64)
    noisy = frame * pose.light + rng.normal(0.0, pose.noise, frame.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)
