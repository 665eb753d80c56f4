"""Where lines break so that they come out about equally long."""

from __future__ import annotations

from collections.abc import Callable

Extent = Callable[[str], float]
"""Measures the width of a text on one line, in pixels."""

MARGIN_PX = 2.0
"""Kivy measures word by word and rounds; a line must not break for a pixel's sake."""


def balanced_width(text: str, width: float, extent: Extent) -> float:
    """Return the least width, at most ``width``, in which ``text`` needs no more lines than there.

    Each paragraph keeps its own number of lines; the widest of them decides.
    """
    needed = max((_paragraph(part.split(), width, extent) for part in text.split("\n")), default=0)
    return min(width, needed + MARGIN_PX)


def _paragraph(words: list[str], width: float, extent: Extent) -> float:
    lines = _lines(words, width, extent)
    if len(lines) < 2:  # noqa: PLR2004 - one line has nothing to share
        return max((extent(line) for line in lines), default=0.0)
    # Only the total decides how narrow it could be; the answer is a width some break really needs.
    low, high = extent(" ".join(words)) / len(lines), width
    while high - low > MARGIN_PX:
        middle = (low + high) / 2
        if len(_lines(words, middle, extent)) > len(lines):
            low = middle
        else:
            high = middle
    return max(extent(line) for line in _lines(words, high, extent))


def _lines(words: list[str], width: float, extent: Extent) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and extent(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
