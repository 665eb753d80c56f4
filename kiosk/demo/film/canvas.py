"""Painting in millimetres: antialiased shapes, and rounded bodies that catch the light."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Colour = tuple[float, float, float]
"""Blue, green, red, each 0 to 255."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""

SUBPIXEL_BITS = 4
LIGHT = (-0.5, -0.62, 0.6)
"""Where the light comes from: left, above and in front (x right, y down, z to the viewer)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A mask (0 to 1, float32) and the rows and columns of the canvas that it covers."""

    mask: NDArray[np.float32]
    rows: slice
    columns: slice


@dataclass(slots=True)
class Canvas:
    """A transparent sheet of ``width`` × ``height`` mm at ``scale`` pixels per millimetre.

    ``colour`` (rows, columns, 3) and ``alpha`` (rows, columns) are float32; the colour is
    premultiplied. Coordinates are millimetres from the upper left corner; what lies outside the
    sheet is not painted.
    """

    width: float
    height: float
    scale: float
    colour: NDArray[np.float32] = field(init=False)
    alpha: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing on the sheet."""
        rows, columns = round(self.height * self.scale), round(self.width * self.scale)
        self.colour = np.zeros((rows, columns, 3), np.float32)
        self.alpha = np.zeros((rows, columns), np.float32)

    def rounded(self, box: Box, radius: float) -> Shape:
        """Return a rectangle with round corners."""
        left, top, right, bottom = box
        radius = min(radius, (right - left) / 2, (bottom - top) / 2)
        corners = (
            (right - radius, bottom - radius),
            (left + radius, bottom - radius),
            (left + radius, top + radius),
            (right - radius, top + radius),
        )
        turns = np.linspace(0, np.pi / 2, 12)
        points = [
            (x + radius * np.cos(turn), y + radius * np.sin(turn))
            for quarter, (x, y) in enumerate(corners)
            for turn in turns + quarter * np.pi / 2
        ]
        return self.polygon(points)

    def polygon(self, points: Sequence[tuple[float, float]]) -> Shape:
        """Return a filled shape."""
        rows, columns = self._around(points, 1.0)
        mask = np.zeros((rows.stop - rows.start, columns.stop - columns.start), np.uint8)
        fine = self._fine(points, rows, columns)
        cv2.fillPoly(mask, [fine], (255,), cv2.LINE_AA, SUBPIXEL_BITS)
        return Shape(np.asarray(mask / 255, np.float32), rows, columns)

    def limb(self, joints: Sequence[tuple[float, float]], thick: tuple[float, float]) -> Shape:
        """Return a finger or an arm: a bend along ``joints``, from one thickness to another."""
        bend = _bend(joints)
        rows, columns = self._around(bend, max(thick))
        mask = np.zeros((rows.stop - rows.start, columns.stop - columns.start), np.uint8)
        radii = np.linspace(thick[0], thick[1], len(bend)) / 2 * self.scale
        for (x, y), radius in zip(self._fine(bend, rows, columns).tolist(), radii, strict=True):
            fine = round(radius * 2**SUBPIXEL_BITS)
            cv2.circle(mask, (x, y), fine, (255,), -1, cv2.LINE_AA, SUBPIXEL_BITS)
        return Shape(np.asarray(mask / 255, np.float32), rows, columns)

    def paint(self, shape: Shape, colour: Colour | NDArray[np.float32]) -> None:
        """Lay ``colour`` (one, or one per point of the shape) over what is there."""
        where = (shape.rows, shape.columns)
        part = shape.mask[..., None]
        over = np.asarray(colour, np.float32)
        self.colour[where] = over * part + self.colour[where] * (1 - part)
        self.alpha[where] += shape.mask * (1 - self.alpha[where])

    def light(self, shape: Shape, times: float | NDArray[np.float32]) -> None:
        """Multiply the light on what is painted under ``shape`` by ``times``."""
        factor = 1 + (times - 1) * shape.mask
        self.colour[shape.rows, shape.columns] *= factor[..., None].astype(np.float32)

    def shadow(self, shape: Shape, soft: float, dark: float) -> None:
        """Throw a shadow of ``shape`` with an edge ``soft`` mm wide on what is painted."""
        sigma = soft * self.scale / 2
        rows, columns = (_wider(part, round(3 * sigma)) for part in (shape.rows, shape.columns))
        inside = (slice(max(0, rows.start), rows.stop), slice(max(0, columns.start), columns.stop))
        room = round(3 * sigma)
        mask = cv2.GaussianBlur(np.pad(shape.mask, room), (0, 0), sigma).astype(np.float32)
        mask = mask[inside[0].start - rows.start :, inside[1].start - columns.start :]
        under = self.colour[inside]
        under *= (1 - dark * mask[: under.shape[0], : under.shape[1]])[..., None]

    def body(self, shape: Shape, colour: Colour, round_mm: float) -> None:
        """Paint ``shape`` as a body of ``colour`` whose edge is rounded over ``round_mm``."""
        lit = _lit(shape.mask, round_mm * self.scale)[..., None]
        self.paint(shape, lit * np.array(colour, np.float32))

    def pixels(self) -> NDArray[np.uint8]:
        """Return the sheet as premultiplied BGRA, uint8."""
        whole = np.dstack([self.colour, self.alpha * 255])
        return np.clip(np.rint(whole), 0, 255).astype(np.uint8)

    def _around(
        self, points: Sequence[tuple[float, float]], room: float
    ) -> tuple[slice, slice]:  # fmt: skip
        """Return the rows and columns of the sheet that ``points`` and ``room`` mm take."""
        low = np.floor((np.min(points, axis=0) - room) * self.scale).astype(int)
        high = np.ceil((np.max(points, axis=0) + room) * self.scale).astype(int)
        rows, columns = self.alpha.shape
        left, right = np.clip((low[0], high[0]), 0, columns).tolist()
        top, bottom = np.clip((low[1], high[1]), 0, rows).tolist()
        return slice(top, bottom), slice(left, right)

    def _fine(
        self, points: Sequence[tuple[float, float]], rows: slice, columns: slice
    ) -> NDArray[np.int32]:
        """Return points as OpenCV's fixed-point pixels within rows and columns."""
        pixels = np.array(points) * self.scale - (columns.start, rows.start)
        return np.asarray(np.rint(pixels * 2**SUBPIXEL_BITS), np.int32)


