"""What every held-up thing is painted with, and what it is once painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

from kiosk.demo.film.canvas import Box, Canvas, Colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

PIXELS_PER_MM = 5.2
"""About what the film shows of a thing where it is held, so that nothing is lost or feigned."""

CODE_MM = 60.0
SIDE, ABOVE, BELOW = 60.0, 12.0, 150.0
"""Room on the canvas around the thing, for hand and arm, in millimetres."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A painted prop: ``pixels`` is premultiplied BGRA, uint8, PIXELS_PER_MM fine.

    ``glass`` (uint8, 0 to 255, the same size) is where a lamp is mirrored, if it ``mirrors``;
    ``middle`` is the centre of its code in millimetres from the upper left corner.
    """

    pixels: NDArray[np.uint8]
    glass: NDArray[np.uint8]
    middle: tuple[float, float]
    mirrors: bool


def sheet_for(wide: float, high: float) -> tuple[Canvas, Box]:
    """Return a canvas with room for a hand, and where on it the thing lies."""
    canvas = Canvas(wide + 2 * SIDE, high + ABOVE + BELOW, PIXELS_PER_MM)
    return canvas, (SIDE, ABOVE, SIDE + wide, ABOVE + high)


def trimmed(canvas: Canvas, glass: NDArray[np.uint8], middle: tuple[float, float]) -> Thing:
    """Cut off what is empty: every pixel has to be put in perspective, frame after frame."""
    left, top, columns, rows = cv2.boundingRect((canvas.alpha > 0).astype(np.uint8))
    part = (slice(top, top + rows), slice(left, left + columns))
    return Thing(
        pixels=canvas.pixels()[part].copy(),
        glass=glass[part].copy(),
        middle=(middle[0] - left / canvas.scale, middle[1] - top / canvas.scale),
        mirrors=bool(glass.any()),
    )


def inside(box: Box, by: float) -> Box:
    """Return ``box`` without a border ``by`` mm wide."""
    return (box[0] + by, box[1] + by, box[2] - by, box[3] - by)


def bar(canvas: Canvas, box: Box, colour: Colour) -> None:
    """Paint a bar in the place of a line of words."""
    canvas.paint(canvas.rounded(box, (box[3] - box[1]) / 2), colour)


def paint_code(
    canvas: Canvas, text: str, middle: tuple[float, float], ink: Colour, ground: Colour
) -> None:
    """Paint the QR code CODE_MM wide, its quiet zone included."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as fault:  # the library raises either, by length
        raise ValueError(f"{len(text)} characters are too many for a QR code") from fault
    size = round(CODE_MM * canvas.scale)
    modules = np.array(code.get_matrix(), np.float32)
    large = cv2.resize(modules, (size, size), interpolation=cv2.INTER_NEAREST)
    black = np.asarray(large, np.float32)[..., None]
    row = round(middle[1] * canvas.scale) - size // 2
    column = round(middle[0] * canvas.scale) - size // 2
    painted = black * np.array(ink, np.float32) + (1 - black) * np.array(ground, np.float32)
    canvas.colour[row : row + size, column : column + size] = painted
