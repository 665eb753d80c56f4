"""The camera's picture: cropped to its place, round at the corners, as in a mirror."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from kivy.graphics import Color, Mesh
from kivy.graphics.texture import Texture
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.look.crop import cover, rounded
from kiosk.look.rules import load_beside
from kiosk.ports import Guidance

Corners = Sequence[tuple[float, float]]


class Picture(Protocol):
    """What the camera saw last; a new one has another ``serial``.

    ``rgba`` holds ``height`` rows of ``width`` pixels from the top, 4 bytes each. ``outlines`` are
    the corners of each code found in it, as (x, y) from its upper left corner in 0..1.
    """

    @property
    def rgba(self) -> bytes:
        """Return the pixels."""

    @property
    def width(self) -> int:
        """Return the pixels of a row."""

    @property
    def height(self) -> int:
        """Return the number of rows."""

    @property
    def serial(self) -> int:
        """Return the number of this picture."""

    @property
    def outlines(self) -> Sequence[Corners]:
        """Return the corners of each code."""


class HintPill(AnchorLayout):
    """A word of advice on a dark lozenge; ``room`` is the widest it may become."""

    text = StringProperty("")
    glyph = StringProperty("")
    room = NumericProperty(0)


class CameraView(FloatLayout):
    """Shows pictures given to ``show``; while not ``ready`` an icon and the hint in their place.

    ``name`` and the hint's text say what it shows; ``outline`` holds x, y of the first found code's
    corners in the window, and is empty while there is none.
    """

    name = StringProperty("camera")
    ready = BooleanProperty(defaultvalue=False)
    mirror = BooleanProperty(defaultvalue=True)
    hint = StringProperty("")
    guidance = ObjectProperty(Guidance.NOTHING)
    glyph = StringProperty("scan-qr-code")
    radius = NumericProperty(0)
    texture = ObjectProperty(None, allownone=True)
    outline = ListProperty([])
    has_picture = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        self._serial: int | None = None
        self._found: Corners = ()
        super().__init__(**kwargs)
        with self.canvas:
            self._light = Color(1, 1, 1, 0)
            self._shape = Mesh(mode="triangle_fan")
        for cause in ("pos", "size", "radius", "mirror", "ready", "has_picture"):
            self.fbind(cause, self._place)

    def on_guidance(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Show the sign of the advice."""
        self.glyph = GLYPHS[self.guidance]

    def show(self, picture: Picture) -> None:
        """Draw a picture into the one texture there is; the same one again costs nothing."""
        if picture.serial == self._serial:
            return
        self._serial = picture.serial
        size = (picture.width, picture.height)
        if self.texture is None or tuple(self.texture.size) != size:
            self.texture = Texture.create(size=size, colorfmt="rgba")
        self.texture.blit_buffer(picture.rgba, colorfmt="rgba", bufferfmt="ubyte")
        self._found = next(iter(picture.outlines), ())
        self.has_picture = True
        self._place()
        self.canvas.ask_update()

    def forget(self) -> None:
        """Take the last picture away: it may show a person who has left."""
        self.has_picture = False
        self._serial = None
        self._found = ()
        self.outline = []

    def _place(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        self._light.a = 1 if self.ready and self.has_picture else 0
        if self.texture is None:
            return
        crop = cover(self.texture.size, self.size, mirror=self.mirror)
        self._shape.vertices = rounded(self.pos, self.size, self.radius, crop)
        self._shape.indices = range(len(self._shape.vertices) // 4)
        self._shape.texture = self.texture
        points = []
        for corner in self._found:
            across, up = crop.place(corner)
            points += [self.x + across * self.width, self.y + up * self.height]
        self.outline = points


GLYPHS = {
    Guidance.NOTHING: "scan-qr-code",
    Guidance.FOUND: "circle-check",
    Guidance.CLOSER: "zoom-in",
    Guidance.HOLD_STILL: "hand",
    Guidance.BRIGHTER: "sun",
    Guidance.TILT: "rotate-3d",
}
"""A sign for each word of advice: who cannot read well sees what is meant."""


load_beside(__file__)
