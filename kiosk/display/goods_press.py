"""The button that opens the inspection, where this station inspects belongings."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import press
from kiosk.gate.desk import DeskButton
from kiosk.look.rules import load_beside

PARTS = (press,)
"""The modules whose widgets the rules name."""


class GoodsSlot(BoxLayout):
    """Room for the button while ``item`` is a DeskButton; takes none without."""

    item = ObjectProperty(DeskButton("", "", enabled=False), allownone=True, rebind=True)
    absent = BooleanProperty(defaultvalue=False)


load_beside(__file__)
