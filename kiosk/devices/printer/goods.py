"""The list on a receipt: each result under its name, kinds on the left, counts on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from kiosk.devices.printer.blocks import Paper, stack
from kiosk.devices.printer.lettering import Face, Weight, letter, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.domain.slip import SlipLine, SlipPart

SHARE_OF_COUNT = 0.3
"""Of the measure, the most that a count may take: a longer one is set on lines of its own."""


def parts(paper: Paper, listed: Sequence[SlipPart]) -> Image.Image:
    """Draw every part under its title, with air between them."""
    strips: list[Image.Image] = []
    for part in listed:
        if strips:
            strips.append(paper.strip(paper.dots(20)))
        strips.extend(_part(paper, part))
    return stack(paper, strips)


def _part(paper: Paper, part: SlipPart) -> Iterator[Image.Image]:
    yield _left(paper, part.title, Face(Weight.BOLD, paper.dots(30)), paper.measure)
    yield paper.strip(paper.dots(4))
    for line in part.lines:
        yield _named(paper, line)
        yield _left(paper, line.reason, Face(Weight.MEDIUM, paper.dots(24)), _room(paper, ""))
        yield paper.strip(paper.dots(6))


def _named(paper: Paper, line: SlipLine) -> Image.Image:
    """Set a kind's name and, level with its first line, the count at the right margin."""
    face = Face(Weight.MEDIUM, paper.dots(30))
    count = wrap(line.count, face, paper.measure * SHARE_OF_COUNT)
    names = wrap(line.name, face, _room(paper, max(count, key=len, default="")))
    strip = paper.strip(max(len(names), len(count)) * face.line)
    for index, text in enumerate(names):
        letter(strip, (_indent(paper), _base(face, index)), text, face, "ls")
    for index, text in enumerate(count):
        letter(strip, (paper.width - paper.margin, _base(face, index)), text, face, "rs")
    return strip


def _left(paper: Paper, text: str, face: Face, room: float) -> Image.Image:
    """Set a text flush left on as many lines as it needs; an indented one where room is less."""
    lines = wrap(text, face, room)
    left = paper.margin if room >= paper.measure else _indent(paper)
    strip = paper.strip(len(lines) * face.line)
    for index, line in enumerate(lines):
        letter(strip, (left, _base(face, index)), line, face, "ls")
    return strip


def _indent(paper: Paper) -> int:
    return paper.margin + paper.dots(20)


def _room(paper: Paper, count: str) -> float:
    """Return the dots that a name may take beside a count."""
    taken = Face(Weight.MEDIUM, paper.dots(30)).font().getlength(count)
    return paper.width - paper.margin - _indent(paper) - (taken + paper.dots(24) if count else 0)


def _base(face: Face, index: int) -> int:
    return round((index + 0.76) * face.line)
