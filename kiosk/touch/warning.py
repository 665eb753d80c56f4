"""The question that comes before the screen goes home by itself."""

from __future__ import annotations

from typing import Any

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from kiosk.gate.face import WarningFace
from kiosk.look.fade import FADE_S
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable


class Clockface(AnchorLayout):
    """The seconds left, in a ring that empties; ``part`` of it is still there."""

    text = StringProperty("")
    part = NumericProperty(1.0)


class WarningVeil(Tappable, AnchorLayout):
    """Stands before a screen and takes its touches; one anywhere says: I am still here."""

    face = ObjectProperty(None, rebind=True)
    longest = NumericProperty(1)
    """Seconds this warning began with."""
    raised = BooleanProperty(defaultvalue=False)

    __events__ = ("on_tap", "on_stay")

    def on_stay(self) -> None:
        """Do nothing: the default handler of the event."""

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Give the button its touch; nothing reaches the screen behind."""
        if not self.raised:
            return False
        return any(child.dispatch("on_touch_down", touch) for child in self.children) or bool(
            super().on_touch_down(touch)
        )

    def show(self, face: WarningFace | None) -> None:
        """Come up with a face, go down with None."""
        if face is not None:
            self.face = face
        raised = face is not None
        if raised != self.raised:
            self.longest = max(1, face.seconds) if face is not None else self.longest
            self.raised = raised
            Animation.cancel_all(self, "opacity")
            Animation(opacity=1 if raised else 0, d=FADE_S).start(self)


load_beside(__file__)
