"""What the camera would see: a phone with a code held up in a dim lobby, drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

import qrcode
from PIL import Image, ImageDraw, ImageFilter

Point = tuple[float, float]
WIDTH, HEIGHT = 1280, 720
TURN = 7


@dataclass(frozen=True)
class Shot:
    """What the window reads of a preview."""

    rgba: bytes
    width: int
    height: int
    serial: int
    outlines: tuple[tuple[Point, ...], ...] = ()


def _turned(x: float, y: float) -> Point:
    """Return where a point of the phone is in the picture, in 0..1."""
    angle = radians(-TURN)
    across, down = x - 330 / 2, y - 600 / 2
    return (
        0.5 + (across * cos(angle) - down * sin(angle)) / WIDTH,
        0.5 + (across * sin(angle) + down * cos(angle)) / HEIGHT,
    )


@cache
def lobby() -> Shot:
    """Return one picture with a code in it."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "#7f8f86")
    draw = ImageDraw.Draw(picture)
    for x in range(0, WIDTH, 160):
        draw.rectangle((x, 0, x + 76, 420), fill="#93a29a")
    draw.rectangle((0, 430, WIDTH, HEIGHT), fill="#66736c")
    picture = picture.filter(ImageFilter.GaussianBlur(18))
    code = qrcode.QRCode(border=2, box_size=8)
    code.add_data("RTB1:" + "7K2M4XQ9" * 8)
    qr = code.make_image().get_image().convert("RGBA").resize((250, 250))
    phone = Image.new("RGBA", (330, 600))
    ImageDraw.Draw(phone).rounded_rectangle((0, 0, 329, 599), 42, fill="#0b1412")
    ImageDraw.Draw(phone).rounded_rectangle((14, 14, 315, 585), 30, fill="#f4f1ea")
    phone.paste(qr, (40, 160))
    turned = phone.rotate(TURN, expand=True, resample=Image.Resampling.BICUBIC)
    left, top = (WIDTH - turned.width) // 2, (HEIGHT - turned.height) // 2
    picture.paste(turned, (left, top), turned)
    corners = tuple(_turned(x, y) for x, y in ((40, 160), (290, 160), (290, 410), (40, 410)))
    rgba = picture.convert("RGBA").tobytes()
    return Shot(rgba, WIDTH, HEIGHT, 1, (corners,))
