"""The receipts of the last inspections, each with a button that prints it again."""

from __future__ import annotations

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.gate.desk import GoodsKey, GoodsTap
from kiosk.look import buttons, spread, surfaces, words
from kiosk.look.rules import load_beside

PARTS = (buttons, spread, surfaces, words)
"""The modules whose widgets the rules name."""


class ReceiptLine(BoxLayout):
    """One saved list; ``item`` is a ReceiptRow, ``place`` counts from 0."""

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)

    def tap(self) -> GoodsTap:
        """Return what its button posts."""
        return GoodsTap(GoodsKey.PRINT, ticket=self.item.ticket)


class ReceiptsPanel(BoxLayout):
    """The last receipts; ``item`` is a ReceiptsFace."""

    item = ObjectProperty(None, rebind=True)


load_beside(__file__)
