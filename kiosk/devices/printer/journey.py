"""The stations of a journey as a vertical line of numbered marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from kiosk.devices.printer.blocks import BLACK, WHITE, Paper
from kiosk.devices.printer.lettering import FINER, Face, Weight, letter, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence


def journey(paper: Paper, stations: Sequence[str]) -> Image.Image:
    """Draw every station on its own line, the first one (where to go now) filled.

    A name that wraps keeps its mark at the first line; the line between marks never breaks.
    """
    rows = [wrap(name, _face(paper), _room(paper)) for name in stations]
    tops = [0]
    for lines in rows:
        tops.append(tops[-1] + _row_height(paper, len(lines)))
    strip = paper.strip(tops[-1])
    _join(paper, strip, tops[:-1])
    for place, (lines, top) in enumerate(zip(rows, tops, strict=False), 1):
        mark = _mark(paper, place, filled=place == 1)
        strip.paste(mark, (_left(paper), top + _mark_offset(paper)))
        _names(paper, strip, lines, top)
    return strip


def _face(paper: Paper) -> Face:
    return Face(Weight.MEDIUM, paper.dots(30))


def _mark_size(paper: Paper) -> int:
    return paper.dots(44)


def _mark_offset(paper: Paper) -> int:
    """Dots from a row's top to its mark: the row leaves equal air above and below."""
    return paper.dots(8)


def _left(paper: Paper) -> int:
    return paper.margin + paper.dots(26)


def _text_left(paper: Paper) -> int:
    return _left(paper) + _mark_size(paper) + paper.dots(20)


def _room(paper: Paper) -> int:
    return paper.width - paper.margin - _text_left(paper)


def _row_height(paper: Paper, lines: int) -> int:
    return _mark_size(paper) + 2 * _mark_offset(paper) + max(0, lines - 1) * _face(paper).line


def _join(paper: Paper, strip: Image.Image, tops: Sequence[int]) -> None:
    """Draw the line that runs behind the marks."""
    middle = _left(paper) + _mark_size(paper) // 2
    half = _mark_offset(paper) + _mark_size(paper) // 2
    thick = paper.dots(3)
    if tops:
        box = (middle - thick // 2, half, middle - thick // 2 + thick - 1, tops[-1] + half)
        ImageDraw.Draw(strip).rectangle(box, fill=BLACK)


def _mark(paper: Paper, place: int, *, filled: bool) -> Image.Image:
    size = _mark_size(paper)
    large = Image.new("L", (size * FINER, size * FINER), WHITE)
    draw = ImageDraw.Draw(large)
    edge = size * FINER - 1
    draw.ellipse((0, 0, edge, edge), fill=BLACK)
    if not filled:
        inset = paper.dots(3.4) * FINER
        draw.ellipse((inset, inset, edge - inset, edge - inset), fill=WHITE)
    font = Face(Weight.BOLD, round(size * FINER * 0.56)).font()
    _, top, _, bottom = font.getbbox("0", anchor="ms")
    where = (size * FINER / 2, size * FINER / 2 - (top + bottom) / 2)
    draw.text(where, str(place), fill=WHITE if filled else BLACK, font=font, anchor="ms")
    return large.resize((size, size), Image.Resampling.LANCZOS)


def _names(paper: Paper, strip: Image.Image, lines: Sequence[str], top: int) -> None:
    """Write a station's name, the capitals of its first line level with the mark's middle."""
    face = _face(paper)
    capital = -face.font().getbbox("H", anchor="ls")[1]
    base = top + _mark_offset(paper) + round((_mark_size(paper) + capital) / 2)
    for index, line in enumerate(lines):
        letter(strip, (_text_left(paper), base + index * face.line), line, face, "ls")
