"""The people of the waiting hall, as soft shapes that are never quite still."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.demo.film.canvas import Canvas, Colour

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

ACROSS, DOWN = 160.0, 90.0
"""The hall is painted in a frame of this size, whatever the film's."""

FINE = 4.0
BLUR = 1.9
CLOTHES: tuple[Colour, ...] = ((140, 124, 78), (112, 128, 180), (160, 166, 158), (92, 98, 120))
SCARVES: tuple[Colour, ...] = ((176, 160, 140), (132, 120, 168), (120, 150, 138))
HAIR: Colour = (52, 48, 46)
SKIN: Colour = (104, 140, 184)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the hall, as a soft premultiplied BGRA picture that is moved about.

    Sways by ``sway`` around ``at`` (both in hall units), ``turns`` times a loop; or, when
    ``crosses``, walks through the hall once a loop.
    """

    sprite: NDArray[np.uint8]
    at: tuple[float, float]
    sway: tuple[float, float]
    turns: int
    crosses: bool

    def place(self, share: float) -> tuple[float, float]:
        """Return the upper left corner at ``share`` (0 to 1) of the loop; 1 is 0 again."""
        around = 2 * np.pi * share * self.turns
        x = self.at[0] + self.sway[0] * np.sin(around + self.at[0])
        y = self.at[1] + self.sway[1] * np.sin(2 * around + self.at[1])
        if self.crosses:
            x = -60 + (ACROSS + 80) * ((share + 0.35) % 1)
            y = self.at[1] + 0.5 * np.sin(2 * np.pi * share * 9)
        return float(x), float(y)


def person(chance: Generator, at: tuple[float, float], high: float, *, seated: bool) -> Person:
    """Paint someone ``high`` units tall from the crown to the lap, or to the feet."""
    head, room = high * (0.16 if seated else 0.11), 8.0
    canvas = Canvas(high * 0.9 + 2 * room, high + 2 * room, FINE)
    middle, crown = canvas.width / 2, room
    clothes = CLOTHES[chance.integers(len(CLOTHES))]
    _legs(canvas, (middle, crown + high), head, seated=seated)
    shoulders, hip = crown + 3.3 * head, crown + high * (0.8 if seated else 0.55)
    trunk = canvas.limb([(middle, shoulders), (middle, hip)], (3.3 * head, 3 * head))
    canvas.body(trunk, clothes, 1.5 * head)
    _head(canvas, (middle, crown + head), head, chance)
    soft = cv2.GaussianBlur(np.dstack([canvas.colour, canvas.alpha * 255]), (0, 0), BLUR * FINE)
    sway = (float(chance.uniform(0.5, 1.3)), float(chance.uniform(0.15, 0.4)))
    sprite = np.clip(soft, 0, 255).astype(np.uint8)
    corner = (at[0] - middle, at[1] - crown)
    return Person(sprite, corner, sway, turns=int(chance.integers(1, 4)), crosses=not seated)


def _legs(canvas: Canvas, foot: tuple[float, float], head: float, *, seated: bool) -> None:
    middle, ground = foot
    trousers: Colour = (74, 72, 70)
    for side in (-1, 1):
        hip = (middle + side * 0.8 * head, ground - (2.4 if seated else 4.2) * head)
        sole = (middle + side * (1.1 if seated else 0.75) * head, ground - 0.5 * head)
        canvas.body(canvas.limb([hip, sole], (1.6 * head, 1.1 * head)), trousers, 0.8 * head)


def _head(canvas: Canvas, at: tuple[float, float], head: float, chance: Generator) -> None:
    """Paint hair or a headscarf, and a face without features."""
    x, y = at
    if chance.random() < 0.6:  # noqa: PLR2004 - somewhat more than half wear a headscarf
        scarf = SCARVES[chance.integers(len(SCARVES))]
        canvas.body(
            canvas.limb([(x, y), (x, y + 1.7 * head)], (2.2 * head, 2.7 * head)), scarf, head
        )
    else:
        canvas.body(canvas.limb([(x, y), (x, y + 0.3 * head)], (2 * head, 1.9 * head)), HAIR, head)
    face = canvas.limb([(x, y + 0.1 * head), (x, y + 0.5 * head)], (1.35 * head, 1.2 * head))
    canvas.body(face, SKIN, 0.8 * head)


def put(picture: NDArray[np.uint8], sprite: NDArray[np.uint8], corner: tuple[float, float]) -> None:
    """Lay a sprite over the hall at a place that need not be a whole pixel, nor inside."""
    left, top = int(np.floor(corner[0] * FINE)), int(np.floor(corner[1] * FINE))
    shift = np.array([[1, 0, corner[0] * FINE - left], [0, 1, corner[1] * FINE - top]])
    rows, columns = sprite.shape[:2]
    moved = cv2.warpAffine(sprite, shift, (columns, rows))
    first = (max(0, top), max(0, left))
    last = (min(picture.shape[0], top + rows), min(picture.shape[1], left + columns))
    if first[0] < last[0] and first[1] < last[1]:
        over = moved[first[0] - top : last[0] - top, first[1] - left : last[1] - left]
        under = picture[first[0] : last[0], first[1] : last[1]]
        clear = cv2.merge([255 - over[..., 3]] * 3)
        under[...] = cv2.add(cv2.multiply(under, clear, scale=1 / 255), over[..., :3])
