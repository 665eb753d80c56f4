"""Reading a single picture: one stage after the other until something is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kiosk.devices.decoder.grey import to_grey
from kiosk.devices.decoder.stages import FOR_ONE_PICTURE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.devices.decoder.seen import Sighting

LONGEST_SIDE_PX: Final = 4096
"""Larger pictures are shrunk first: photographs of today's phones still fit."""


def find(frame: NDArray[Any]) -> list[Sighting]:
    """Return the QR codes of one picture with their outlines; never raises.

    ``frame`` is grey (height, width) or BGR (height, width, 3), uint8; anything else holds no
    code. The same text printed twice is found twice.
    """
    grey = to_grey(frame, LONGEST_SIDE_PX)
    if grey is None:
        return []
    for stage in FOR_ONE_PICTURE:
        if found := stage.run(grey):
            return found
    return []


def read(frame: NDArray[Any]) -> list[str]:
    """Return the texts of the QR codes of one picture, each once; takes what ``find`` takes."""
    return list(dict.fromkeys(sighting.text for sighting in find(frame)))
