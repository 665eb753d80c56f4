"""Hold a ticket up, or type its number."""

from __future__ import annotations

from kiosk.look.preview import Picture
from kiosk.look.rules import load_beside
from kiosk.touch import keypad, waysout  # noqa: F401 - the .kv file names their widgets
from kiosk.touch.page import Page


class FindScreen(Page):
    """Shows a FindFace and the camera's picture."""

    def see(self, picture: Picture) -> None:
        """Show what the camera saw."""
        self.ids.camera.show(picture)

    def on_leave(self) -> None:
        """Keep no picture of whoever stood there."""
        self.ids.camera.forget()


load_beside(__file__)
