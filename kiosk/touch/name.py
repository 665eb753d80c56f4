"""Type whom the party visits, on large letters."""

from __future__ import annotations

from kiosk.look.rules import load_beside
from kiosk.touch import letters, waysout  # noqa: F401 - the .kv file names them
from kiosk.touch.page import Page


class NameScreen(Page):
    """Shows a NameFace."""


load_beside(__file__)