def _wider(part: slice, room: int) -> slice:
    return slice(part.start - room, part.stop + room)


def _bend(joints: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return 40 points on a smooth line through the first and last joint (Bézier's)."""
    time = np.linspace(0, 1, 40)[:, None]
    levels = [np.array(joint, float)[None] for joint in joints]
    while len(levels) > 1:
        levels = [a * (1 - time) + b * time for a, b in itertools.pairwise(levels)]
    return [(float(x), float(y)) for x, y in levels[0]]


def _lit(mask: NDArray[np.float32], radius: float) -> NDArray[np.float32]:
    """Return how bright each point of a rounded body is, about 0.45 to 1.1."""
    solid = np.pad((mask > 0.5).astype(np.uint8), 1)  # noqa: PLR2004 - half covered
    inside = cv2.distanceTransform(solid, cv2.DIST_L2, 5)[1:-1, 1:-1]
    depth = np.clip(1 - inside / radius, 0, 1)
    height = cv2.GaussianBlur(np.sqrt(1 - depth**2), (0, 0), max(1.0, radius / 6)) * radius
    slope_x = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3, scale=1 / 8)
    slope_y = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3, scale=1 / 8)
    steep = np.sqrt(slope_x**2 + slope_y**2 + 1)
    towards = (-slope_x * LIGHT[0] - slope_y * LIGHT[1] + LIGHT[2]) / steep
    return np.asarray(0.5 + 0.62 * np.clip(towards, 0, 1), np.float32)
