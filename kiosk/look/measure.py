"""Measuring a window as a reviewer would: what is cut off, what lies on what, what is too small."""

from __future__ import annotations

from itertools import combinations
from typing import Any, NamedTuple

from kivy.core.text import Label as CoreLabel
from kivy.core.window import Window
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.look.tap import Tappable
from kiosk.look.tree import shown

SLACK_PX = 2.0
"""Boxes are placed on fractions of pixels; what sticks out less than this is not seen."""


class Box(NamedTuple):
    """A rectangle in the window, in pixels from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: Box) -> bool:
        """Tell whether ``other`` lies inside."""
        return (
            other.left >= self.left - SLACK_PX
            and other.bottom >= self.bottom - SLACK_PX
            and other.right <= self.right + SLACK_PX
            and other.top <= self.top + SLACK_PX
        )

    def meets(self, other: Box) -> bool:
        """Tell whether the two share some of the window."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > SLACK_PX
            and min(self.top, other.top) - max(self.bottom, other.bottom) > SLACK_PX
        )


def box_of(widget: Any) -> Box:  # noqa: ANN401 - any widget
    """Return where a widget is in the window."""
    left, bottom = widget.to_window(widget.x, widget.y)
    return Box(left, bottom, left + widget.width, bottom + widget.height)


def clipped(root: Widget) -> list[str]:
    """Describe every visible text that does not fit its box, the boxes around it or the window."""
    window = Box(0, 0, Window.width, Window.height)
    faults = []
    for widget in shown(root):
        if not isinstance(widget, Label) or not widget.text:
            continue
        outside = [around for around in _around(widget, root) if not around.holds(box_of(widget))]
        if outside or not window.holds(box_of(widget)) or _needs(widget):
            faults.append(f"{getattr(widget, 'name', '')}: {widget.text!r}")
    return faults


def overlapping(root: Widget) -> list[str]:
    """Name every two visible named widgets that lie on each other without one holding the other."""
    named = [widget for widget in shown(root) if getattr(widget, "name", "")]
    boxes = {widget.uid: box_of(widget) for widget in named}
    within = {widget.uid: set(_parents(widget)) for widget in named}
    return [
        f"{one.name} and {other.name}"
        for one, other in combinations(named, 2)
        if boxes[one.uid].meets(boxes[other.uid])
        and one.uid not in within[other.uid]
        and other.uid not in within[one.uid]
    ]


def targets(root: Widget) -> dict[str, float]:
    """Return the shorter side, in pixels, of all that can be touched, by its name."""
    return {widget.name: min(widget.size) for widget in shown(root) if isinstance(widget, Tappable)}


def main_targets(root: Widget) -> dict[str, float]:
    """Return the same of the main actions only."""
    mains = {
        widget.name
        for widget in shown(root)
        if isinstance(widget, Tappable) and getattr(widget, "main", False)
    }
    return {name: px for name, px in targets(root).items() if name in mains}


def _needs(label: Any) -> bool:  # noqa: ANN401 - any label
    """Tell whether a label's texture or its longest word is larger than the label."""
    width, height = label.texture_size
    height *= getattr(label, "trim", 1.0)
    core = CoreLabel(font_size=label.font_size, font_name=label.font_name)
    longest = max((core.get_extents(word)[0] for word in label.text.split()), default=0)
    between = label.width - label.padding[0] - label.padding[2]
    broken = label.text_size[0] is not None and longest > between
    return bool(broken or width > label.width + SLACK_PX or height > label.height + SLACK_PX)


def _around(widget: Any, root: Widget) -> list[Box]:  # noqa: ANN401 - any widget
    boxes = []
    parent = widget.parent
    while parent is not None and parent is not root:
        boxes.append(box_of(parent))
        parent = parent.parent
    return boxes


def _parents(widget: Any) -> list[int]:  # noqa: ANN401 - any widget
    uids = []
    parent = widget.parent
    while parent is not None and hasattr(parent, "uid") and parent is not parent.parent:
        uids.append(parent.uid)
        parent = parent.parent
    return uids
