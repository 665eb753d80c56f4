"""Colours. One object holds them all, so that another set can take their place while running."""

from __future__ import annotations

from collections.abc import Mapping

from kivy.event import EventDispatcher
from kivy.properties import ColorProperty, NumericProperty


class Theme(EventDispatcher):
    """The palette of the house. Text colours reach 7:1 on the grounds they stand on (WCAG 1.4.6).

    In a ``.kv`` file: ``app.theme.ink``. Another Theme in its place recolours what is made from
    then on: what is already there has to be made anew (see ``kiosk.touch.root``).
    """

    ground = ColorProperty("#FBF6EC")
    """Behind everything."""
    card = ColorProperty("#FFFFFF")
    card_edge = ColorProperty("#E7DECB")
    """The lower edge of a card, which lifts it off the ground."""
    line = ColorProperty("#EFE8D9")
    """Between the rows of a card."""
    sand = ColorProperty("#F1EADB")
    """The groove of a switch, stations still to come."""
    hollow = ColorProperty("#F6F0E4")
    """A cell that waits for its symbol."""

    ink = ColorProperty("#16241F")
    soft = ColorProperty("#33453E")
    """Running text under a title."""
    muted = ColorProperty("#404F49")
    """Labels and small print; a shade darker than #5B6B64, which misses 7:1 on the ground."""

    forest = ColorProperty("#0E4D45")
    """The ground of the main action, and of what is chosen."""
    forest_edge = ColorProperty("#083A34")
    forest_down = ColorProperty("#0B4039")
    """The main action while it is pressed."""
    forest_panel = ColorProperty("#12574D")
    """A card on forest ground."""
    forest_text = ColorProperty("#FFFFFF")
    forest_text_soft = ColorProperty("#DFEFE9")

    leaf = ColorProperty("#0E4D45")
    """The house's colour as a stroke: words and icons of second rank."""
    tile_text = ColorProperty("#F2A51A")
    """The house's sign on its tile."""

    good = ColorProperty("#0E4D45")
    """The ground of good news."""
    good_edge = ColorProperty("#083A34")
    good_panel = ColorProperty("#12574D")
    good_text = ColorProperty("#FFFFFF")
    good_text_soft = ColorProperty("#DFEFE9")

    mist = ColorProperty("#E3EFEA")
    mist_edge = ColorProperty("#CFE0D9")
    marigold = ColorProperty("#F2A51A")
    marigold_text = ColorProperty("#0A2A25")
    amber = ColorProperty("#FDEBC8")
    """Tiles that ask for attention without alarm."""
    amber_edge = ColorProperty("#EFD9AC")
    amber_text = ColorProperty("#694200")
    clay = ColorProperty("#C8452D")
    clay_tint = ColorProperty("#FCE8E3")
    clay_text = ColorProperty("#8C2616")

    well = ColorProperty("#2E9E6B")
    """The dot of a line that works."""
    night = ColorProperty("#17332C")
    """Behind the camera's picture, and all there is while the kiosk sleeps."""
    night_text = ColorProperty("#FFFFFF")
    night_text_soft = ColorProperty("#C9DAD3")
    veil = ColorProperty((0.06, 0.14, 0.12, 0.62))
    """Over a screen while a question stands before it."""
    pill = ColorProperty((0.07, 0.13, 0.11, 0.86))
    """Behind a hint on the camera's picture."""
    rim = NumericProperty(0)
    """Width of the outline around cards and buttons, in units: none where grounds differ enough."""


CONTRAST: Mapping[str, str | float | tuple[float, ...]] = {
    "ground": "#000000",
    "card": "#0B110F",
    "card_edge": "#FFFFFF",
    "line": "#9FB3AB",
    "sand": "#26312D",
    "hollow": "#1B2421",
    "ink": "#FFFFFF",
    "soft": "#FFFFFF",
    "muted": "#E4EDE9",
    "forest": "#FFD75E",
    "forest_edge": "#FFFFFF",
    "forest_down": "#FFE9A3",
    "forest_panel": "#FFE9A3",
    "forest_text": "#000000",
    "forest_text_soft": "#1A1A1A",
    "leaf": "#FFD75E",
    "tile_text": "#000000",
    "good": "#000000",
    "good_edge": "#FFFFFF",
    "good_panel": "#0B110F",
    "good_text": "#FFFFFF",
    "good_text_soft": "#E4EDE9",
    "mist": "#26312D",
    "mist_edge": "#FFFFFF",
    "marigold": "#FFD75E",
    "marigold_text": "#000000",
    "amber": "#3A2C00",
    "amber_edge": "#FFD75E",
    "amber_text": "#FFE9A3",
    "clay": "#FF8A70",
    "clay_tint": "#3A0F08",
    "clay_text": "#FFD5CB",
    "well": "#6FE3A8",
    "night": "#000000",
    "veil": (0, 0, 0, 0.82),
    "pill": (0, 0, 0, 0.95),
    "rim": 3,
}
"""For eyes that need it: white and yellow on black, and an outline around all that has an edge."""
