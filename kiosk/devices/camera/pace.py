"""The beat at which cameras that are not devices hand out their pictures."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports import Clock


class Pace:
    """Waits from one picture to the next; ``clock`` and ``sleep`` are a test's to replace."""

    def __init__(
        self, clock: Clock | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock or SystemClock()
        self._sleep = sleep
        self._gap_s = 0.0
        self._due_s = 0.0

    def now_s(self) -> float:
        """Return the monotonic time in seconds."""
        return self._clock.now().ticks_s

    def begin(self, fps: float) -> None:
        """Start a beat of ``fps`` per second; the first one falls now."""
        self._gap_s = 1.0 / fps
        self._due_s = self.now_s()

    def beat(self) -> float:
        """Wait for the next beat and return the monotonic time; missed ones are not made up."""
        now_s = self.now_s()
        if now_s < self._due_s:
            self._sleep(self._due_s - now_s)
            now_s = self.now_s()
        missed = max(0, int((now_s - self._due_s) / self._gap_s))
        self._due_s += (missed + 1) * self._gap_s
        return now_s
