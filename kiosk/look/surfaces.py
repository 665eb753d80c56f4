"""What things lie on: cards, icon tiles, rows with a line between them."""

from __future__ import annotations

from typing import Any

from kivy.core.text import Label as CoreLabel
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
    """What and its value, on one line of a card; ``item`` has ``label`` and ``value``.

    ``stacked``: the value, in letters of ``letter`` pixels, would break beside what it is, and
    stands below it.
    """

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)
    letter = NumericProperty(0)
    stacked = BooleanProperty(defaultvalue=False)

    LABEL = 0.42
    """Of the line's width, what the label takes at most."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("item", "width", "letter"):
            self.fbind(cause, self._measure)
        self._measure()

    def _measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        if self.item is not None:
            label = min(self._extent(self.item.label), self.LABEL * self.width)
            value = self._extent(self.item.value)
            self.stacked = label + self.letter + value > self.width

    def _extent(self, text: str) -> float:
        core = CoreLabel(font_size=max(1.0, self.letter), font_name="Jakarta-Bold")
        return float(core.get_extents(text)[0])


load_beside(__file__)
