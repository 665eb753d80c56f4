"""The number."""

from __future__ import annotations

from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.look.rules import load_beside
from kiosk.look.surfaces import Card
from kiosk.touch.page import Page


class TicketScreen(Page):
    """Shows a TicketFace."""


class Watch(Card):
    """The code to keep. ``tall``: above its words and as large as its place, not beside them."""

    tall = BooleanProperty(defaultvalue=False)


class Mark(BoxLayout):
    """The sign of one station; ``item`` is a StationMark."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)


class Stop(Mark):
    """One station of the way ahead: its sign, and its name and time below."""


class Way(BoxLayout):
    """The way ahead, station by station.

    ``told``: a name would not fit below its sign, with ``air`` beside it, in letters of ``letter``
    pixels; then the signs stand alone, and ``now`` and ``then`` say in words what they mean.
    """

    stations = ObjectProperty(())
    now = StringProperty("")
    then = StringProperty("")
    letter = NumericProperty(0)
    air = NumericProperty(0)
    told = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("stations", "width", "letter", "air"):
            self.fbind(cause, self._measure)
        self._measure()

    def _measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        core = CoreLabel(font_size=max(1.0, self.letter), font_name="Jakarta-SemiBold")
        words = [word for mark in self.stations for word in f"{mark.name} {mark.text}".split()]
        longest = max((core.get_extents(word)[0] for word in words), default=0)
        self.told = longest + self.air > self.width / max(1, len(self.stations))


load_beside(__file__)
