"""A switch between a few named choices: languages, no and yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.animation import Animation
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

GLIDE_S = 0.18


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the ``name`` its widget is found by, what it says, and whether it is chosen."""

    name: str
    text: str
    chosen: bool


class Segment(Tappable, AnchorLayout):
    """One choice of a pill."""

    text = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)
    font_size = NumericProperty(30)
    inset = NumericProperty(36)


class Pill(BoxLayout):
    """Choices side by side; a thumb glides under the chosen one. ``on_choose(name)`` on a tap.

    ``options`` is a sequence of Option; ``inset`` the room beside each text, ``rim`` around thumb.
    """

    options = ObjectProperty(())
    track = ColorProperty("#FFFFFF")
    edge = ColorProperty((0, 0, 0, 0))
    radius = NumericProperty(0)
    rim = NumericProperty(8)
    outline = NumericProperty(0)
    font_size = NumericProperty(30)
    inset = NumericProperty(36)
    enabled = BooleanProperty(defaultvalue=True)
    thumb_x = NumericProperty(0)
    thumb_width = NumericProperty(0)

    __events__ = ("on_choose",)

    def on_choose(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_options(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Relabel the segments; make them only when their number changes."""
        if len(self.children) != len(self.options):
            self.clear_widgets()
            for _option in self.options:
                self.add_widget(self._segment())
        before = self._chosen()
        for segment, option in zip(self.children[::-1], self.options, strict=True):
            segment.name, segment.text, segment.chosen = option.name, option.text, option.chosen
        after = self._chosen()
        if before is not None and after is not None and before is not after:
            place = {"thumb_x": after.x - self.x, "thumb_width": after.width}
            Animation(**place, d=GLIDE_S, t="out_cubic").start(self)

    def _segment(self) -> Segment:
        segment = Segment()
        segment.bind(
            on_tap=lambda tapped: self.dispatch("on_choose", tapped.name),
            pos=self._settle,
            size=self._settle,
        )
        for shared in ("font_size", "inset", "enabled"):
            setattr(segment, shared, getattr(self, shared))
            self.bind(**{shared: segment.setter(shared)})
        return segment

    def _chosen(self) -> Segment | None:
        return next((segment for segment in self.children if segment.chosen), None)

    def _settle(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        chosen = self._chosen()
        if chosen is not None:
            Animation.cancel_all(self, "thumb_x", "thumb_width")
            self.thumb_x, self.thumb_width = chosen.x - self.x, chosen.width


load_beside(__file__)
