"""The one door from other threads to the window's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from kivy.clock import Clock

T = TypeVar("T")


class NewestDoor(Generic[T]):
    """Hands the newest value put to ``take``, on Kivy's thread, before the next frame is drawn.

    Values that were put in between are dropped: nothing queues up behind a slow screen.
    """

    def __init__(self, take: Callable[[T], None]) -> None:
        self._take = take
        self._newest: T | None = None
        self._wake = Clock.create_trigger(self._deliver)

    def put(self, value: T) -> None:
        """Leave a value; from any thread, never waiting."""
        self._newest = value
        self._wake()

    def _deliver(self, _elapsed_s: float) -> None:
        value, self._newest = self._newest, None
        if value is not None:
            self._take(value)
