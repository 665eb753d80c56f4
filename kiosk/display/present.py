"""The card of this counter: the number that is here, and what can be done now."""

from __future__ import annotations

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import goods_press, press
from kiosk.gate.desk import Buttons, DeskButton, Present
from kiosk.look import words
from kiosk.look.rules import load_beside

PARTS = (goods_press, press, words)
"""The modules whose widgets the rules name."""


_OFF = DeskButton("", "", enabled=False)
BLANK = Present(
    "",
    "",
    "",
    "",
    "",
    "",
    occupied=False,
    buttons=Buttons(_OFF, _OFF, _OFF, _OFF, _OFF, busy=False),
)
"""Before the first face."""


class PresentCard(BoxLayout):
    """Shows a Present as its ``item``; ``on_press(name)`` with the name of the button."""

    item = ObjectProperty(BLANK, rebind=True)

    __events__ = ("on_press",)

    def on_press(self, name: str) -> None:
        """Do nothing: the default handler of the event."""


load_beside(__file__)
