"""Everything that can be touched."""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.look.rules import load_beside
from kiosk.look.tap import Tappable


class PressButton(Tappable, AnchorLayout):
    """A labelled button; ``after`` is text in a softer tone behind the label, e.g. a countdown.

    ``glyph`` stands before the label, ``glyph_after`` behind it. It sinks by its edge when pressed.
    ``main``: what most who see the screen have come to press.
    """

    main = BooleanProperty(defaultvalue=False)
    text = StringProperty("")
    after = StringProperty("")
    glyph = StringProperty("")
    glyph_after = StringProperty("")
    tint = ColorProperty((0, 0, 0, 0))
    tint_down = ColorProperty((0, 0, 0, 0))
    edge = ColorProperty((0, 0, 0, 0))
    edge_height = NumericProperty(0)
    rim = NumericProperty(0)
    """Width of the outline, in pixels; none in the usual palette."""
    stroke = ColorProperty("#000000")
    stroke_after = ColorProperty("#000000")
    font_name = StringProperty("Jakarta-Bold")
    font_size = NumericProperty(36)
    margin = NumericProperty(0)
    """Left and right of the label together, in pixels."""
    radius = NumericProperty(0)
    sunk = NumericProperty(0)
    """By how many pixels the surface is down now."""


class PrimaryButton(PressButton):
    """The one main action of a screen."""

    main = BooleanProperty(defaultvalue=True)


class SoftButton(PressButton):
    """A button of second rank, on a tint."""


class PlainButton(PressButton):
    """Text only: the way back, the way to a human."""


class RoundButton(PressButton):
    """A square key with one icon: fewer, more."""


class KeyButton(PressButton):
    """One key of a keypad; ``span`` of its columns wide."""

    span = NumericProperty(1)


class WayKey(Tappable, BoxLayout):
    """Switches a way of seeing or hearing; ``item`` is a WayButton. On: filled, with a check mark.

    ``need`` is the height that its icon and words take at least, in pixels.
    """

    item = ObjectProperty(None, rebind=True)
    place = NumericProperty(0)
    soft = BooleanProperty(defaultvalue=False)
    """On a tint, as what is no switch is."""
    need = NumericProperty(0)
    rim = NumericProperty(0)
    stroke = ColorProperty("#000000")


class DoorCard(Tappable, BoxLayout):
    """A card that leads somewhere: an icon, what it is, a line about it; ``main`` stands out.

    ``terse`` leaves the line out; ``need`` is the height that it takes at least, in pixels.
    """

    main = BooleanProperty(defaultvalue=False)
    terse = BooleanProperty(defaultvalue=False)
    bare = BooleanProperty(defaultvalue=False)
    """Without the icon, where letters need all the room there is."""
    need = NumericProperty(0)
    rim = NumericProperty(0)
    glyph = StringProperty("")
    text = StringProperty("")
    detail = StringProperty("")
    tile_tint = ColorProperty("#FFFFFF")
    tile_stroke = ColorProperty("#000000")
    tint = ColorProperty("#FFFFFF")
    tint_down = ColorProperty("#FFFFFF")
    edge = ColorProperty((0, 0, 0, 0))
    stroke = ColorProperty("#000000")
    stroke_detail = ColorProperty("#000000")


load_beside(__file__)
