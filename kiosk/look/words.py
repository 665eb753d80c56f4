"""Text: wraps where it has to, leaves no word alone on a line, shrinks before it is cut."""

from __future__ import annotations

from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.label import Label

from kiosk.look.lettering import ICONS, icon_text
from kiosk.look.rules import load_beside
from kiosk.look.wrapping import balanced_width

NATURAL_LINE = 1.26
"""Height of a line of Plus Jakarta Sans, in font sizes."""


SMALLEST_PX = 6.0
"""Below this nothing can be read anyway."""


class Words(Label):
    """A paragraph, as wide as its place and as high as its lines.

    ``leading`` is the distance of lines in natural line heights. ``balanced`` makes the lines about
    equally long. ``absent`` takes it out of the page.
    """

    name = StringProperty("")
    leading = NumericProperty(1.0)
    balanced = BooleanProperty(defaultvalue=True)
    absent = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("text", "width", "font_size", "font_name", "leading", "halign"):
            self.fbind(cause, self._wrap)
        self._wrap()

    def _wrap(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        spare = 0.0
        if self.balanced and self.width > self.font_size:
            spare = self.width - balanced_width(self.text, self.width, self._extent)
        left = spare / 2 if self.halign == "center" else spare if self.halign == "right" else 0
        # Lines closer than natural would cut the descenders of the last one.
        below = max(0.0, 1 - self.leading) * self.font_size * NATURAL_LINE
        self.padding = [left, 0, spare - left, below]

    def _extent(self, text: str) -> float:
        core = CoreLabel(font_size=self.font_size, font_name=self.font_name)
        return float(core.get_extents(text)[0])


class Title(Words):
    """What the screen is about."""


class Lead(Words):
    """One or two sentences under a title."""


class Body(Words):
    """Text that carries a meaning of its own: names, values, answers."""


class Muted(Words):
    """What explains something else."""


class Snug(Label):
    """One line, as wide as its text; set smaller when that would be wider than ``room``.

    ``wanted`` is the font size in pixels where there is room enough; no room means no limit.
    ``trim`` is the share of the line's height that it takes up: less than 1 for large figures,
    which have neither accents nor descenders.
    """

    name = StringProperty("")
    wanted = NumericProperty(0)
    room = NumericProperty(0)
    trim = NumericProperty(1.0)
    absent = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("text", "wanted", "room", "font_name"):
            self.fbind(cause, self._fit)
        self._fit()

    def _fit(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        size = max(1.0, self.wanted)
        while 0 < self.room < self._extent(size) and size > SMALLEST_PX:
            # Widths of letters are whole pixels: one step by proportion may still be too wide.
            size = min(size - 0.5, size * self.room / self._extent(size))
        self.font_size = size

    def _extent(self, size: float) -> float:
        core = CoreLabel(font_size=size, font_name=self.font_name)
        return float(core.get_extents(self.text)[0])


class Icon(Label):
    """A Lucide icon by its ``glyph`` name, in a square of ``font_size``; none for ""."""

    glyph = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(font_name=ICONS, **kwargs)
        self.fbind("glyph", self._draw)
        self._draw()

    def _draw(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        self.text = icon_text(self.glyph)


load_beside(__file__)
