"""Equal cells in rows; a child may take several of a row."""

from __future__ import annotations

from collections.abc import Sequence
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
        width = (self.width + self.spacing) / self.columns
        top = self.top
        for row, height in zip(rows := self.rows(), self.row_heights(len(rows)), strict=True):
            across = 0
            for child in row:
                child.size = _span(child) * width - self.spacing, height
                child.pos = self.x + across * width, top - height
                across += _span(child)
            top -= height + self.spacing

    def row_heights(self, rows: int) -> Sequence[float]:
        """Return the height of each of so many rows; equal ones here."""
        return [(self.height + self.spacing) / rows - self.spacing] * rows if rows else []

    def rows(self) -> list[list[Any]]:
        """Return the children, row by row."""
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
