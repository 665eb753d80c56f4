"""What a plain webcam makes of it: perspective, blur, glare, exposure and noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.demo.film.thing import PIXELS_PER_MM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.demo.film.motion import Pose
    from kiosk.demo.film.thing import Thing

FOCAL = 0.78
"""Focal length as a share of the picture's width: a view of 65 degrees across."""

SHUTTER = 0.28
"""Share of a frame's time during which the sensor sees."""

NOISE_FIELDS, NOISE_ROOM = 4, 64


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the picture that something covers, in whole pixels."""

    left: int
    top: int
    columns: int
    rows: int

    @property
    def size(self) -> tuple[int, int]:
        return self.columns, self.rows

    def of(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return this part of ``picture``, not a copy."""
        return picture[self.top : self.top + self.rows, self.left : self.left + self.columns]

    def seen(self, view: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return ``view`` (into the picture) as a view into this window."""
        moved: NDArray[np.float64] = self._shift() @ view
        return moved

    def _shift(self) -> NDArray[np.float64]:
        return np.array([[1.0, 0, -self.left], [0, 1, -self.top], [0, 0, 1]])


class Lens:
    """Films a thing before a ground; the same frame number gives the same picture."""

    def __init__(self, size: tuple[int, int], seed: int) -> None:
        """Make the lens for pictures of ``size`` (columns, rows)."""
        self._size = size
        self._scale = size[0] / 1280
        chance = np.random.default_rng(seed)
        self._noise = [_noise(size, chance) for _ in range(NOISE_FIELDS)]
        self._spot = _spot(self._scale)

    def film(
        self, picture: NDArray[np.uint8], thing: Thing | None, now: Pose | None, soon: Pose | None
    ) -> NDArray[np.uint8]:
        """Lay ``thing``, as it moves between two poses, over ``picture`` (BGR) and return that."""
        if thing is None or now is None:
            return picture
        view = self._view(now, thing.middle)
        window = self._window(view, thing)
        if window.columns > 0 and window.rows > 0:
            way = self._way(now, soon or now)
            layer = _moved(self._layer(thing, now, window, window.seen(view)), way)
            soft = cv2.GaussianBlur(layer, (0, 0), now.blur * self._scale)
            _over(window.of(picture), soft.astype(np.uint8, copy=False), 0.72 + 0.3 * now.near)
        return picture

    def develop(
        self, picture: NDArray[np.uint8], now: Pose | None, number: int
    ) -> NDArray[np.uint8]:
        """Return ``picture`` as exposed (a near thing is bright), with frame ``number``'s noise."""
        chance = np.random.default_rng(number)
        top, left = chance.integers(0, NOISE_ROOM, 2)
        field = self._noise[number % NOISE_FIELDS]
        part = field[top : top + picture.shape[0], left : left + picture.shape[1]]
        exposure = 1.03 - 0.06 * (now.near if now else 0)
        return cv2.addWeighted(picture, exposure, part, 1, -128).astype(np.uint8, copy=False)

    def _layer(
        self, thing: Thing, pose: Pose, window: _Window, view: NDArray[np.float64]
    ) -> NDArray[np.uint8]:
        """Return the thing in perspective, premultiplied BGRA, with what its glass mirrors."""
        layer = cv2.warpPerspective(thing.pixels, view, window.size, flags=cv2.INTER_LINEAR)
        if thing.mirrors:
            glass = cv2.warpPerspective(thing.glass, view, window.size, flags=cv2.INTER_LINEAR)
            shine = cv2.multiply(self._mirrored(pose, window), glass, scale=1 / 255)
            nothing = np.zeros_like(shine)
            layer = cv2.add(layer, cv2.merge([shine, shine, shine, nothing]))
        return layer.astype(np.uint8, copy=False)

    def _window(self, view: NDArray[np.float64], thing: Thing) -> _Window:
        """Return where the thing's canvas is in the picture."""
        rows, columns = thing.glass.shape
        corners = np.array([[[0, 0], [columns, 0], [columns, rows], [0, rows]]], np.float64)
        seen = cv2.perspectiveTransform(corners, view)[0]
        left, top = np.clip(np.floor(seen.min(axis=0)), 0, self._size).astype(int).tolist()
        right, bottom = np.clip(np.ceil(seen.max(axis=0)), 0, self._size).astype(int).tolist()
        return _Window(left, top, right - left, bottom - top)

    def _view(self, pose: Pose, middle: tuple[float, float]) -> NDArray[np.float64]:
        """Return the 3 × 3 matrix from the thing's pixels to the picture's."""
        turn, _ = cv2.Rodrigues(pose.turned)
        columns, rows = self._size
        focal = FOCAL * columns
        camera = np.array([[focal, 0, columns / 2], [0, focal, rows / 2], [0, 0, 1]])
        plane = np.column_stack([turn[:, 0], turn[:, 1], pose.at])
        per = 1 / PIXELS_PER_MM
        sheet = np.array([[per, 0, -middle[0]], [0, per, -middle[1]], [0, 0, 1]])
        view: NDArray[np.float64] = camera @ plane @ sheet
        return view

    def _way(self, now: Pose, soon: Pose) -> NDArray[np.float64]:
        """Return how far (columns, rows) the code moves while the shutter is open."""
        focal = FOCAL * self._size[0]
        a, b = (focal * pose.at[:2] / pose.at[2] for pose in (now, soon))
        way: NDArray[np.float64] = (b - a) * SHUTTER
        return way

    def _mirrored(self, pose: Pose, window: _Window) -> NDArray[np.uint8]:
        """Return the ceiling lamp as glass held like this mirrors it, grey."""
        columns, rows = self._size
        pitch, yaw = pose.turned[0], pose.turned[1]
        x = columns * (0.41 + 0.55 * yaw) - self._spot.shape[1] / 2 - window.left
        y = rows * (0.28 - 0.8 * pitch) - self._spot.shape[0] / 2 - window.top
        shift = np.array([[1, 0, x], [0, 1, y]])
        return cv2.warpAffine(self._spot, shift, window.size).astype(np.uint8, copy=False)


def _over(ground: NDArray[np.uint8], layer: NDArray[np.uint8], light: float) -> None:
    """Lay a premultiplied BGRA layer, lit as bright as ``light``, over ``ground`` in place."""
    clear = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(layer, 3)), cv2.COLOR_GRAY2BGR)
    colour = cv2.cvtColor(layer, cv2.COLOR_BGRA2BGR)
    behind = cv2.multiply(ground, clear, scale=1 / 255)
    cv2.addWeighted(behind, 1, colour, light, 0, dst=ground)


