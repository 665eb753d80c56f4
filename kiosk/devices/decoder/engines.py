"""The two decoders, each as a function from a grey picture to sightings.

Of both only QR is asked for: a bar code on a bag is not a booking. zxing-cpp would otherwise also
report Micro QR, and libzbar's decoders for linear codes write what they see to stderr when one of
their assertions fails, which must never happen to the contents of a code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp
from pyzbar import pyzbar

from kiosk.devices.decoder.seen import Corners, Sighting, corner_within

if TYPE_CHECKING:
    from kiosk.devices.decoder.grey import Grey

_FORMATS = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.QRCodeModel2, zxingcpp.BarcodeFormat.QRCodeModel1]
)


def zxing(grey: Grey) -> list[Sighting]:
    """Read with zxing-cpp, threshold from the neighbourhood of each pixel."""
    return _zxing(grey, zxingcpp.Binarizer.LocalAverage)


def zxing_histogram(grey: Grey) -> list[Sighting]:
    """Read with zxing-cpp, one threshold for the whole picture."""
    return _zxing(grey, zxingcpp.Binarizer.GlobalHistogram)


def _zxing(grey: Grey, binarizer: zxingcpp.Binarizer) -> list[Sighting]:
    # TextMode.Plain: the default rewrites control characters into printable ones.
    found = zxingcpp.read_barcodes(
        grey, formats=_FORMATS, text_mode=zxingcpp.TextMode.Plain, binarizer=binarizer
    )
    return [Sighting(b.text, _zxing_corners(b.position, grey)) for b in found if b.text]


def _zxing_corners(position: zxingcpp.Position, grey: Grey) -> Corners:
    height, width = grey.shape
    first, second, third, fourth = (
        corner_within((point.x, point.y), width, height)
        for point in (
            position.top_left,
            position.top_right,
            position.bottom_right,
            position.bottom_left,
        )
    )
    return first, second, third, fourth


def zbar(grey: Grey) -> list[Sighting]:
    """Read with libzbar, which copes with other kinds of damage than zxing-cpp."""
    height, width = grey.shape
    found = pyzbar.decode((grey.tobytes(), width, height), symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [Sighting(_text(b.data), _zbar_corners(b, grey)) for b in found if b.data]


def _text(data: bytes) -> str:
    """Return the payload as text: UTF-8 as libzbar promises, else one character per byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _zbar_corners(found: pyzbar.Decoded, grey: Grey) -> Corners:
    height, width = grey.shape
    points = [(point.x, point.y) for point in found.polygon]
    if len(points) != 4:  # noqa: PLR2004 - a hull that is no quadrangle: take the box round it
        left, top, wide, high = found.rect
        points = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
    first, second, third, fourth = (corner_within(point, width, height) for point in points)
    return first, second, third, fourth
