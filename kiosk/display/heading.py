"""The head: which gate, how the line is, what time it is; and a visitor who asks for help."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import press
from kiosk.gate.desk import AtDesk, HelpCall
from kiosk.gate.face import Link, LinkTone
from kiosk.look import buttons, frame, surfaces, words
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (buttons, frame, press, surfaces, words)
"""The modules whose widgets the rules name."""


class PlacePress(Tappable, BoxLayout):
    """Brand and gate; a tap opens the choice of counters."""

    title = StringProperty("")
    text = StringProperty("")


class HeadsPill(Tappable, BoxLayout):
    """How many are inside; ``item`` is a HeadsStrip. A tap opens the list of them."""

    item = ObjectProperty(None, rebind=True, allownone=True)
    room = NumericProperty(0)


class Heading(BoxLayout):
    """Brand, heads, whose desk it is, line and clock. ``on_leave`` when its officer locks it."""

    heads = ObjectProperty(None, allownone=True)
    full = BooleanProperty(defaultvalue=False)
    """With heads and an officer's name there is little room for the line: it takes two."""

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
    slim = BooleanProperty(defaultvalue=False)

    __events__ = ("on_press",)

    def on_press(self, name: str) -> None:
        """Do nothing: the default handler of the event."""


class HelpSlot(BoxLayout):
    """Room for the strip while ``item`` is a HelpCall; takes none without. ``on_press(name)``."""

    item = ObjectProperty(None, allownone=True)
    slim = BooleanProperty(defaultvalue=False)
    """Lower, beside another strip."""

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
            strip = HelpStrip(item=item, slim=self.slim)
            self.fbind("slim", strip.setter("slim"))
            strip.bind(on_press=lambda _, name: self.dispatch("on_press", name))
            self.add_widget(strip)


load_beside(__file__)
