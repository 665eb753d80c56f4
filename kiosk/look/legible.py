"""Measuring what eyes and fingers need: contrast in the drawn picture, sizes in millimetres."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kivy.uix.label import Label

from kiosk.look.lettering import ICONS
from kiosk.look.measure import box_of, main_targets, targets
from kiosk.look.sizes import CAPITAL
from kiosk.look.tree import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivy.uix.widget import Widget
    from PIL.Image import Image

RGB = tuple[int, int, int]

NEAR = 24
"""Parts of a colour that differ less than this are one colour: gradients, smoothed edges."""


def luminance(colour: Sequence[float]) -> float:
    """Return the relative luminance of an sRGB colour in 0..1 (WCAG 2.2, definitions)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]  # noqa: PLR2004 - the definition's
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, definitions)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrasts(root: Widget, picture: Image) -> dict[str, float]:
    """Return the contrast of every visible text with what is behind it, by the text's name.

    The ground is the commonest colour in the text's box in the picture, the text's own left out;
    the text's colour is the one it was given.
    """
    return {
        name: ratio(label.color, [part / 255 for part in ground])
        for name, label in _texts(root)
        if (ground := _ground(label, picture)) is not None
    }


def capitals(root: Widget, mm: float) -> dict[str, float]:
    """Return the height of the capitals of every visible text; ``mm`` is a millimetre in pixels."""
    return {name: label.font_size * CAPITAL / mm for name, label in _texts(root)}


def targets_mm(root: Widget, mm: float) -> dict[str, float]:
    """Return the shorter side of all that can be touched; ``mm`` is a millimetre in pixels."""
    return {name: px / mm for name, px in targets(root).items()}


def main_targets_mm(root: Widget, mm: float) -> dict[str, float]:
    """Return the shorter side of the main actions; ``mm`` is a millimetre in pixels."""
    return {name: px / mm for name, px in main_targets(root).items()}


def _texts(root: Widget) -> Iterator[tuple[str, Any]]:
    for place, widget in enumerate(shown(root)):
        letters = isinstance(widget, Label) and widget.font_name != ICONS
        if letters and widget.text.strip() and widget.width > 1 and widget.height > 1:
            name = getattr(widget, "name", "") or getattr(widget.parent.parent, "name", "")
            yield f"{name or place}", widget


def _ground(label: Any, picture: Image) -> RGB | None:  # noqa: ANN401 - any label
    left, bottom, right, top = box_of(label)
    box = (round(left), round(picture.height - top), round(right), round(picture.height - bottom))
    red, green, blue = (round(255 * part) for part in label.color[:3])
    own = (red, green, blue)
    behind, seen = picture.crop(box), Counter[RGB]()
    # Pillow makes a table of as many colours as are allowed: no more than there are pixels.
    for count, colour in behind.getcolors(max(1, behind.width * behind.height)) or []:
        if (
            isinstance(colour, tuple)
            and max(abs(a - b) for a, b in zip(colour, own, strict=True)) > NEAR
        ):
            seen[colour[0], colour[1], colour[2]] += count
    # Nothing but the text's own colour: it cannot be read at all.
    return seen.most_common(1)[0][0] if seen else own
