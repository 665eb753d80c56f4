"""Cards that lead somewhere, side by side and equally high."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.look.buttons import DoorCard
from kiosk.look.grid import SpanGrid


class DoorGrid(SpanGrid):
    """One DoorCard per DoorButton of ``doors``; a row is as high as its highest card needs.

    ``on_choose(name)`` on a tap. ``terse`` leaves the second lines out.
    """

    doors = ObjectProperty(())
    terse = BooleanProperty(defaultvalue=False)
    stretch = NumericProperty(1.0)
    """Makes every card so much higher than it needs to be, where there is room."""

    __events__ = ("on_choose",)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        self.size_hint_y = None
        self.fbind("doors", self._fill)
        for cause in ("terse", "spacing", "columns", "stretch"):
            self.fbind(cause, self._measure)

    def on_choose(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def _fill(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        cards = self.children[::-1]
        for surplus in cards[len(self.doors) :]:
            self.remove_widget(surplus)
        for card in cards[: len(self.doors)]:
            self.remove_widget(card)
        for place, door in enumerate(self.doors):
            card = cards[place] if place < len(cards) else self._card()
            card.name, card.glyph, card.main = door.name, door.glyph, door.main
            card.text, card.detail = door.title, door.text
            self.add_widget(card)
        self._measure()

    def _card(self) -> DoorCard:
        card = DoorCard()
        card.bind(on_tap=lambda tapped: self.dispatch("on_choose", tapped.name))
        card.fbind("need", self._measure)
        return card

    def row_heights(self, rows: int) -> Sequence[float]:
        """Return what the highest card of each row needs."""
        return [max(card.need for card in row) * self.stretch for row in self.rows()[:rows]]

    def _measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        for card in self.children:
            card.terse = self.terse
        heights = self.row_heights(len(self.rows()))
        self.height = sum(heights) + max(0, len(heights) - 1) * self.spacing
        self._trigger_layout()
