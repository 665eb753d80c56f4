"""A minimal AVI file of JPEG pictures (Microsoft's RIFF, FOURCC ``MJPG``, with an index).

OpenCV's own writer takes five times as long a frame as its JPEG encoder and makes files three
times as large, so the frames are encoded where they are made and only put together here.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HAS_INDEX = 0x10
KEY_FRAME = 0x10
MOVIE_HEADER = 12
"""Bytes before the first picture in the ``movi`` list, its own header included."""


def write_avi(path: Path, pictures: Iterable[bytes], size: tuple[int, int], fps: int) -> None:
    """Write JPEG ``pictures`` of ``size`` (columns, rows), ``fps`` a second; raises OSError.

    The headers are written again at the end, when the number of pictures is known.
    """
    with path.open("wb") as file:
        empty = _headers([], size, fps)
        file.write(empty)
        file.write(bytes(MOVIE_HEADER))
        sizes = []
        for picture in pictures:
            file.write(_chunk(b"00dc", picture))
            sizes.append(len(picture))
        index = _chunk(b"idx1", _index(sizes))
        file.write(index)
        whole = file.tell()
        file.seek(0)
        file.write(b"RIFF" + struct.pack("<I", whole - 8) + _headers(sizes, size, fps)[8:])
        movie = whole - len(index) - len(empty)
        file.write(b"LIST" + struct.pack("<I", movie - 8) + b"movi")


def _headers(sizes: Sequence[int], size: tuple[int, int], fps: int) -> bytes:
    """Return everything before the movie: ``RIFF``, ``AVI ``, and the list of headers."""
    columns, rows = size
    largest = max(sizes, default=0)
    whole = struct.pack(
        "<14I", 1_000_000 // fps, largest * fps, 0, HAS_INDEX, len(sizes), 0, 1, largest, columns,
        rows, 0, 0, 0, 0,
    )  # fmt: skip
    stream = struct.pack(
        "<4s4sIHHIIIIIIIIHHHH", b"vids", b"MJPG", 0, 0, 0, 0, 1, fps, 0, len(sizes), largest,
        0xFFFFFFFF, 0, 0, 0, columns, rows,
    )  # fmt: skip
    picture = struct.pack(
        "<IiiHH4sIiiII", 40, columns, rows, 1, 24, b"MJPG", columns * rows * 3, 0, 0, 0, 0
    )
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", picture))
    return b"RIFF\0\0\0\0AVI " + _list(b"hdrl", _chunk(b"avih", whole) + streams)


def _index(sizes: Sequence[int]) -> bytes:
    """Return where each picture is, counted from the word ``movi``."""
    entries, at = [], 4
    for size in sizes:
        entries.append(struct.pack("<4sIII", b"00dc", KEY_FRAME, at, size))
        at += 8 + size + size % 2
    return b"".join(entries)


def _chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk, padded to an even length."""
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def _list(name: bytes, content: bytes) -> bytes:
    return _chunk(b"LIST", name + content)
