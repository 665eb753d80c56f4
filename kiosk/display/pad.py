"""The pad for a PIN: whose, six dots, twelve keys."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.gate.desk import LockFace, LockInput
from kiosk.gate.desk.unlocking import Back, Digit, Rubbed
from kiosk.look import buttons, grid, words
from kiosk.look.rules import load_beside

PARTS = (buttons, grid, words)
"""The modules whose widgets the rules name."""

BLANK = LockFace("", "", "", "", "", (), "", (), "", "", 0, enabled=False, note="", back="")


class PinDot(Widget):
    """One of six; ``filled`` once its digit is typed."""

    filled = BooleanProperty(defaultvalue=False)


class PinPad(BoxLayout):
    """Six dots and twelve keys; ``item`` is a LockFace."""

    item = ObjectProperty(BLANK, rebind=True)

    __events__ = ("on_given",)

    def on_given(self, given: LockInput) -> None:
        """Do nothing: the default handler of the event."""

    def type(self, digit: str) -> None:
        """Pass a key on."""
        self.dispatch("on_given", Digit(digit))

    def rub(self) -> None:
        """Take the last digit back."""
        self.dispatch("on_given", Rubbed())

    def leave(self) -> None:
        """Go back to the names."""
        self.dispatch("on_given", Back())


load_beside(__file__)
