"""The typeface and the icons, from the assets; nothing is fetched."""

from __future__ import annotations

import json
from functools import cache

from kivy.core.text import LabelBase

from kiosk.resources import asset

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")
ICONS = "Lucide"
UNKNOWN_ICON = "circle"


def register_fonts() -> None:
    """Make the fonts known to Kivy as ``Jakarta-Regular`` … ``Jakarta-ExtraBold`` and ``Lucide``.

    Raises FileNotFoundError if one is missing.
    """
    for weight in WEIGHTS:
        path = asset("fonts", f"PlusJakartaSans-{weight}.ttf")
        LabelBase.register(f"Jakarta-{weight}", str(path))
    LabelBase.register(ICONS, str(asset("icons", "lucide.ttf")))


@cache
def code_points() -> dict[str, int]:
    """Return the code point of every Lucide icon by its name (https://lucide.dev/icons)."""
    points: dict[str, int] = json.loads(asset("icons", "lucide.json").read_text("utf-8"))
    return points


def icon_text(name: str) -> str:
    """Return the character that draws an icon: a plain circle for an unknown one, "" for none."""
    if not name:
        return ""
    points = code_points()
    return chr(points.get(name, points[UNKNOWN_ICON]))
