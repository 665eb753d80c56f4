"""Check what is known, answer three questions, take the number."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.gate.face import Choice
from kiosk.look.pill import Option
from kiosk.look.rules import load_beside
from kiosk.touch.page import Page


class Question(BoxLayout):
    """A question on the left; what answers it is put into it and stands on the right."""

    name = StringProperty("")
    label = StringProperty("")
    text = StringProperty("")
    asked = BooleanProperty(defaultvalue=True)
    terse = BooleanProperty(defaultvalue=False)
    gap = NumericProperty(0)
    """Room under it, in pixels."""
    tight = NumericProperty(1.0)


class ConfirmScreen(Page):
    """Shows a ConfirmFace."""

    @staticmethod
    def options(name: str, choice: Choice | None) -> tuple[Option, ...]:
        """Return the two answers; their names are those of the actions."""
        if choice is None:
            return ()
        return (
            Option(f"{name}_no", choice.no_label, chosen=not choice.yes),
            Option(f"{name}_yes", choice.yes_label, chosen=choice.yes),
        )


load_beside(__file__)
