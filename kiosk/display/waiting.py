"""The list of those who wait."""

from __future__ import annotations

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import notices
from kiosk.gate.desk import NoticeList, WaitingList
from kiosk.look import spread, surfaces, words
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (notices, spread, surfaces, words)
"""The modules whose widgets the rules name."""


class WaitingLine(Tappable, BoxLayout):
    """One party; ``item`` is a WaitingRow, ``place`` counts from 0. A tap opens its sheet."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)


class WaitingHead(Tappable, BoxLayout):
    """Title and count; a tap opens the whole line."""

    item = ObjectProperty(WaitingList("", "", "", (), "", "", ""), rebind=True)


class WaitingCard(BoxLayout):
    """Shows a WaitingList as its ``item``; a blank one before the first face."""

    item = ObjectProperty(WaitingList("", "", "", (), "", "", ""), rebind=True)
    notices = ObjectProperty(NoticeList("", (), "", ""))


load_beside(__file__)
