"""The picture of the table room: one tile per table, smaller where there are many."""

from __future__ import annotations

from math import ceil
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.gate.desk import TablePanel
from kiosk.look import spread, surfaces, words
from kiosk.look.kept import keep_each
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (spread, surfaces, words)
"""The modules whose widgets the rules name."""

ROOMY = 150
"""From this height on, in units, a tile has its number below its name; else beside it."""

MOST_IN_TWO_COLUMNS = 12


class TableBar(Widget):
    """How much of a session is over: ``share`` from 0 to 1, in the colour of its phase."""

    share = NumericProperty(0)
    phase = ObjectProperty(None, allownone=True)


class TableTile(Tappable, BoxLayout):
    """One table; ``item`` is a TableTile of the face. A tap opens its sheet."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)


class TableLine(TableTile):
    """The same on less room."""


class TableGrid(GridLayout):
    """All tiles, which share its height; they are kept and only given their new ``item``."""

    tiles = ObjectProperty(())
    roomy = BooleanProperty(defaultvalue=True)
    unit = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("height", "unit"):
            self.fbind(cause, self._measure)

    def on_tiles(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Bring the tiles up to date."""
        self.cols = 2 if len(self.tiles) <= MOST_IN_TWO_COLUMNS else 3
        self._measure()
        each = TableTile if self.roomy else TableLine
        keep_each(self, self.tiles, lambda item, place: each(item=item, place=place))

    def on_roomy(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Make the tiles anew: the others look another way."""
        tiles, self.tiles = self.tiles, ()
        self.tiles = tiles

    def _measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        rows = ceil(len(self.tiles) / (self.cols or 1))
        if not rows:
            return
        self.row_default_height = (self.height - self.spacing[1] * (rows - 1)) / rows
        self.roomy = self.row_default_height >= ROOMY * self.unit


class TablesPanel(BoxLayout):
    """Shows a TablePanel as its ``item``, as high as it needs, up to ``room``."""

    item = ObjectProperty(TablePanel("", ()), rebind=True)
    room = NumericProperty(0)


load_beside(__file__)
