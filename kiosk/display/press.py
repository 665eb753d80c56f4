"""A button that names the key that does the same."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from kiosk.look.buttons import PressButton
from kiosk.look.rules import load_beside
from kiosk.look.words import Snug


class DeskPress(PressButton):
    """A PressButton with its ``key`` in a corner; it fades while it would do nothing."""

    key = StringProperty("")
    key_inset = NumericProperty(26)
    """How far the key stands from the edge, in units."""
    roomy = NumericProperty(0)
    """From which height on the key finds room, in units."""


class KeyHint(Snug):
    """Names the key that opens what a touch opens."""


class StepPress(PressButton):
    """A square key with one icon: fewer, more, a page back, a page on."""


class CallPress(DeskPress):
    """The main action: call the next party."""


class SidePress(DeskPress):
    """A button beside the main action, on the forest ground of the card."""


load_beside(__file__)
