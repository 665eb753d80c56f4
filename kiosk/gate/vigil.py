"""Telling a living camera from a dead one, and when to try it again."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STILL_AFTER_S: Final = 3.0
"""A camera whose picture has not changed for this long is dead: sensors have noise."""

OPENING_S: Final = 10.0
"""How long a camera may take from being opened to its first picture."""

RETRIES_S: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""Pauses before the camera is opened again; the last one goes on for good."""

_EVERY_NTH_PIXEL: Final = 8


class CameraHealth(Enum):
    """What is known of the camera.

    STARTING: no picture yet since the start or since it was sent to rest. SEEING: pictures come
    and change. LOST: it cannot be opened, has failed, or its picture stands still.
    """

    STARTING = "starting"
    SEEING = "seeing"
    LOST = "lost"


@dataclass(slots=True)
class Vigil:
    """Watches over one camera: by when must its picture have changed.

    An unplugged camera may fail, block, or repeat its last picture for ever, even after it was
    opened anew. So only a picture unlike the last one counts.
    """

    deadline_s: float = math.inf
    last_seen: int | None = None

    def opening(self, now_s: float) -> None:
        """Start to wait for the first picture of a camera that is being opened."""
        self.deadline_s = now_s + OPENING_S

    def looks_alive(self, pixels: NDArray[np.uint8], now_s: float) -> bool:
        """Tell whether this picture differs from the one before, and wait for the next change."""
        sample = pixels[::_EVERY_NTH_PIXEL, ::_EVERY_NTH_PIXEL]
        seen = zlib.crc32(sample.tobytes())
        if seen == self.last_seen:
            return False
        self.last_seen = seen
        self.deadline_s = now_s + STILL_AFTER_S
        return True

    def is_overdue(self, now_s: float) -> bool:
        """Tell whether the picture should have changed by now."""
        return now_s > self.deadline_s

    def rest(self) -> None:
        """Expect nothing until the camera is opened again."""
        self.deadline_s = math.inf


@dataclass(slots=True)
class Retry:
    """When a lost camera may be opened again."""

    failures: int = 0
    not_before_s: float = -math.inf

    def failed(self, now_s: float) -> None:
        """Wait longer with every failure in a row."""
        self.not_before_s = now_s + RETRIES_S[min(self.failures, len(RETRIES_S) - 1)]
        self.failures += 1

    def worked(self) -> None:
        """Begin with the shortest pause next time."""
        self.failures = 0

    def wait_s(self, now_s: float) -> float:
        """Return how many seconds are left until the next attempt, 0.0 if none."""
        return max(0.0, self.not_before_s - now_s)
