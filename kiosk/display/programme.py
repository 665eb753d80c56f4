"""The card of a programme's session: how many of those who booked are there."""

from __future__ import annotations

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import press
from kiosk.look import surfaces, words
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (press, surfaces, words)
"""The modules whose widgets the rules name."""


class ProgrammePanel(Tappable, BoxLayout):
    """Shows a ProgrammeCard as its ``item``; takes no room without. A tap opens the roster."""

    item = ObjectProperty(None, rebind=True, allownone=True)


load_beside(__file__)
