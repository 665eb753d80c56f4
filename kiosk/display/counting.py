"""Heads to be counted: fewer, more, and a button that notes the number."""

from __future__ import annotations

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.display import press
from kiosk.gate.desk import HeadCount, HeadsAct
from kiosk.look import words
from kiosk.look.rules import load_beside

PARTS = (press, words)
"""The modules whose widgets the rules name."""


class CountColumn(BoxLayout):
    """Shows a HeadCount as its ``item``; ``on_act(act)`` when the number is noted."""

    item = ObjectProperty(None, rebind=True)
    heads = NumericProperty(1)

    __events__ = ("on_act",)

    def __init__(self, item: HeadCount) -> None:
        super().__init__(item=item, heads=item.heads)

    def on_act(self, act: object) -> None:
        """Do nothing: the default handler of the event."""

    def step(self, by: int) -> None:
        """Count one fewer or one more, within what is possible."""
        last = self.item.least + len(self.item.labels) - 1
        self.heads = min(last, max(self.item.least, self.heads + by))

    def label(self, heads: int) -> str:
        """Say what the button notes."""
        return str(self.item.labels[int(heads) - self.item.least])

    def note(self) -> None:
        """Post the number."""
        self.dispatch("on_act", HeadsAct(self.item.ticket, self.item.kind, int(self.heads)))


load_beside(__file__)
