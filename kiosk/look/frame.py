"""The head and the foot of a page: whose house it is, the language, the line, the clock."""

from __future__ import annotations

from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.gate.face import Face, LinkTone
from kiosk.look.pill import Option
from kiosk.look.rules import load_beside

LANGUAGE = "language_"


class Brand(BoxLayout):
    """An icon tile with two lines beside it: the house and the place, or a state and its detail."""

    name = StringProperty("brand")
    glyph = StringProperty("door-open")
    title = StringProperty("")
    text = StringProperty("")
    need = NumericProperty(0)
    """Height of the two lines, in pixels."""
    single = BooleanProperty(defaultvalue=False)
    """The second line is set smaller before it is broken, as the first one is."""
    tile_tint = ColorProperty("#000000")
    tile_stroke = ColorProperty("#FFFFFF")
    stroke = ColorProperty("#000000")
    stroke_text = ColorProperty("#000000")


class Dot(Widget):
    """The sign of the line: a full disc when it works, a ring while we wait for it."""

    tone = ObjectProperty(LinkTone.WELL)


class LinkDot(BoxLayout):
    """The dot and what it means; ``link`` is a Link of the face."""

    link = ObjectProperty(None, rebind=True)
    font_size = NumericProperty(27)


class Header(BoxLayout):
    """Brand and languages; ``face`` is the whole Face. ``on_language(code)`` on a tap."""

    face = ObjectProperty(None, rebind=True)
    options = ListProperty([])

    __events__ = ("on_language",)

    def on_language(self, code: str) -> None:
        """Do nothing: the default handler of the event."""

    def on_face(self, _header: object, face: Face) -> None:
        """Name the languages; one language alone needs no switch."""
        several = face.languages if len(face.languages) > 1 else ()
        self.options = [
            Option(f"{LANGUAGE}{button.code}", button.label, button.chosen) for button in several
        ]

    def choose(self, name: str) -> None:
        """Pass a tap on."""
        self.dispatch("on_language", name.removeprefix(LANGUAGE))


class Foot(BoxLayout):
    """The line to the server and the clock; ``link`` is a Link of the face."""

    link = ObjectProperty(None, rebind=True)


load_beside(__file__)
