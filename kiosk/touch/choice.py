"""One question, a few large cards as answers."""

from __future__ import annotations

from kiosk.look.rules import load_beside
from kiosk.touch import waysout  # noqa: F401 - the .kv file names it
from kiosk.touch.page import Page


class ChoiceScreen(Page):
    """Shows a ChoiceFace."""


load_beside(__file__)
