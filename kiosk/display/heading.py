"""The head: which gate, how the line is, what time it is; and a visitor who asks for help."""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.gate.desk import AtDesk, HelpCall
from kiosk.gate.face import Link, LinkTone
from kiosk.look import buttons, frame, surfaces, words
from kiosk.look.rules import load_beside

PARTS = (buttons, frame, surfaces, words)
"""The modules whose widgets the rules name."""


class Heading(BoxLayout):
    """Brand, whose desk it is, line and clock. ``on_leave`` when its officer locks it."""

    title = StringProperty("")
    text = StringProperty("")
    link = ObjectProperty(Link(LinkTone.WELL, "", ""), rebind=True)
    at_desk = ObjectProperty(AtDesk(), rebind=True)

    __events__ = ("on_leave",)

    def on_leave(self) -> None:
        """Do nothing: the default handler of the event."""


class HelpStrip(BoxLayout):
    """Says that somebody waits at the touchscreen; ``item`` is a HelpCall. ``on_press(name)``."""

    item = ObjectProperty(None, rebind=True)

    __events__ = ("on_press",)

    def on_press(self, name: str) -> None:
        """Do nothing: the default handler of the event."""


class HelpSlot(BoxLayout):
    """Room for the strip while ``item`` is a HelpCall; takes none without. ``on_press(name)``."""

    item = ObjectProperty(None, allownone=True)

    __events__ = ("on_press",)

    def on_press(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_item(self, _slot: object, item: HelpCall | None) -> None:
        """Show the strip, bring it up to date, or take it away."""
        if item is None:
            self.clear_widgets()
        elif self.children:
            self.children[0].item = item
        else:
            strip = HelpStrip(item=item)
            strip.bind(on_press=lambda _, name: self.dispatch("on_press", name))
            self.add_widget(strip)


load_beside(__file__)
