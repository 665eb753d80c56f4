"""The QR code of a slip in whole printer dots (ISO/IEC 18004)."""

from __future__ import annotations

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

QUIET_MODULES = 4
"""White modules around the code that ISO/IEC 18004 asks for."""

SMALLEST_MODULE = 4
"""Dots: half a millimetre at 203 dpi, what a fixed-focus camera still parts at arm's length."""

BEST_SHARE = 0.62
"""Of the paper's width: larger wastes paper and does not read better."""


def draw_qr(text: str, width: int) -> Image.Image:
    """Return ``text`` as a picture (mode L, black on white) with its quiet zone.

    Modules are whole dots, at least ``SMALLEST_MODULE``, and as large as ``BEST_SHARE`` of
    ``width`` allows. Error correction M, or L when only that fits the paper. Raises ValueError
    for a text too long for this paper.
    """
    for level in (ERROR_CORRECT_M, ERROR_CORRECT_L):
        modules = _modules(text, level)
        across = len(modules) + 2 * QUIET_MODULES
        if modules and across * SMALLEST_MODULE <= width:
            dots = max(SMALLEST_MODULE, int(width * BEST_SHARE) // across)
            return _enlarged(modules, dots)
    raise ValueError(f"{len(text)} characters are too many for a code on {width} dots of paper")


def _modules(text: str, level: int) -> list[list[bool]]:
    """Return the code's rows of modules (True is black), none when it is beyond any version."""
    code = qrcode.QRCode(error_correction=level, border=0)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):  # the library raises either, by length
        return []
    return [[bool(module) for module in row] for row in code.get_matrix()]


def _enlarged(modules: list[list[bool]], dots: int) -> Image.Image:
    side = len(modules) + 2 * QUIET_MODULES
    small = Image.new("L", (side, side), 255)
    for y, row in enumerate(modules, QUIET_MODULES):
        for x, black in enumerate(row, QUIET_MODULES):
            if black:
                small.putpixel((x, y), 0)
    return small.resize((side * dots, side * dots), Image.Resampling.NEAREST)
