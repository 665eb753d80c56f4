"""The inspection of a party's belongings: tiles on the left, the list so far on the right."""

from __future__ import annotations

from typing import Any

from kivy.app import App
from kivy.properties import ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import goods_list
from kiosk.domain.events import GoodsResult
from kiosk.gate.desk import InspectionFace
from kiosk.look import buttons, spread, words
from kiosk.look.grid import SpanGrid
from kiosk.look.kept import keep_each
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (buttons, goods_list, spread, words)
"""The modules whose widgets the rules name."""

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
    text = StringProperty("")
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
        keep_each(self, self.items, lambda item, _: ChoiceTile(item=item))


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


class InspectionPanel(BoxLayout):
    """The whole inspection; ``item`` is an InspectionFace."""

    item = ObjectProperty(None, rebind=True)


load_beside(__file__)
