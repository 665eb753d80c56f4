"""A booking's code as a picture: the QR, and below it the reference that can be typed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.util import MODE_ALPHA_NUM, QRData

from kiosk.domain.reference import spaced
from kiosk.resources import asset
from kiosk.wire.codes import issue_code

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.domain.booking import Booking
    from kiosk.domain.types import Reference
    from kiosk.server.keyring import Keyring

MODULE_PX = 8
QUIET_MODULES = 4
"""ISO/IEC 18004 section 6.3.8: the quiet zone of a QR code."""

INK = "#16241F"
_TYPE_PX = 52


def sign_booking(booking: Booking, keyring: Keyring) -> str:
    """Return the text of a booking's QR; raises NoKeyError."""
    return issue_code(booking, keyring.signer())


def draw_code(code: str, reference: Reference | None, module_px: int = MODULE_PX) -> Image.Image:
    """Draw a code in black on white, modules of ``module_px`` whole pixels, level M.

    All its characters are in QR's alphanumeric mode, which stores them most densely.
    """
    maker = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M,
        box_size=module_px,
        border=QUIET_MODULES,
    )
    maker.add_data(QRData(code.encode(), mode=MODE_ALPHA_NUM))
    maker.make(fit=True)
    code_image = maker.make_image().get_image().convert("RGB")
    return code_image if reference is None else _with_reference(code_image, reference)


def code_png(booking: Booking, keyring: Keyring) -> bytes:
    """Return the PNG of a booking's code; raises NoKeyError."""
    return _png(sign_booking(booking, keyring), booking)


def write_code(booking: Booking, keyring: Keyring, path: Path) -> str:
    """Write the PNG of a booking's code to ``path`` and return the code's text."""
    code = sign_booking(booking, keyring)
    path.write_bytes(_png(code, booking))
    return code


def _png(code: str, booking: Booking) -> bytes:
    out = io.BytesIO()
    draw_code(code, booking.reference).save(out, "PNG", optimize=True)
    return out.getvalue()


def _with_reference(code_image: Image.Image, reference: Reference) -> Image.Image:
    font = ImageFont.truetype(str(asset("fonts", "PlusJakartaSans-Bold.ttf")), _TYPE_PX)
    width, height = code_image.size
    sheet = Image.new("RGB", (width, height + 2 * _TYPE_PX), "white")
    sheet.paste(code_image, (0, 0))
    ImageDraw.Draw(sheet).text(
        (width // 2, height + _TYPE_PX // 2), spaced(reference), fill=INK, font=font, anchor="mm"
    )
    return sheet
