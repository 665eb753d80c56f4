"""Letters in rows, as on a phone."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.layout import Layout

from kiosk.look.buttons import KeyButton
from kiosk.look.rules import load_beside

KEY = "key_"


class LetterKey(KeyButton):
    """One letter."""


class Letters(Layout):
    """Rows of equally wide keys, shorter rows centred; ``on_key(name)`` with ``key_A``.

    Keys are ``high`` pixels high with ``gap`` pixels between them.
    """

    rows = ObjectProperty(())
    high = NumericProperty(80)
    gap = NumericProperty(8)

    __events__ = ("on_key",)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        self.size_hint_y = None
        for cause in ("pos", "size", "high", "gap"):
            self.fbind(cause, self._trigger_layout)
        for cause in ("high", "gap"):
            self.fbind(cause, self._measure)

    def on_key(self, name: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_rows(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Make the keys; they change only with the alphabet."""
        self.clear_widgets()
        for symbol in (symbol for row in self.rows for symbol in row):
            key = LetterKey(name=f"{KEY}{symbol}", text=symbol)
            key.bind(on_tap=lambda tapped: self.dispatch("on_key", tapped.name))
            self.add_widget(key)
        self._measure()

    def _measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        self.height = len(self.rows) * (self.high + self.gap) - self.gap

    def do_layout(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Place every key."""
        keys = iter(self.children[::-1])
        longest = max((len(row) for row in self.rows), default=1)
        wide = (self.width + self.gap) / longest - self.gap
        for down, row in enumerate(self.rows, start=1):
            taken = len(row) * (wide + self.gap) - self.gap
            left = self.x + (self.width - taken) / 2
            for across, key in enumerate([next(keys) for _ in row]):
                key.size = wide, self.high
                key.pos = (
                    left + across * (wide + self.gap),
                    (self.top - down * self.high - (down - 1) * self.gap),
                )


load_beside(__file__)
