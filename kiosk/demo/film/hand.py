"""A hand that holds something up: what is behind the thing, and what is in front of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator

    from kiosk.demo.film.canvas import Canvas, Colour

SKINS: tuple[Colour, ...] = ((96, 134, 184), (84, 120, 170), (112, 150, 200), (74, 108, 156))
SLEEVES: tuple[Colour, ...] = ((96, 78, 56), (70, 102, 88), (120, 132, 190), (156, 144, 126))


@dataclass(frozen=True, slots=True)
class Hand:
    """One right or left hand; ``turned`` is 1 for a thumb on the left, −1 on the right."""

    skin: Colour
    sleeve: Colour
    turned: int

    @classmethod
    def of(cls, chance: Generator) -> Hand:
        """Choose a hand."""
        return cls(
            skin=SKINS[chance.integers(len(SKINS))],
            sleeve=SLEEVES[chance.integers(len(SLEEVES))],
            turned=int(chance.choice((-1, 1))),
        )

    def arm(self, canvas: Canvas, middle: float, wrist: float) -> None:
        """Paint forearm and sleeve, downwards from (``middle``, ``wrist``)."""
        side = self.turned
        bare = canvas.limb([(middle, wrist), (middle + 20 * side, wrist + 80)], (44, 50))
        canvas.body(bare, self.skin, 24)
        start, end = (middle + 13 * side, wrist + 52), (middle + 40 * side, wrist + 150)
        cuff = canvas.limb([start, end], (60, 78))
        canvas.shadow(cuff, 5, 0.25)
        canvas.body(cuff, self.sleeve, 26)

    def palm(self, canvas: Canvas, edge: float, grip: float) -> None:
        """Paint the ball of the thumb, which shows beside the thing at x = ``edge``."""
        side = self.turned
        ball = [
            (edge + 2 * side, grip - 4),
            (edge - 10 * side, grip + 22),
            (edge + 22 * side, grip + 66),
        ]
        canvas.body(canvas.limb(ball, (24, 52)), self.skin, 21)

    def fingers(self, canvas: Canvas, edge: float, grip: float) -> None:
        """Paint four fingertips that come round the edge at x = ``edge`` from behind."""
        side = self.turned
        for place, (reach, thick) in enumerate(((3.5, 14), (5, 15), (4.5, 14.5), (2.5, 12.5))):
            y = grip - 22 + place * 15.5
            bend = [(edge - reach * side, y), (edge + 8 * side, y - 1), (edge + 2 * side, y + 9)]
            self._finger(canvas, bend, (thick - 1.5, thick))

    def thumb(self, canvas: Canvas, edge: float, grip: float) -> None:
        """Paint the thumb that lies on the thing from the edge at x = ``edge``, pointing up."""
        side = self.turned
        tip = (edge + 8 * side, grip - 26)
        bend = [
            tip,
            (edge + 5 * side, grip - 6),
            (edge - 9 * side, grip + 10),
            (edge + 2 * side, grip + 46),
        ]
        self._finger(canvas, bend, (15.5, 25))
        self._nail(canvas, (tip[0] + 0.8 * side, tip[1] - 1), 0.35 * side)

    def pinch(self, canvas: Canvas, middle: float, edge: float) -> None:
        """Paint the thumb that holds paper by its lower edge at y = ``edge``."""
        side = self.turned
        tip = (middle - 2 * side, edge - 13)
        bend = [
            tip,
            (middle - 2 * side, edge + 6),
            (middle + 4 * side, edge + 24),
            (middle + 16 * side, edge + 46),
        ]
        self._finger(canvas, bend, (16.5, 27))
        self._nail(canvas, (tip[0], tip[1] - 1.5), -0.1 * side)

    def fist(self, canvas: Canvas, middle: float, edge: float) -> None:
        """Paint the bent fingers behind paper that ``pinch`` holds from the front."""
        side = self.turned
        back = [
            (middle - 4 * side, edge + 4),
            (middle + 4 * side, edge + 20),
            (middle + 20 * side, edge + 48),
        ]
        canvas.body(canvas.limb(back, (36, 56)), self.skin, 22)
        for place in range(3):
            x, y = middle - (20 - 3 * place) * side, edge + 4 + place * 13
            bend = [(x, y), (x + 14 * side, y - 3), (x + 30 * side, y + 12)]
            self._finger(canvas, bend, (14, 17))

    def _finger(
        self, canvas: Canvas, joints: list[tuple[float, float]], thick: tuple[float, float]
    ) -> None:
        """Paint a finger and the soft shadow it throws on what lies under it."""
        under = [(x + 1.2, y + 2.2) for x, y in joints]
        canvas.shadow(canvas.limb(under, thick), 4.5, 0.4)
        canvas.body(canvas.limb(joints, thick), self.skin, min(thick) / 2)

    def _nail(self, canvas: Canvas, tip: tuple[float, float], lean: float) -> None:
        turn = np.linspace(0, 2 * np.pi, 40)
        across, along = 4.3 * np.cos(turn), 5.6 * np.sin(turn)
        x, y = tip[0] + across - along * lean, tip[1] + along + across * lean
        shape = canvas.polygon(list(zip(x.tolist(), y.tolist(), strict=True)))
        blue, green, red = (0.6 * part for part in self.skin)
        canvas.body(shape, (blue + 74, green + 76, red + 92), 3.2)
