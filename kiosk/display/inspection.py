"""The inspection of a party's belongings: tiles on the left, the list so far on the right."""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.properties import ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.events import GoodsResult
from kiosk.gate.desk import GoodsKey, GoodsList, GoodsRow, GoodsTap, InspectionFace
from kiosk.look import buttons, spread, surfaces, words
from kiosk.look.buttons import PressButton
from kiosk.look.grid import SpanGrid
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

TILES = {
    GoodsResult.ACCEPTED: ("forest", "forest_down", "forest_text"),
    GoodsResult.CLINIC: ("mist", "mist_edge", "leaf"),
    GoodsResult.RETURNED: ("amber", "amber_edge", "amber_text"),
    GoodsResult.SEIZED: ("clay_tint", "amber_edge", "clay_text"),
}
PLAIN = ("card", "mist", "ink")
CHOSEN = ("forest", "forest_down", "forest_text")
OFF = ("hollow", "hollow", "muted")
"""Ground, ground while pressed, and stroke."""


def _tile_colours(
    result: GoodsResult | None, *, chosen: bool, enabled: bool
) -> tuple[str, str, str]:
    if not enabled:
        return OFF
    if result is not None:
        return TILES[result]
    return CHOSEN if chosen else PLAIN


class ChoiceTile(Tappable, BoxLayout):
    """One choice: an icon above its words; ``item`` is a GoodsTile."""

    item = ObjectProperty(None, rebind=True)
    tint = ColorProperty("#FFFFFF")
    tint_down = ColorProperty("#FFFFFF")
    stroke = ColorProperty("#000000")

    def on_item(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Take the colours of what it stands for."""
        theme, item = App.get_running_app().theme, self.item
        ground, down, stroke = _tile_colours(item.result, chosen=item.chosen, enabled=item.enabled)
        self.tint, self.tint_down = getattr(theme, ground), getattr(theme, down)
        self.stroke = getattr(theme, stroke)


class ChoiceGrid(SpanGrid):
    """Tiles of one size; they are kept and only given their new ``item``."""

    items = ObjectProperty(())

    def on_items(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Bring the tiles up to date."""
        tiles = self.children[::-1]
        for surplus in tiles[len(self.items) :]:
            self.remove_widget(surplus)
        for place, item in enumerate(self.items):
            if place < len(tiles):
                tiles[place].item = item
            else:
                self.add_widget(ChoiceTile(item=item))


class StepKey(PressButton):
    """Fewer or more; quick taps count each, a finger that stays goes on counting."""

    _next: Any = None

    def on_pressed(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Count on while it is held."""
        if self._next is not None:
            self._next.cancel()
        self._next = Clock.schedule_once(self._count_on, HOLD_S) if self.pressed else None

    def _count_on(self, _elapsed_s: float) -> None:
        if self.pressed and self.enabled and self.get_root_window() is not None:
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


class KindsPane(BoxLayout):
    """What they brought, and what becomes of it; ``item`` is an InspectionFace."""

    item = ObjectProperty(None, rebind=True)


class ReasonsPane(BoxLayout):
    """Why it does not go in; ``item`` is an InspectionFace that asks for a reason."""

    item = ObjectProperty(None, rebind=True)


class ChoicePane(BoxLayout):
    """Asks one thing at a time; ``item`` is an InspectionFace."""

    item = ObjectProperty(None)

    def on_item(self, _pane: object, item: InspectionFace) -> None:
        """Change over to what is asked now, or bring it up to date."""
        wanted = KindsPane if item.reasons is None else ReasonsPane
        if self.children and isinstance(self.children[0], wanted):
            self.children[0].item = item
        else:
            self.clear_widgets()
            self.add_widget(wanted(item=item))


class ListCard(BoxLayout):
    """The list so far; ``item`` is a GoodsList, a blank one before the first face."""

    item = ObjectProperty(NO_LIST, rebind=True)


class InspectionPanel(BoxLayout):
    """The whole inspection; ``item`` is an InspectionFace."""

    item = ObjectProperty(None, rebind=True)


load_beside(__file__)
