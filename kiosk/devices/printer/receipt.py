"""Reads ESC/POS bytes back to the picture that a printer would have burnt into the paper.

Knows the commands that a slip is made of (Epson ESC/POS command reference): ``ESC @``, ``GS v 0``,
``ESC d``, ``GS V`` and the questions ``DLE EOT`` and ``GS r``. Any other byte is an error, so that
a slip that would come out as rubbish is noticed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_DOTS = 30
"""What ``ESC d`` feeds per line on a printer at its default line spacing (1/6 inch at 180 dpi)."""


class UnknownCommandError(ValueError):
    """The bytes hold something that a slip is not made of."""


def pictures(sent: bytes) -> list[Image.Image]:
    """Return every slip in ``sent``, one for each cut, as a picture of mode "1".

    Raises UnknownCommandError for any other command, for bytes cut short, and for a rest that
    was never cut off.
    """
    slips: list[Image.Image] = []
    strips: list[Image.Image] = []
    for strip in _strips(sent):
        if strip is None:
            slips.append(_joined(strips))
            strips = []
        else:
            strips.append(strip)
    if strips:
        raise UnknownCommandError("the last slip was never cut")
    return slips


def _strips(sent: bytes) -> Iterator[Image.Image | None]:
    """Yield each printed or fed strip of paper, and None for each cut."""
    at = 0
    while at < len(sent):
        if sent[at : at + 4] in {b"\x1dv0\x00", b"\x1dv0\x01", b"\x1dv0\x02", b"\x1dv0\x03"}:
            strip, at = _raster(sent, at)
            yield strip
        elif sent[at : at + 2] == b"\x1bd" and at + 2 < len(sent):
            yield Image.new("1", (8, sent[at + 2] * LINE_DOTS), 1)
            at += 3
        elif sent[at : at + 3] in {b"\x1dV\x00", b"\x1dV\x01"}:
            yield None
            at += 3
        else:
            at += _silent(sent, at)


def _raster(sent: bytes, at: int) -> tuple[Image.Image, int]:
    """Read one ``GS v 0 m xL xH yL yH`` and its data; return it and the place after it."""
    across = int.from_bytes(sent[at + 4 : at + 6], "little")
    down = int.from_bytes(sent[at + 6 : at + 8], "little")
    data = sent[at + 8 : at + 8 + across * down]
    if not data or len(data) < across * down:
        raise UnknownCommandError(f"a picture cut short at byte {at}")
    black_is_one = Image.frombytes("1", (across * 8, down), data)
    return ImageOps.invert(black_is_one), at + 8 + len(data)


def _silent(sent: bytes, at: int) -> int:
    """Return the length of a command that leaves nothing on the paper."""
    for command in (b"\x1b@", b"\x10\x04\x02", b"\x10\x04\x04", b"\x1dr\x01"):
        if sent.startswith(command, at):
            return len(command)
    raise UnknownCommandError(f"{sent[at : at + 4]!r} at byte {at}")


def _joined(strips: list[Image.Image]) -> Image.Image:
    width = max((strip.width for strip in strips), default=8)
    whole = Image.new("1", (width, sum(strip.height for strip in strips)), 1)
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    return whole
