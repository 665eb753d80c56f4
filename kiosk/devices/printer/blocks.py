"""The parts a slip is stacked from: each a strip of paper, mode L, as wide as the roll."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from kiosk.devices.printer.lettering import Face, Weight, letter, wrap
from kiosk.devices.printer.qr import draw_qr

if TYPE_CHECKING:
    from collections.abc import Sequence

WHITE, BLACK = 255, 0


@dataclass(frozen=True, slots=True)
class Paper:
    """The roll: its width in dots, and how large things are on it."""

    width: int

    def dots(self, at_576: float) -> int:
        """Scale a length drawn for 576 dots; narrow paper keeps larger type than in proportion."""
        return max(1, round(at_576 * math.sqrt(self.width / 576)))

    @property
    def margin(self) -> int:
        """White dots left and right, so that a roll that sits askew cuts nothing off."""
        return self.dots(18)

    @property
    def measure(self) -> int:
        """Dots between the margins."""
        return self.width - 2 * self.margin

    def strip(self, height: int) -> Image.Image:
        """Return empty paper."""
        return Image.new("L", (self.width, height), WHITE)


def words(paper: Paper, text: str, face: Face) -> Image.Image:
    """Set ``text`` centred on as many lines as it needs; empty text takes no paper."""
    lines = wrap(text, face, paper.measure)
    strip = paper.strip(len(lines) * face.line)
    for index, line in enumerate(lines):
        where = (paper.width // 2, round((index + 0.76) * face.line))
        letter(strip, where, line, face, "ms")
    return strip


def number(paper: Paper, text: str) -> Image.Image:
    """Set the queue number as large as the paper's width allows, its ink touching the strip."""
    text = " ".join(text.split())
    trial = Face(Weight.EXTRA_BOLD, 100)
    left, top, right, bottom = trial.font().getbbox(text)
    if right <= left or bottom <= top:
        return paper.strip(0)
    size = int(100 * min(paper.measure / (right - left), 0.42 * paper.width / (bottom - top)))
    if size < paper.dots(30):
        return words(paper, text, Face(Weight.EXTRA_BOLD, paper.dots(30)))
    font = Face(trial.weight, size).font()
    left, top, right, bottom = font.getbbox(text)
    strip = paper.strip(int(bottom - top))
    start = ((paper.width - (right - left)) / 2 - left, -top)
    ImageDraw.Draw(strip).text(start, text, fill=BLACK, font=font)
    return strip


def rule(paper: Paper) -> Image.Image:
    """Draw a line of dots from margin to margin."""
    dot = paper.dots(3)
    strip = paper.strip(dot)
    draw = ImageDraw.Draw(strip)
    for x in range(paper.margin, paper.width - paper.margin - dot, 3 * dot):
        draw.rectangle((x, 0, x + dot - 1, dot - 1), fill=BLACK)
    return strip


def code(paper: Paper, text: str) -> Image.Image:
    """Set the QR code in the middle; raises ValueError when it does not fit the paper."""
    picture = draw_qr(text, paper.width)
    strip = paper.strip(picture.height)
    strip.paste(picture, ((paper.width - picture.width) // 2, 0))
    return strip


def stack(paper: Paper, strips: Sequence[Image.Image]) -> Image.Image:
    """Put strips under one another."""
    whole = paper.strip(sum(strip.height for strip in strips))
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    return whole
