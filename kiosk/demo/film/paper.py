"""A printed slip with a booking code, fresh from the printer or long in a pocket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from kiosk.demo.film.canvas import Colour, Shape
from kiosk.demo.film.hand import Hand
from kiosk.demo.film.thing import (
    PIXELS_PER_MM,
    Thing,
    bar,
    paint_code,
    sheet_for,
    trimmed,
)

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

PAPER: Colour = (214, 226, 233)
PRINT: Colour = (50, 46, 44)
FAINT_PRINT: Colour = (150, 150, 150)


def slip(text: str, chance: Generator, *, creased: bool) -> Thing:
    """Paint a slip between two fingers; raises ValueError for a text that no QR code holds."""
    canvas, box = sheet_for(82, 128)
    left, top, right, bottom = box
    centre = (left + right) / 2
    hand = Hand.of(chance)
    hold = centre + 6 * hand.turned
    hand.arm(canvas, hold + 16 * hand.turned, bottom + 56)
    hand.fist(canvas, hold, bottom)
    sheet = canvas.rounded(box, 0.5)
    canvas.shadow(sheet, 7, 0.35)
    canvas.paint(sheet, PAPER)
    bar(canvas, (centre - 20, top + 7, centre + 20, top + 10.6), PRINT)
    bar(canvas, (centre - 12, top + 13.4, centre + 12, top + 15.6), FAINT_PRINT)
    paint_code(canvas, text, (centre, top + 51), PRINT, PAPER)
    bar(canvas, (centre - 21, top + 87, centre + 21, top + 92), PRINT)
    for line, half in enumerate((28, 24, 17)):
        y = top + 97 + line * 4.8
        bar(canvas, (centre - half, y, centre + half, y + 2), FAINT_PRINT)
    canvas.light(sheet, _curl(sheet))
    if creased:
        canvas.light(sheet, _creases(sheet, chance))
    hand.pinch(canvas, hold, bottom)
    return trimmed(canvas, np.zeros(canvas.alpha.shape, np.uint8), (centre, top + 51))


def _curl(sheet: Shape) -> NDArray[np.float32]:
    """Return the light on paper that still remembers its roll: darker towards the right."""
    across = np.linspace(0, 1, sheet.mask.shape[1], dtype=np.float32)
    return np.broadcast_to(1.02 - np.float32(0.14) * across**2, sheet.mask.shape)


def _creases(sheet: Shape, chance: Generator) -> NDArray[np.float32]:
    """Return the light on paper that was folded in four and carried in a pocket."""
    rows, columns = sheet.mask.shape
    y = np.linspace(0, rows / PIXELS_PER_MM, rows, dtype=np.float32)[:, None]
    x = np.linspace(0, columns / PIXELS_PER_MM, columns, dtype=np.float32)[None]
    folds = (
        y - rows / PIXELS_PER_MM * chance.uniform(0.44, 0.54),
        x - columns / PIXELS_PER_MM * chance.uniform(0.44, 0.56),
        y + x * chance.uniform(-0.25, 0.25) - rows / PIXELS_PER_MM * chance.uniform(0.74, 0.84),
    )
    lit = np.full((rows, columns), 0.97, np.float32)
    for away in folds:
        lit += np.tanh(away / 12) * np.float32(chance.choice((-1, 1)) * chance.uniform(0.04, 0.07))
        lit -= 0.22 * np.exp(-((away / 0.45) ** 2)) - 0.1 * np.exp(-(((away - 0.9) / 0.5) ** 2))
    coarse = chance.normal(0, 0.025, (rows // 50, columns // 50)).astype(np.float32)
    lit += cv2.resize(coarse, (columns, rows), interpolation=cv2.INTER_CUBIC)
    return np.clip(lit, 0.6, 1.06)
