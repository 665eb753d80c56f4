"""The start: hold a code to the camera."""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.look.buttons import WayKey
from kiosk.look.preview import Picture
from kiosk.look.rules import load_beside
from kiosk.touch.page import Page


class Tools(BoxLayout):
    """A human, and the ways in which one can see and hear; ``on_choose(name)`` on a tap."""

    whole = ObjectProperty(None, rebind=True)
    face = ObjectProperty(None, rebind=True)

    __events__ = ("on_choose",)

    def on_choose(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_whole(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Bring the ways up to date; their number changes only with the gate's devices."""
        ways = self.whole.ways
        row = self.ids.ways
        while len(row.children) < len(ways):
            key = WayKey()
            key.bind(on_tap=lambda tapped: self.dispatch("on_choose", tapped.name))
            key.fbind("need", self._level)
            row.add_widget(key)
        for key, way in zip(row.children[::-1], ways, strict=False):
            key.item, key.name = way, way.name
        self._level()

    def _level(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        self.ids.ways.height = max((key.need for key in self.ids.ways.children), default=0)


class ScanScreen(Page):
    """Shows a ScanFace and the camera's picture."""

    def see(self, picture: Picture) -> None:
        """Show what the camera saw."""
        self.ids.camera.show(picture)

    def on_leave(self) -> None:
        """Keep no picture of whoever stood there."""
        self.ids.camera.forget()


load_beside(__file__)
