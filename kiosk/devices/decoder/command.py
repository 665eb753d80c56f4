"""What ``kiosk decode FILE...`` does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TextIO

import cv2
import numpy as np

from kiosk.devices.decoder.cascade import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def decode_files(paths: Sequence[Path], out: TextIO) -> int:
    """Write ``FILE: text`` to ``out`` for every code in the pictures; return the exit status.

    0 if every file held a code, else 1, with the reason on stderr. Characters that would break
    the line or steer a terminal are written as Python escapes.
    """
    return max([_decode_file(path, out) for path in paths], default=0)


def _decode_file(path: Path, out: TextIO) -> int:
    try:
        frame = load_picture(path)
    except OSError as fault:
        sys.stderr.write(f"{path}: cannot be read: {fault.strerror or fault}\n")
        return 1
    texts = read(frame)
    if not texts:
        sys.stderr.write(f"{path}: no QR code found\n")
    out.writelines(f"{path}: {_in_one_line(text, out)}\n" for text in texts)
    return 0 if texts else 1


def load_picture(path: Path) -> NDArray[Any]:
    """Return a picture file as (height, width, 3), BGR, uint8; raises OSError."""
    data = np.frombuffer(path.read_bytes(), np.uint8)
    try:
        frame = cv2.imdecode(data, cv2.IMREAD_COLOR)
    except cv2.error:  # also for an empty file, and for one that claims a gigantic size
        frame = None
    if frame is None:
        raise OSError("not a picture")
    return frame


def _in_one_line(text: str, out: TextIO) -> str:
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
    encoding = out.encoding or "utf-8"
    return shown.encode(encoding, "backslashreplace").decode(encoding)
