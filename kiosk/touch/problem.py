"""No number: why, and what to do now."""

from __future__ import annotations

from kiosk.look.rules import load_beside
from kiosk.touch.page import Page


class ProblemScreen(Page):
    """Shows a ProblemFace."""


load_beside(__file__)
