"""Type the booking code on large keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.look.buttons import KeyButton
from kiosk.look.grid import SpanGrid
from kiosk.look.rules import load_beside
from kiosk.touch import waysout  # noqa: F401 - the .kv file names it
from kiosk.touch.page import KEY, Page


class KeypadScreen(Page):
    """Shows a KeypadFace."""


@dataclass(frozen=True, slots=True)
class CellMark:
    """What one cell shows: its symbol, "" for one to come, and whether it is the next."""

    place: int
    symbol: str
    awaited: bool
    doubted: bool


class Cell(AnchorLayout):
    """One symbol of the code; ``item`` is a CellMark."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)
    rim = NumericProperty(0)


class Cells(BoxLayout):
    """The code as far as it is typed, in two groups; ``doubted`` once its check failed."""

    cells = ObjectProperty(())
    doubted = BooleanProperty(defaultvalue=False)
    tight = NumericProperty(1.0)
    first = ObjectProperty(())
    second = ObjectProperty(())

    def on_cells(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Mark every cell."""
        symbols = [cell.strip() for cell in self.cells]
        awaited = symbols.index("") if "" in symbols else None
        marks = tuple(
            CellMark(place, symbol, place == awaited, self.doubted)
            for place, symbol in enumerate(symbols)
        )
        half = len(marks) // 2
        self.first, self.second = marks[:half], marks[half:]

    def on_doubted(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Mark every cell anew."""
        self.on_cells()


class Notice(BoxLayout):
    """A kind word under the cells; its place is kept while there is none, so no key ever moves."""

    name = StringProperty("")
    text = StringProperty("")
    tight = NumericProperty(1.0)


class Keys(SpanGrid):
    """The symbols in rows; what is put into it in the .kv file follows them."""

    symbols = ObjectProperty(())
    last_least = NumericProperty(0)
    """The height that the last row has at least, in pixels: the main action stands in it."""

    __events__ = ("on_key",)

    def row_heights(self, rows: int) -> Sequence[float]:
        """Share the height equally, but give the last row what it needs."""
        even = super().row_heights(rows)
        if rows < 2 or even[-1] >= self.last_least:  # noqa: PLR2004 - one row shares with no other
            return even
        others = even[0] - (self.last_least - even[-1]) / (rows - 1)
        return [*[others] * (rows - 1), self.last_least]

    def on_key(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_symbols(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Make the keys; they change only with the alphabet."""
        for old in [child for child in self.children if child.name.startswith(KEY)]:
            self.remove_widget(old)
        for place, symbol in enumerate(self.symbols):
            key = KeyButton(name=f"{KEY}{symbol}", text=symbol)
            key.bind(on_tap=lambda tapped: self.dispatch("on_key", tapped.name))
            self.add_widget(key, index=len(self.children) - place)


load_beside(__file__)
