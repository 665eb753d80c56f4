"""Reading video: bounded work per frame, the harder attempts spread over frames."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

from kiosk.devices.decoder.advice import advise
from kiosk.devices.decoder.grey import to_grey
from kiosk.devices.decoder.stages import FIRST, IN_TURN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.devices.decoder.seen import Sighting
    from kiosk.ports import Guidance

LONGEST_SIDE_PX: Final = 1280


class LiveReader:
    """Reads frame after frame; owned by one thread.

    Every frame gets the quick first stage, and where that finds nothing one of the others in
    turn: whoever holds a code up does so for many frames.
    """

    def __init__(self) -> None:
        self._turns = cycle(IN_TURN)

    def find(self, frame: NDArray[Any]) -> list[Sighting]:
        """Return the QR codes of one frame; takes what ``decoder.find`` takes, never raises."""
        grey = to_grey(frame, LONGEST_SIDE_PX)
        if grey is None:
            return []
        return FIRST.run(grey) or next(self._turns).run(grey)

    def advise(self, frame: NDArray[Any]) -> Guidance:
        """Return what would help to read a frame in which ``find`` found nothing; never raises."""
        return advise(frame)
