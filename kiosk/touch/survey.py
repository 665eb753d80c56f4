"""One element of the survey, four faces to touch."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable
from kiosk.touch.page import Page


class Progress(Widget):
    """How much is done: ``part`` of it, 0 to 1."""

    part = NumericProperty(0)


class MoodFace(Tappable, BoxLayout):
    """A round face and what it means; ``item`` is an Answer. It is as high as its words need."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)
    disc = NumericProperty(0)
    """Diameter of the face, in pixels."""


class MoodRow(BoxLayout):
    """Four faces side by side; ``on_rate(name)`` on a tap."""

    answers = ObjectProperty(())

    __events__ = ("on_rate",)

    def on_rate(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_answers(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Bring the faces up to date; there are always as many."""
        while len(self.children) < len(self.answers):
            mood = MoodFace()
            mood.bind(on_tap=lambda tapped: self.dispatch("on_rate", tapped.name))
            mood.fbind("height", self._measure)
            self.add_widget(mood)
        for mood, answer in zip(self.children[::-1], self.answers, strict=True):
            mood.item = answer
        self._measure()

    def _measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        self.height = max((mood.height for mood in self.children), default=0)


class SurveyScreen(Page):
    """Shows a SurveyFace."""


load_beside(__file__)
