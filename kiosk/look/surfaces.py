"""What things lie on: cards, icon tiles, rows with a line between them."""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.look.rules import load_beside


class Card(BoxLayout):
    """A rounded surface with a lower edge, as high as what is on it. ``tint`` fills it."""

    name = StringProperty("")
    tint = ColorProperty("#FFFFFF")
    edge = ColorProperty((0, 0, 0, 0))
    radius = NumericProperty(0)
    rim = NumericProperty(0)


class Tile(AnchorLayout):
    """A small rounded square with one icon (``glyph``) in it."""

    glyph = StringProperty("")
    tint = ColorProperty("#FFFFFF")
    stroke = ColorProperty("#000000")
    radius = NumericProperty(0)
    glyph_size = NumericProperty(0)


class Rule(Widget):
    """A thin line across."""

    tint = ColorProperty("#000000")


class FactRow(BoxLayout):
    """What and its value, on one line of a card; ``item`` has ``label`` and ``value``."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)
    ruled = BooleanProperty(defaultvalue=True)


load_beside(__file__)
