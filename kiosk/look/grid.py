"""Equal cells in rows; a child may take several of a row."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty
from kivy.uix.layout import Layout


class SpanGrid(Layout):
    """Fills its place with ``columns`` equal columns; a child with ``span`` n takes n of them."""

    columns = NumericProperty(1)
    spacing = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        for cause in ("pos", "size", "children", "columns", "spacing"):
            self.fbind(cause, self._trigger_layout)

    def do_layout(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Place every child, row by row from the top."""
        rows = self._rows()
        if not rows:
            return
        width = (self.width + self.spacing) / self.columns
        height = (self.height + self.spacing) / len(rows)
        for down, row in enumerate(rows, start=1):
            across = 0
            for child in row:
                child.pos = self.x + across * width, self.top + self.spacing - down * height
                child.size = _span(child) * width - self.spacing, height - self.spacing
                across += _span(child)

    def _rows(self) -> list[list[Any]]:
        rows: list[list[Any]] = []
        free = 0
        for child in self.children[::-1]:
            if _span(child) > free:
                rows.append([])
                free = self.columns
            rows[-1].append(child)
            free -= _span(child)
        return rows


def _span(child: Any) -> int:  # noqa: ANN401 - any widget
    return int(getattr(child, "span", 1))
