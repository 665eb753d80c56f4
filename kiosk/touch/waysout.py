"""The way back and the way to a human, side by side at the foot of a page."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.look import widgets  # noqa: F401 - the .kv file names them
from kiosk.look.rules import load_beside


class WaysOut(BoxLayout):
    """Two buttons, ``back`` and ``call_officer``; ``on_choose(name)`` on a tap."""

    back = StringProperty("")
    officer = StringProperty("")
    help_called = BooleanProperty(defaultvalue=False)

    __events__ = ("on_choose",)

    def on_choose(self, name: str) -> None:
        """Do nothing: the default handler of the event."""


load_beside(__file__)
