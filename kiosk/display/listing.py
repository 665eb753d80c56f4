"""A list that lies over the screen and is leafed through; it never scrolls."""

from __future__ import annotations

from math import ceil
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import press
from kiosk.gate.desk import Listing, ListKind, ListRow
from kiosk.look import buttons, spread, surfaces, words
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (buttons, press, spread, surfaces, words)
"""The modules whose widgets the rules name."""

PAGE = 7
"""Rows that find room at a size that is hit at once."""

BLANK = Listing(ListKind.LINE, "", "", (), "", "")


class ListLine(Tappable, BoxLayout):
    """One row; ``item`` is a ListRow. ``on_tap`` where it opens or does something."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)


class ListVeil(Tappable, AnchorLayout):
    """Shows a Listing; a touch beside it closes it. ``on_row(row)`` when a row is touched."""

    item = ObjectProperty(BLANK, rebind=True)
    page = NumericProperty(0)
    pages = NumericProperty(1)
    rows = ObjectProperty(())
    raised = BooleanProperty(defaultvalue=False)

    __events__ = ("on_tap", "on_row")

    def on_row(self, row: ListRow) -> None:
        """Do nothing: the default handler of the event."""

    def on_tap(self) -> None:
        """Close: a touch beside the list."""
        self.lay(None)

    def lay(self, listing: Listing | None) -> None:
        """Open with a list, bring it up to date, or close with None."""
        if listing is not None and (not self.raised or listing.kind != self.item.kind):
            self.page = 0
        self.raised = listing is not None
        if listing is not None:
            self.item = listing
            self.pages = max(1, ceil(len(listing.rows) / PAGE))
            self.turn(0)

    def turn(self, by: int) -> None:
        """Leaf by so many pages."""
        self.page = min(self.pages - 1, max(0, self.page + by))
        self.rows = self.item.rows[int(self.page) * PAGE :][:PAGE]

    def key(self, key: str) -> None:
        """Leaf, or close."""
        match key:
            case "Esc":
                self.lay(None)
            case "Left" | "Right":
                self.turn(-1 if key == "Left" else 1)

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Take every touch while it is open; inside only rows and buttons act."""
        if not self.raised:
            return False
        card = self.ids.card
        if any(child.dispatch("on_touch_down", touch) for child in self.children):
            return True
        return True if card.collide_point(*touch.pos) else bool(super().on_touch_down(touch))


load_beside(__file__)
