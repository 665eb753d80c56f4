"""The typefaces of a printed slip, and how its words are set: wrapped, balanced, never clipped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from kiosk.resources import asset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageFont import FreeTypeFont


MIDDLE_DOT = "\N{MIDDLE DOT}"
WIDE_SPACE = " \N{HAIR SPACE}"
"""The font's own space is made for screens; at 203 dpi words would run together."""

FINER = 4
"""Letters and circles are drawn this many times larger and reduced: round, and evenly spaced."""


class Weight(Enum):
    """The cuts of Plus Jakarta Sans that a slip uses; the value is the file in assets/fonts."""

    MEDIUM = "PlusJakartaSans-Medium.ttf"
    BOLD = "PlusJakartaSans-Bold.ttf"
    EXTRA_BOLD = "PlusJakartaSans-ExtraBold.ttf"


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface at one size in dots."""

    weight: Weight
    size: int

    def font(self, times: int = 1) -> FreeTypeFont:
        """Load it ``times`` larger; raises OSError when the file is missing."""
        return ImageFont.truetype(str(asset("fonts", self.weight.value)), self.size * times)

    @property
    def line(self) -> int:
        """Dots from one baseline to the next."""
        return round(self.size * 1.26)


def letter(strip: Image.Image, where: tuple[int, int], text: str, face: Face, anchor: str) -> None:
    """Write one line in black on ``strip`` (mode L).

    ``where`` is the point on the baseline, in dots, that ``anchor`` ("ls", "ms") names.
    """
    fine = Image.new("L", (strip.width * FINER, 2 * face.size * FINER), 0)
    across, baseline = where
    origin = (across * FINER, round(1.4 * face.size) * FINER)
    ImageDraw.Draw(fine).text(origin, text, fill=255, font=face.font(FINER), anchor=anchor)
    ink = fine.reduce(FINER)
    strip.paste(0, (0, baseline - round(1.4 * face.size)), mask=ink)


def wrap(text: str, face: Face, width: float) -> list[str]:
    """Break ``text`` into the fewest lines of at most ``width`` dots, about equally long.

    White space of any kind parts words. Where it costs no line, a break falls between phrases
    (after a full stop, in place of a middle dot). A word wider than a line is broken between
    letters.
    """
    font = face.font()
    pieces = [piece for word in text.split() for piece in _broken(word, font, width)]
    lines = _filled(pieces, font, width)
    phrases = _phrases(pieces)
    if 1 < len(phrases) <= len(lines) and all(font.getlength(each) <= width for each in phrases):
        return phrases
    return _balanced(pieces, font, width, len(lines))


def _phrases(pieces: Sequence[str]) -> list[str]:
    text = WIDE_SPACE.join(pieces)
    dotted = text.replace(f"{WIDE_SPACE}{MIDDLE_DOT}{WIDE_SPACE}", "\n")
    return dotted.replace(f".{WIDE_SPACE}", ".\n").split("\n")


def _broken(word: str, font: FreeTypeFont, width: float) -> list[str]:
    """Cut a word that is too wide into the longest pieces that fit; one letter always does."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and font.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _filled(pieces: Sequence[str], font: FreeTypeFont, width: float) -> list[str]:
    """Set as much on each line as fits."""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}{WIDE_SPACE}{piece}" if lines else piece
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _balanced(pieces: Sequence[str], font: FreeTypeFont, width: float, count: int) -> list[str]:
    """Set in ``count`` lines again, as narrow as that allows: no lonely word on the last one."""
    low, high = width / 2, width
    while count > 1 and high - low > 1:
        middle = (low + high) / 2
        if len(_filled(pieces, font, middle)) > count:
            low = middle
        else:
            high = middle
    return _filled(pieces, font, high)
