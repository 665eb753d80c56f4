"""Finding what a window shows, for tests, for the demo and for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kivy.uix.widget import Widget


def shown(root: Widget) -> Iterator[Any]:
    """Walk the widgets that can be seen now, in drawing order: none under a hidden parent."""
    if not root.opacity or getattr(root, "absent", False):
        return
    yield root
    for child in reversed(root.children):
        yield from shown(child)


def find(root: Widget, name: str) -> Any:  # noqa: ANN401 - widgets of many classes
    """Return the visible widget with that ``name``; raises LookupError, naming those there are."""
    names = []
    for widget in shown(root):
        own = getattr(widget, "name", "")
        if own == name:
            return widget
        names.append(own)
    raise LookupError(f"no widget {name!r}; there are {sorted(filter(None, names))}")


def texts(root: Widget) -> dict[str, str]:
    """Return what can be read now: the text of every visible widget that has a ``name``."""
    return {
        widget.name: widget.text
        for widget in shown(root)
        if getattr(widget, "name", "") and isinstance(getattr(widget, "text", None), str)
    }
