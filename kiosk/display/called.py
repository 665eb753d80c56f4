"""The last calls, at all counters."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from kiosk.gate.desk import CalledList
from kiosk.look import spread, surfaces, words
from kiosk.look.kept import keep_each
from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable

PARTS = (spread, surfaces, words)
"""The modules whose widgets the rules name."""


class CalledTile(Tappable, BoxLayout):
    """One call; ``item`` is a CalledRow, ``place`` counts from 0, the latest.

    A tap opens the sheet of a number that nobody came for.
    """

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)


class CalledGrid(GridLayout):
    """Two calls a line; tiles are kept and only given their new ``item``."""

    items = ObjectProperty(())

    def on_items(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Bring the tiles up to date."""
        keep_each(self, self.items, lambda item, place: CalledTile(item=item, place=place))


class CalledPanel(BoxLayout):
    """Shows a CalledList as its ``item``; a blank one before the first face."""

    item = ObjectProperty(CalledList("", (), ""), rebind=True)


load_beside(__file__)
