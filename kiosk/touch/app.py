"""The touchscreen as a Kivy app."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty

from kiosk.domain.flow.inputs import Input
from kiosk.gate.face import Face
from kiosk.look.app import WindowApp
from kiosk.look.door import NewestDoor
from kiosk.look.options import WindowOptions
from kiosk.look.preview import Picture
from kiosk.touch.root import TouchRoot

PREVIEW_EVERY_S = 1 / 20

REACH_MM = 1220.0
LEAST_STAGE = 0.55


class TouchApp(WindowApp):
    """Shows faces and posts what is touched; ``preview`` returns the camera's newest picture.

    ``post`` and ``preview`` are called on the window's thread and must not wait.
    """

    title = "Kiosk"
    # Old panels are hardly longer than wide; their screens are set a little smaller.
    long_side = 1600

    low = BooleanProperty(defaultvalue=False)
    """All that can be touched is within reach of a wheelchair."""
    strip_px = NumericProperty(0)
    """What the voice's strip takes of the window's height."""

    def __init__(
        self,
        post: Callable[[Input], None],
        preview: Callable[[], Picture | None],
        options: WindowOptions,
    ) -> None:
        super().__init__(options)
        self._post = post
        self._preview = preview
        self._door: NewestDoor[Face] = NewestDoor(self._take)
        self._waiting: Face | None = None
        self._looking: Any = None

    def build(self) -> TouchRoot:
        """Make the window's root widget."""
        super().build()
        self._looking = Clock.schedule_interval(self._look, PREVIEW_EVERY_S)
        return TouchRoot(self._post)

    def stage(self) -> tuple[float, float]:
        """Return the width and height of what a page is laid into, in pixels."""
        width, height = super().stage()
        return width, height * (self.reach() if self.low else 1.0) - self.strip_px

    def reach(self) -> float:
        """Return how much of the window's height, from below, a seated person reaches.

        At most 1,220 mm above the floor (EN 301 549 8.3); never less than a page can be laid into.
        """
        if self.options.panel_mm is None:
            return 1.0
        share = (REACH_MM - self.options.bottom_mm) / self.options.panel_mm[1]
        return min(1.0, max(LEAST_STAGE, share))

    def on_start(self) -> None:
        """Show the face that came before there was a window."""
        super().on_start()
        if self._waiting is not None:
            self.root.show(self._waiting)

    def on_stop(self) -> None:
        """Look at the camera no longer."""
        if self._looking is not None:
            self._looking.cancel()
        super().on_stop()

    def show(self, face: Face) -> None:
        """Show a face; from any thread, at once. The newest one wins."""
        self._door.put(face)

    def _take(self, face: Face) -> None:
        self._waiting = face
        if self.root is not None:
            self.root.show(face)

    def _look(self, _elapsed_s: float) -> None:
        picture = self._preview()
        if picture is not None:
            self.root.see(picture)
