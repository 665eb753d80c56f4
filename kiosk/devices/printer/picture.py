"""A slip as one 1-bit picture: our own font, no code pages, the same on every make of printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.devices.printer.blocks import Paper, code, number, rule, stack, words
from kiosk.devices.printer.goods import parts
from kiosk.devices.printer.journey import journey
from kiosk.devices.printer.lettering import Face, Weight
from kiosk.domain.slip import ReceiptSlip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL import Image

    from kiosk.domain.slip import Printable, Slip

NARROWEST_DOTS, WIDEST_DOTS = 384, 832
"""58 mm and 112 mm rolls at 203 dpi."""

INK_BELOW = 150
"""Grey below this prints; a little above the middle, because thermal dots print thin."""


def check_width(width_dots: int) -> None:
    """Raise ValueError unless ``width_dots`` is a roll's width that raster bytes can hold."""
    if width_dots % 8 or not NARROWEST_DOTS <= width_dots <= WIDEST_DOTS:
        raise ValueError(f"a roll of {width_dots} dots: allowed are multiples of 8 from 384 to 832")


def draw(slip: Printable, width_dots: int) -> Image.Image:
    """Return ``slip`` as a picture of mode "1", ``width_dots`` wide and as long as it needs.

    ``width_dots`` is 384 for 58 mm paper and 576 for 80 mm (203 dpi), a multiple of eight.
    Raises ValueError for another width, and for a QR text that does not fit the paper.
    """
    check_width(width_dots)
    paper = Paper(width_dots)
    strips = _receipt(paper, slip) if isinstance(slip, ReceiptSlip) else _strips(paper, slip)
    grey = stack(paper, list(strips))
    return grey.point(_ink, mode="1")


def _ink(level: int) -> int:
    return 0 if level < INK_BELOW else 255


def _strips(paper: Paper, slip: Slip) -> Iterator[Image.Image]:
    """Yield the slip from top to bottom, air between its parts included."""
    medium = Face(Weight.MEDIUM, paper.dots(28))
    yield paper.strip(paper.dots(16))
    yield words(paper, slip.site, Face(Weight.BOLD, paper.dots(30)))
    yield from _apart(paper, 18, [rule(paper)])
    yield words(paper, slip.title, medium)
    yield from _apart(paper, 24, [number(paper, slip.number)])
    yield words(paper, slip.headline, Face(Weight.BOLD, paper.dots(34)))
    yield paper.strip(paper.dots(4))
    yield from (words(paper, line, medium) for line in slip.lines)
    if slip.stations:
        yield from _apart(paper, 20, [rule(paper)])
        yield journey(paper, slip.stations)
    yield paper.strip(paper.dots(20))
    yield rule(paper)
    yield from _ending(paper, slip)


def _receipt(paper: Paper, slip: ReceiptSlip) -> Iterator[Image.Image]:
    """Yield the receipt for belongings from top to bottom."""
    yield paper.strip(paper.dots(16))
    yield words(paper, slip.site, Face(Weight.BOLD, paper.dots(30)))
    yield from _apart(paper, 18, [rule(paper)])
    yield words(paper, slip.title, Face(Weight.BOLD, paper.dots(34)))
    yield paper.strip(paper.dots(6))
    yield words(paper, slip.number, Face(Weight.EXTRA_BOLD, paper.dots(96)))
    yield words(paper, slip.at, Face(Weight.MEDIUM, paper.dots(26)))
    yield from _apart(paper, 18, [rule(paper)])
    yield parts(paper, slip.parts)
    yield paper.strip(paper.dots(20))
    yield rule(paper)
    yield from _ending(paper, slip)


def _ending(paper: Paper, slip: Printable) -> Iterator[Image.Image]:
    """Yield the code and the small print."""
    if slip.qr:  # brings its own white around it
        yield code(paper, slip.qr)
        yield words(paper, slip.qr_caption, Face(Weight.MEDIUM, paper.dots(28)))
    yield paper.strip(paper.dots(22))
    small = Face(Weight.MEDIUM, paper.dots(24))
    yield from (words(paper, line, small) for line in slip.footer)
    yield paper.strip(paper.dots(24))


def _apart(paper: Paper, air: float, strips: Iterable[Image.Image]) -> Iterator[Image.Image]:
    """Yield ``strips`` with the same air above and below."""
    yield paper.strip(paper.dots(air))
    yield from strips
    yield paper.strip(paper.dots(air))
