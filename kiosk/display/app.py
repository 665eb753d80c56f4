"""The guards' display as a Kivy app."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.display.keys import ACTIONS, PAD, Keys
from kiosk.display.root import DisplayRoot
from kiosk.gate.desk import DeskAction, DeskFace, GoodsTap, LockInput, Touch
from kiosk.look.app import WindowApp
from kiosk.look.door import NewestDoor
from kiosk.look.options import WindowOptions

DESIGN_WIDTH, DESIGN_HEIGHT = 1920, 1080


class DisplayApp(WindowApp):
    """Shows faces and posts what an officer presses, by touch, mouse or keyboard.

    ``post`` is called on the window's thread and must not wait. A unit ``u`` is a pixel of a
    1920x1080 window; on any other the design fits whole.
    """

    title = "Kiosk"

    def __init__(self, post: Callable[[Touch | LockInput], None], options: WindowOptions) -> None:
        super().__init__(options)
        self._post = post
        self._door: NewestDoor[DeskFace] = NewestDoor(self._take)
        self._waiting: DeskFace | None = None
        self._keys = Keys(ACTIONS, self._key_pressed)
        self._pad = Keys(PAD, self._key_given)

    def build(self) -> DisplayRoot:
        """Make the window's root widget; it is empty until the first face."""
        super().build()
        return DisplayRoot(self._post)

    def on_start(self) -> None:
        """Show the face that came before there was a window, and listen to the keyboard."""
        super().on_start()
        self._keys.listen()
        self._pad.listen()
        if self._waiting is not None:
            self.root.show(self._waiting)

    def on_stop(self) -> None:
        """Listen to the keyboard no longer."""
        self._keys.rest()
        self._pad.rest()
        super().on_stop()

    def show(self, face: DeskFace) -> None:
        """Show a face; from any thread, at once. The newest one wins."""
        self._door.put(face)

    def _take(self, face: DeskFace) -> None:
        self._waiting = face
        if self.root is not None:
            self.root.show(face)

    def _key_pressed(self, action: DeskAction | GoodsTap) -> None:
        self.root.press(action)

    def _key_given(self, given: LockInput) -> None:
        self.root.give(given)

    def unit(self, size: tuple[float, float]) -> float:
        """Return a pixel of the design, drawn on 1920x1080, so that all of it is in the window."""
        width, height = size
        return min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
