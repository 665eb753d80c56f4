"""May the name be kept: yes and no are equally easy."""

from __future__ import annotations

from kiosk.look.rules import load_beside
from kiosk.touch.page import Page


class ConsentScreen(Page):
    """Shows a ConsentFace."""


load_beside(__file__)
