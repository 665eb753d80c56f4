"""The start: hold a code to the camera."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.flow.inputs import Action
from kiosk.gate.face.shapes import WayButton
from kiosk.look.buttons import WayKey
from kiosk.look.preview import Picture
from kiosk.look.rules import load_beside
from kiosk.touch.page import Page


class Tools(BoxLayout):
    """A human, and the ways in which one can see and hear; ``on_choose(name)`` on a tap."""

    whole = ObjectProperty(None, rebind=True)
    face = ObjectProperty(None, rebind=True)
    officer = ObjectProperty(None, rebind=True)

    __events__ = ("on_choose",)

    def on_choose(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_face(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Bring the way to a human up to date."""
        called = self.face.help_called
        glyph = "user-check" if called else "bell-ring"
        self.officer = WayButton(Action.CALL_OFFICER, self.face.officer, glyph, called)

    def on_whole(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Bring the ways up to date; their number changes only with the gate's devices."""
        ways = self.whole.ways
        row = self.ids.ways
        while len(row.children) < len(ways):
            key = WayKey()
            key.bind(on_tap=lambda tapped: self.dispatch("on_choose", tapped.name))
            key.fbind("need", self.level)
            row.add_widget(key)
        for key, way in zip(row.children[::-1], ways, strict=False):
            key.item, key.name = way, way.name
        self.level()

    def level(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Make the row as high as the highest of its keys needs."""
        keys = (*self.ids.ways.children, self.ids.officer)
        self.ids.ways.height = max(key.need for key in keys)


class ScanScreen(Page):
    """Shows a ScanFace and the camera's picture."""

    def see(self, picture: Picture) -> None:
        """Show what the camera saw."""
        self.ids.camera.show(picture)

    def on_leave(self) -> None:
        """Keep no picture of whoever stood there."""
        self.ids.camera.forget()


load_beside(__file__)
