"""The strip across the top that stands until somebody has seen to an alarm."""

from __future__ import annotations

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import press
from kiosk.gate.desk import AlarmStrip
from kiosk.look import surfaces, words
from kiosk.look.rules import load_beside

PARTS = (press, surfaces, words)
"""The modules whose widgets the rules name."""


class AlarmBar(BoxLayout):
    """Says an alarm; ``item`` is an AlarmStrip."""

    item = ObjectProperty(None, rebind=True)


class AlarmSlot(BoxLayout):
    """Room for the strip while ``item`` is an AlarmStrip; takes none without."""

    item = ObjectProperty(None, allownone=True)

    def on_item(self, _slot: object, item: AlarmStrip | None) -> None:
        """Show the strip, bring it up to date, or take it away."""
        if item is None:
            self.clear_widgets()
        elif self.children:
            self.children[0].item = item
        else:
            self.add_widget(AlarmBar(item=item))


load_beside(__file__)
