"""The number."""

from __future__ import annotations

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.look.rules import load_beside
from kiosk.touch.page import Page


class TicketScreen(Page):
    """Shows a TicketFace."""


class Stop(BoxLayout):
    """One station of the way ahead; ``item`` is a StationMark."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)


load_beside(__file__)
