"""The list of an inspection so far: counts, reasons, lines that go."""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.events import GoodsResult
from kiosk.gate.desk import GoodsKey, GoodsList, GoodsRow, GoodsTap
from kiosk.look import buttons, spread, surfaces, words
from kiosk.look.buttons import PressButton
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (buttons, spread, surfaces, words)
"""The modules whose widgets the rules name."""

HOLD_S = 0.6
EACH_S = 0.15
"""A finger that stays on fewer or more goes on counting after HOLD_S, once each EACH_S."""

NO_LIST = GoodsList("", (), "", newer=False, older=False, nobody="", nobody_text="")

NO_ROW = GoodsRow(
    line=0,
    icon="",
    name="",
    text="",
    count="",
    fewer=False,
    more=False,
    result=GoodsResult.ACCEPTED,
    lacking=False,
    asks=False,
)

STROKES = {
    GoodsResult.ACCEPTED: "leaf",
    GoodsResult.CLINIC: "leaf",
    GoodsResult.RETURNED: "amber_text",
    GoodsResult.SEIZED: "clay_text",
}
"""Colours of the theme for what became of a thing; its words say it too."""


class StepKey(PressButton):
    """A small key of the list. ``counts``: a finger that stays goes on counting."""

    counts = BooleanProperty(defaultvalue=False)
    _next: Any = None
    _held_name = ""

    def on_pressed(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Count on while it is held."""
        if self._next is not None:
            self._next.cancel()
        self._held_name = self.name
        wanted = self.counts and self.pressed
        self._next = Clock.schedule_once(self._count_on, HOLD_S) if wanted else None

    def _count_on(self, _elapsed_s: float) -> None:
        # Another line may have come under the finger; it was not meant.
        same = self.name == self._held_name
        if same and self.pressed and self.enabled and self.get_root_window() is not None:
            self.dispatch("on_tap")
            self._next = Clock.schedule_once(self._count_on, EACH_S)


class WhyKey(Tappable, BoxLayout):
    """What a line says; a tap asks for its reason anew. ``item`` is a GoodsRow."""

    item = ObjectProperty(NO_ROW, rebind=True)
    stroke = ColorProperty("#000000")

    def on_item(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Take the colour of its result."""
        self.stroke = getattr(App.get_running_app().theme, STROKES[self.item.result])


class ListLine(BoxLayout):
    """One line of the list; ``item`` is a GoodsRow, ``place`` counts from 0."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)

    def tap(self, key: str) -> GoodsTap:
        """Return what one of its buttons posts."""
        return GoodsTap(GoodsKey(key), line=self.item.line)


class ListCard(BoxLayout):
    """The list so far; ``item`` is a GoodsList, a blank one before the first face."""

    item = ObjectProperty(NO_LIST, rebind=True)


load_beside(__file__)
