"""How a hand brings something to the lens, holds it there as still as it can, and takes it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

BEFORE_S, APPROACH_S, HELD_S, WITHDRAW_S, AFTER_S = 0.4, 1.3, 3.4, 1.1, 0.6
SCENE_S = BEFORE_S + APPROACH_S + HELD_S + WITHDRAW_S + AFTER_S
HELD_FROM_S = BEFORE_S + APPROACH_S
HELD_TO_S = HELD_FROM_S + HELD_S

HOLD_MM = 198.0
"""Distance from the lens at which people hold a code, once told to come closer."""

FOCUS_S = 0.55
"""What the lens needs to find its focus again."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the middle of the code is, and how it is turned.

    ``at`` is millimetres from the lens (right, down, away); ``turned`` radians about those axes;
    ``near`` is 0 far away and 1 where it is held; ``blur`` is the lens's, in pixels at 1280.
    """

    at: NDArray[np.float64]
    turned: NDArray[np.float64]
    near: float
    blur: float


class Visit:
    """One coming and going of one hand."""

    def __init__(self, chance: Generator) -> None:
        """Choose the way there and back, the place, the turn and the tremor."""
        tilt = np.radians((11, 13, 10))
        self._place = np.array([chance.uniform(-14, 14), chance.uniform(-4, 12), HOLD_MM])
        self._place[2] += chance.uniform(-8, 14)
        self._turn = chance.uniform(-1, 1, 3) * tilt
        self._from = np.array([chance.uniform(-70, 70), 265.0, 335.0])
        self._to = np.array([chance.uniform(-70, 70), 270.0, 320.0])
        self._speed = chance.uniform(0.25, 2.4, (2, 3, 3))
        self._phase = chance.uniform(0, 2 * np.pi, (2, 3, 3))

    def pose(self, at_s: float) -> Pose | None:
        """Return the pose ``at_s`` seconds into the scene, None while nothing is held up."""
        if not BEFORE_S < at_s < HELD_TO_S + WITHDRAW_S:
            return None
        came = _eased((at_s - BEFORE_S) / APPROACH_S)
        left = _eased((at_s - HELD_TO_S) / WITHDRAW_S)
        sway, twist = self._tremor(at_s)
        near = came * (1 - left)
        away = (1 - came) * (self._from - self._place) + left * (self._to - self._place)
        lean = (1 - near) * np.array([0.45, 0.1, 0.2])
        found = _eased((at_s - HELD_FROM_S + 0.25) / FOCUS_S)
        return Pose(
            at=self._place + away + sway * np.array([2.2, 2.0, 4.0]),
            turned=self._turn + lean + twist * np.radians((1.3, 1.6, 1.2)),
            near=near,
            blur=0.7 + 2.1 * (1 - found * (1 - left)),
        )

    def _tremor(self, at_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how a hand strays in place and turn: three slow waves each, about −1 to 1."""
        waves = np.sin(2 * np.pi * self._speed * at_s + self._phase) * (0.6, 0.3, 0.2)
        place, turn = waves.sum(axis=2)
        return place, turn


def _eased(share: float) -> float:
    """Return 0 before 0, 1 after 1, and between them a start and an arrival without a jolt."""
    share = min(1.0, max(0.0, share))
    return share * share * share * (share * (share * 6 - 15) + 10)
