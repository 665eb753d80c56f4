"""Colours. One object holds them all, so that another set can take their place while running."""

from __future__ import annotations

from kivy.event import EventDispatcher
from kivy.properties import ColorProperty


class Theme(EventDispatcher):
    """The palette of the house. Text colours reach 7:1 on the grounds they stand on (WCAG 1.4.6).

    In a ``.kv`` file: ``app.theme.ink``. Assigning to a property recolours what shows it.
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
    muted = ColorProperty("#46554F")
    """Labels and small print; a shade darker than #5B6B64, which misses 7:1 on the ground."""

    forest = ColorProperty("#0E4D45")
    """The main action, and the ground of good news."""
    forest_edge = ColorProperty("#083A34")
    forest_down = ColorProperty("#0B4039")
    """The main action while it is pressed."""
    forest_panel = ColorProperty("#12574D")
    """A card on forest ground."""
    on_forest = ColorProperty("#FFFFFF")
    on_forest_soft = ColorProperty("#DFEFE9")

    mist = ColorProperty("#E3EFEA")
    mist_edge = ColorProperty("#CFE0D9")
    marigold = ColorProperty("#F2A51A")
    amber = ColorProperty("#FDEBC8")
    """Tiles that ask for attention without alarm."""
    amber_edge = ColorProperty("#EFD9AC")
    on_amber = ColorProperty("#694200")
    clay = ColorProperty("#C8452D")
    clay_tint = ColorProperty("#FCE8E3")
    on_clay = ColorProperty("#8C2616")

    well = ColorProperty("#2E9E6B")
    """The dot of a line that works."""
    night = ColorProperty("#17332C")
    """Behind the camera's picture."""
    veil = ColorProperty((0.06, 0.14, 0.12, 0.62))
    """Over a screen while a question stands before it."""
    pill = ColorProperty((0.07, 0.13, 0.11, 0.86))
    """Behind a hint on the camera's picture."""
