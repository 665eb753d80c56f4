"""The waiting hall behind the visitor, out of focus and never quite still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.demo.film.canvas import Canvas, Colour
from kiosk.demo.film.people import ACROSS, BLUR, DOWN, FINE, Person, person, put

if TYPE_CHECKING:
    from numpy.typing import NDArray

WALL: Colour = (168, 196, 214)


class Lobby:
    """The hall's loop, painted once in small: it is out of focus anyway."""

    def __init__(self, size: tuple[int, int], frames: int, seed: int) -> None:
        """Paint the ``frames`` of one loop for pictures of ``size`` (columns, rows)."""
        chance = np.random.default_rng(seed)
        hall = _hall()
        people = [
            person(chance, (0, 30), 42, seated=False),
            person(chance, (29, 42), 30, seated=True),
            person(chance, (91, 43), 29, seated=True),
            person(chance, (108, 42), 30, seated=True),
        ]
        self._size = size
        self._small = [_peopled(hall, people, index / frames) for index in range(frames)]

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Return a new picture of the hall, BGR uint8, at frame ``index`` of its seamless loop."""
        small = self._small[index % len(self._small)]
        large = cv2.resize(small, self._size, interpolation=cv2.INTER_LINEAR)
        return large.astype(np.uint8, copy=False)


def _peopled(hall: NDArray[np.uint8], people: list[Person], share: float) -> NDArray[np.uint8]:
    picture = hall.copy()
    for each in people:
        put(picture, each.sprite, each.place(share))
    return picture


def _hall() -> NDArray[np.uint8]:
    canvas = Canvas(ACROSS, DOWN, FINE)
    rows, columns = canvas.alpha.shape
    everywhere = canvas.rounded((-5, -5, ACROSS + 5, DOWN + 5), 0)
    fall = np.linspace(1.04, 0.9, columns, dtype=np.float32)[None, :, None]
    canvas.paint(everywhere, np.ones((rows, 1, 1), np.float32) * fall * np.array(WALL, np.float32))
    _floor(canvas)
    _window(canvas)
    _furniture(canvas)
    soft = np.asarray(cv2.GaussianBlur(canvas.colour, (0, 0), BLUR * FINE), np.float32)
    bright = _lamps(canvas, soft) * _vignette(canvas.alpha.shape)[..., None]
    return np.asarray(np.clip(bright, 0, 255), np.uint8)


def _vignette(shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Return how much less light a cheap lens gives to the corners."""
    x = np.linspace(-1, 1, shape[1], dtype=np.float32)[None]
    y = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None]
    return (1.03 - 0.18 * (0.6 * x**2 + 0.4 * y**2) ** 1.2).astype(np.float32)


def _floor(canvas: Canvas) -> None:
    canvas.paint(canvas.rounded((-5, 62, ACROSS + 5, 95), 0), (132, 158, 178))
    canvas.paint(canvas.rounded((-5, 60.5, ACROSS + 5, 62.5), 0), (108, 132, 150))
    mirrored = canvas.polygon([(10, 63), (52, 63), (66, 95), (-4, 95)])
    canvas.light(mirrored, 1.22)


def _window(canvas: Canvas) -> None:
    """Daylight from the left, with leaves outside."""
    canvas.paint(canvas.rounded((7, 8, 55, 56), 1), (236, 240, 238))
    for left in (9, 25, 41):
        canvas.paint(canvas.rounded((left, 10, left + 13, 54), 0.5), (252, 254, 252))
        bush = canvas.limb([(left + 3, 50), (left + 7, 41), (left + 11, 48)], (5, 9))
        canvas.paint(bush, (168, 214, 190))
    canvas.light(canvas.rounded((7, 30, 55, 32), 0), 0.93)


def _furniture(canvas: Canvas) -> None:
    canvas.paint(canvas.rounded((118, 12, 152, 26), 1.5), (69, 77, 14))
    canvas.paint(canvas.rounded((122, 17, 140, 18.6), 0.8), (220, 230, 226))
    canvas.paint(canvas.rounded((122, 20.5, 133, 21.8), 0.6), (26, 165, 242))
    canvas.paint(canvas.rounded((114, 47, 166, 78), 1), (96, 130, 158))
    canvas.paint(canvas.rounded((112, 44.5, 166, 48.5), 1), (206, 222, 230))
    for left in (22, 40, 58, 84, 101):
        canvas.paint(canvas.rounded((left, 49, left + 14, 66), 2.5), (112, 118, 60))
        canvas.paint(canvas.rounded((left, 62, left + 14, 68), 2), (92, 98, 48))
        canvas.light(canvas.rounded((left - 2, 70, left + 16, 75), 2.5), 0.82)
    canvas.paint(canvas.rounded((66, 56, 74, 68), 1.5), (84, 120, 176))
    for lean in (-9, -5, 0, 4, 9):
        leaf = canvas.limb(
            [(70, 57), (70 + lean * 0.4, 44), (70 + lean, 35 + abs(lean) * 0.8)], (2.5, 4.5)
        )
        canvas.paint(leaf, (78, 138, 92))


def _lamps(canvas: Canvas, soft: NDArray[np.float32]) -> NDArray[np.float32]:
    """Add ceiling lamps as a lens out of focus draws them: even discs with a soft glow."""
    for x, y, radius in ((72, 8, 4.2), (92, 12, 3.4), (107, 15, 2.8), (64, 3, 5)):
        disc = np.zeros(canvas.alpha.shape, np.float32)
        shape = canvas.rounded((x - radius, y - radius, x + radius, y + radius), radius)
        disc[shape.rows, shape.columns] = shape.mask
        halo, lamp = (cv2.GaussianBlur(disc, (0, 0), sigma) for sigma in (5 * FINE, 2))
        glow = np.asarray(70 * halo + 62 * lamp, np.float32)
        soft = soft + glow[..., None] * np.array((0.78, 0.94, 1.0), np.float32)
    return soft
