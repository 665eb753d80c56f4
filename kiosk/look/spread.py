"""One page for both ways a panel can hang: a column upright, two columns lying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.layout import Layout
from kivy.uix.widget import Widget

from kiosk.look.kept import keep_each
from kiosk.look.rules import load_beside

TIGHTEST = 0.6
STEP = 0.9


class Gap(Widget):
    """Room between two parts of a page: ``least`` pixels, and a share of what is left over."""

    least = NumericProperty(0)
    weight = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        self.fbind("least", self._measure)
        self.fbind("weight", self._measure)
        self._measure()

    def _measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        self.size_hint_min_y = self.least
        self.size_hint_y = self.weight or None
        if not self.weight:
            self.height = self.least


class Spread(Layout):
    """Stacks its children; ``upright`` in one column, else in two: ``aside`` lists the second's.

    A child has a fixed height (``size_hint_y: None``), or shares what is left by ``size_hint_y``
    and gets at least ``size_hint_min_y``. When the fixed heights are more than there is,
    ``tight`` goes down from 1 in small steps; fonts and gaps multiplied by it make room. A change
    of ``subject`` tries 1 again.
    """

    upright = BooleanProperty(defaultvalue=True)
    aside = ObjectProperty(())
    gutter = NumericProperty(0)
    share = NumericProperty(0.5)
    """Of the width less the gutter, what the left column takes when lying."""
    tight = NumericProperty(1.0)
    subject = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        self._over = 0.0
        # In the next frame: by then every height of this one has settled.
        self._tighten_soon = Clock.create_trigger(self._tighten)
        for cause in ("pos", "size", "children", "upright", "aside", "gutter", "share", "tight"):
            self.fbind(cause, self._trigger_layout)
        for cause in ("size", "subject"):
            self.fbind(cause, self._loosen)

    def _loosen(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        self.tight = 1.0
        self._trigger_layout()

    def do_layout(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Place every child."""
        parts = self.children[::-1]
        if self.upright:
            self._over = _stack(parts, self.x, self.top, self.width, self.height)
        else:
            second_ids = {part.uid for part in self.aside}
            first = (self.width - self.gutter) * self.share
            second = self.width - self.gutter - first
            one = [part for part in parts if part.uid not in second_ids]
            two = [part for part in parts if part.uid in second_ids]
            self._over = max(
                _stack(one, self.x, self.top, first, self.height),
                _stack(two, self.x + first + self.gutter, self.top, second, self.height),
            )
        if self._over > 1 and self.tight > TIGHTEST:
            self._tighten_soon()

    def _tighten(self, _elapsed_s: float) -> None:
        if self._over > 1:
            step = max(STEP, 1 - self._over / max(self.height, 1.0))
            self.tight = max(TIGHTEST, self.tight * min(0.99, step))


def _stack(parts: Sequence[Any], x: float, y: float, width: float, height: float) -> float:
    """Place ``parts`` downwards from (x, y); return by how much they are higher than ``height``."""
    fixed = sum(part.height for part in parts if part.size_hint_y is None)
    heights = _share(parts, height - fixed)
    used = 0.0
    for part in parts:
        own = heights.get(part, part.height)
        part.width = width if part.size_hint_x is not None else part.width
        part.height = own
        used += own
        part.pos = x, y - used
    return used - height


def _share(parts: Sequence[Any], spare: float) -> dict[Any, float]:
    """Divide ``spare`` among the flexible parts by weight, none below its least."""
    open_parts = [part for part in parts if part.size_hint_y is not None]
    heights: dict[Any, float] = {}
    while open_parts:
        weight = sum(part.size_hint_y for part in open_parts) or 1
        unit = max(0.0, spare) / weight
        short = [part for part in open_parts if part.size_hint_y * unit < _least(part)]
        for part in short or open_parts:
            heights[part] = max(_least(part), part.size_hint_y * unit)
            spare -= heights[part]
        open_parts = [part for part in open_parts if part not in heights]
    return heights


def _least(part: Any) -> float:  # noqa: ANN401 - any widget
    return float(part.size_hint_min_y or 0)


class Series(BoxLayout):
    """One widget of class ``each`` per item; they are kept and only given their new ``item``.

    The class has the properties ``item`` and ``place`` (0, 1, 2 …).
    """

    each = StringProperty("")
    items = ObjectProperty(())

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("each", "items"):
            self.fbind(cause, self._fill)
        self._fill()

    def _fill(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        if self.each:
            each = Factory.get(self.each)
            keep_each(self, self.items, lambda item, place: each(item=item, place=place))


load_beside(__file__)
