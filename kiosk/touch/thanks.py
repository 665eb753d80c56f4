"""Good-bye."""

from __future__ import annotations

from kiosk.look.rules import load_beside
from kiosk.touch.page import Page


class ThanksScreen(Page):
    """Shows a ThanksFace."""


load_beside(__file__)
