"""Four rounded corners that say: here."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

from kivy.properties import ColorProperty, ListProperty, NumericProperty
from kivy.uix.widget import Widget

from kiosk.look.rules import load_beside

ARC_STEPS = 12


class Brackets(Widget):
    """The corners of a rounded frame; ``arm`` is how far each reaches, ``thick`` how thick."""

    tint = ColorProperty("#FFFFFF")
    arm = NumericProperty(110)
    thick = NumericProperty(12)
    radius = NumericProperty(46)
    corners = ListProperty([[], [], [], []])

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("pos", "size", "arm", "thick", "radius"):
            self.fbind(cause, self._draw)
        self._draw()

    def _draw(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        half = self.thick / 2
        left, right = self.x + half, self.right - half
        bottom, top = self.y + half, self.top - half
        self.corners = [
            corner(x, y, across, up, self.arm, self.radius)
            for x, y, across, up in (
                (left, bottom, 1, 1),
                (right, bottom, -1, 1),
                (right, top, -1, -1),
                (left, top, 1, -1),
            )
        ]


def corner(x: float, y: float, across: int, up: int, arm: float, radius: float) -> list[float]:
    """Return the points of one corner at (x, y), from the end of one arm over an arc to the other.

    ``across`` and ``up`` are 1 or -1: which way the arms go.
    """
    points = [x, y + up * arm]
    for step in range(ARC_STEPS + 1):
        angle = pi / 2 * step / ARC_STEPS
        points += [x + across * radius * (1 - cos(angle)), y + up * radius * (1 - sin(angle))]
    return [*points, x + across * arm, y]


load_beside(__file__)
