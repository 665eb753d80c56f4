"""A camera out of memory, which can be unplugged, plugged in and frozen at will."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.devices.camera.grain import Grain
from kiosk.devices.camera.pace import Pace
from kiosk.ports import CameraLostError, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class _State(Enum):
    WELL = auto()
    GONE = auto()
    FROZEN = auto()


class SimulatedCamera:
    """Shows ``frames``, each (height, width, 3) BGR uint8, one per beat, over and over.

    ``vanish``, ``come_back`` and ``freeze`` may be called from any thread.
    """

    def __init__(
        self,
        frames: Sequence[NDArray[np.uint8]],
        *,
        fps: float = 15.0,
        pace: Pace | None = None,
    ) -> None:
        """Raises ValueError if there are no frames."""
        if not frames:
            raise ValueError("a camera needs at least one frame to show")
        self._frames = list(frames)
        self._fps = fps
        self._pace = pace or Pace()
        self._grain = Grain()
        self._state = _State.WELL
        self._is_open = False
        self._next = 0
        self._last: NDArray[np.uint8] | None = None

    def vanish(self) -> None:
        """Be unplugged: reading and opening fail from now on."""
        self._state = _State.GONE

    def freeze(self) -> None:
        """Repeat the last picture to the byte, as some unplugged cameras do."""
        self._state = _State.FROZEN

    def come_back(self) -> None:
        """Be plugged in again; what held the camera open has to open it anew."""
        self._state = _State.WELL

    def open(self) -> None:
        """Take hold of it; raises CameraLostError while it has vanished."""
        self.close()
        if self._state is _State.GONE:
            raise CameraLostError("the simulated camera is unplugged")
        self._pace.begin(self._fps)
        self._is_open = True

    def read(self) -> Frame:
        """Return the next frame; raises CameraLostError when it is not open or has vanished."""
        if self._state is _State.GONE:
            self._is_open = False
        if not self._is_open:
            raise CameraLostError("the simulated camera is unplugged or not open")
        at_s = self._pace.beat()
        if self._state is not _State.FROZEN or self._last is None:
            self._last = self._grain.over(self._frames[self._next])
            self._next = (self._next + 1) % len(self._frames)
        return Frame(self._last, at_s)

    def close(self) -> None:
        """Let go of it."""
        self._is_open = False
