"""Nobody is here: dark and calm, and a touch anywhere wakes it."""

from __future__ import annotations

from math import cos, sin
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty

from kiosk.look.rules import load_beside
from kiosk.touch.page import Page

DRIFT_EVERY_S = 60.0
STEP = 0.7
"""Radians a minute: the words never stand long on the same pixels, and nobody sees them move."""


class SleepScreen(Page):
    """Shows a SleepFace; ``across`` and ``up`` (-1 to 1) move it about, against burn-in."""

    across = NumericProperty(0)
    up = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        self._turn = 0.0
        self._drifting: Any = None

    def on_enter(self) -> None:
        """Begin to drift."""
        self._drifting = Clock.schedule_interval(self._drift, DRIFT_EVERY_S)

    def on_leave(self) -> None:
        """Drift no more."""
        if self._drifting is not None:
            self._drifting.cancel()

    def _drift(self, _elapsed_s: float) -> None:
        self._turn += STEP
        self.across, self.up = cos(self._turn), sin(self._turn * 1.3)


load_beside(__file__)