def _moved(layer: NDArray[np.uint8], way: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Smear a layer along ``way``."""
    long = float(np.hypot(*way))
    if long < 1:
        return layer
    side = 2 * int(np.ceil(long / 2)) + 1
    kernel = np.zeros((side, side), np.uint8)
    centre, half = np.array([side // 2] * 2), way / 2
    start, end = np.rint(centre - half).astype(int), np.rint(centre + half).astype(int)
    cv2.line(kernel, start.tolist(), end.tolist(), (255,), 1, cv2.LINE_AA)
    weights = kernel.astype(np.float32) / kernel.sum()
    return cv2.filter2D(layer, -1, weights).astype(np.uint8, copy=False)


def _noise(size: tuple[int, int], chance: np.random.Generator) -> NDArray[np.uint8]:
    """Return noise around 128: mostly in brightness, some in colour, a little coarse."""
    rows, columns = size[1] + NOISE_ROOM, size[0] + NOISE_ROOM
    grey = chance.standard_normal((rows, columns, 1), np.float32) * 3.4
    colour = chance.standard_normal((rows, columns, 3), np.float32) * 1.8
    coarse = cv2.GaussianBlur(grey + colour, (0, 0), 0.55) * 1.3
    return np.asarray(np.clip(np.rint(coarse + 128), 0, 255), np.uint8)


def _spot(scale: float) -> NDArray[np.uint8]:
    """Return a lamp's reflection, grey: a hot middle in a wide veil."""
    half = 260
    y, x = np.mgrid[-half:half, -half:half].astype(np.float32)
    away = np.hypot((x + 0.35 * y) / 1.5, y)
    shine = 120 * np.exp(-((away / 40) ** 2)) + 34 * np.exp(-((away / 120) ** 2))
    side = max(8, round(2 * half * scale))
    return np.asarray(cv2.resize(shine, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
