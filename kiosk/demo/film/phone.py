"""A phone that shows a booking code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kiosk.demo.film.canvas import Box, Canvas, Colour
from kiosk.demo.film.hand import Hand
from kiosk.demo.film.thing import Thing, bar, inside, paint_code, sheet_for, trimmed

if TYPE_CHECKING:
    from numpy.random import Generator


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of a screen."""

    ground: Colour
    header: Colour
    bars: Colour
    card: Colour
    ink: Colour
    title: Colour
    words: Colour


BRIGHT = Shades(
    ground=(236, 246, 251),
    header=(82, 92, 26),
    bars=(198, 204, 201),
    card=(255, 255, 255),
    ink=(30, 30, 22),
    title=(240, 244, 242),
    words=(60, 62, 50),
)
DIM = Shades(
    ground=(40, 36, 30),
    header=(66, 70, 34),
    bars=(84, 80, 74),
    card=(176, 174, 168),
    ink=(24, 22, 18),
    title=(170, 172, 168),
    words=(140, 138, 132),
)


def phone(text: str, chance: Generator, shades: Shades) -> Thing:
    """Paint a phone in a hand; raises ValueError for a text that no QR code holds."""
    canvas, box = sheet_for(74, 156)
    left, top, right, bottom = box
    hand, grip = Hand.of(chance), top + 131
    near, far = (left, right) if hand.turned > 0 else (right, left)
    hand.arm(canvas, (left + right) / 2 + 8 * hand.turned, bottom + 4)
    hand.palm(canvas, near, grip)
    canvas.shadow(canvas.rounded(box, 10), 6, 0.5)
    canvas.body(canvas.rounded(box, 10.5), (70, 68, 66), 1.6)
    front = canvas.rounded(inside(box, 1.2), 9.4)
    canvas.paint(front, (12, 11, 11))
    middle = _screen(canvas, inside(box, 3), text, shades)
    bare = canvas.colour.copy()
    hand.fingers(canvas, far, grip)
    hand.thumb(canvas, near, grip + 7)
    glass = np.zeros_like(canvas.alpha)
    glass[front.rows, front.columns] = front.mask
    glass[np.abs(canvas.colour - bare).max(axis=2) > 2] = 0  # noqa: PLR2004 - grey levels
    return trimmed(canvas, (glass * 255).astype(np.uint8), middle)


def _screen(canvas: Canvas, box: Box, text: str, shades: Shades) -> tuple[float, float]:
    """Paint an app: a header, the code on a card, bars where words would be. Return its centre."""
    left, top, right, bottom = box
    centre = (left + right) / 2
    canvas.paint(canvas.rounded(box, 7.8), shades.header)
    canvas.paint(canvas.rounded((left, top + 40, right, bottom), 7.8), shades.ground)
    canvas.paint(canvas.rounded((left, top + 21, right, top + 60), 0), shades.ground)
    canvas.paint(canvas.rounded((centre - 1.7, top + 2, centre + 1.7, top + 5.4), 1.7), (10, 9, 9))
    bar(canvas, (left + 6, top + 10.2, left + 31, top + 13), shades.title)
    bar(canvas, (left + 6, top + 15, left + 22, top + 16.8), shades.bars)
    bar(canvas, (left + 6, top + 26.5, left + 43, top + 30), shades.bars)
    card = canvas.rounded((left + 2.5, top + 36, right - 2.5, top + 99), 3.5)
    canvas.shadow(card, 3, 0.12)
    canvas.paint(card, shades.card)
    paint_code(canvas, text, (centre, top + 67.5), shades.ink, shades.card)
    bar(canvas, (centre - 18, top + 104, centre + 18, top + 108.5), shades.words)
    bar(canvas, (centre - 12, top + 112, centre + 12, top + 114.2), shades.bars)
    bar(canvas, (left + 8, bottom - 20, right - 8, bottom - 9), shades.header)
    return centre, top + 67.5
