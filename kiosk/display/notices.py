"""The column of oddities."""

from __future__ import annotations

from kivy.properties import ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.gate.desk import NoticeList
from kiosk.look import spread, surfaces, words
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (spread, surfaces, words)
"""The modules whose widgets the rules name."""


class NoticeCard(Tappable, BoxLayout):
    """One oddity; ``item`` is a Notice, ``place`` counts from 0. A tap opens all of them."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)
    tint = ColorProperty("#FFFFFF")
    stroke = ColorProperty("#000000")


class NoticeFoot(BoxLayout):
    """Oddities below another list: without a title, and with no room taken while all is well."""

    item = ObjectProperty(NoticeList("", (), "", ""), rebind=True)


class NoticePanel(BoxLayout):
    """Shows a NoticeList as its ``item``; a blank one before the first face."""

    item = ObjectProperty(NoticeList("", (), "", ""), rebind=True)


load_beside(__file__)
