"""What there is to measure in a picture: fingers, eyes, and whether all of it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kiosk.look.legible import capitals, contrasts, main_targets_mm, targets_mm
from kiosk.look.measure import clipped, overlapping
from kiosk.look.tree import shown, texts
from kiosk.pictures.figures import Least, Measures

if TYPE_CHECKING:
    from PIL.Image import Image


def measure(root: Any, picture: Image, mm: float) -> Measures:  # noqa: ANN401 - any widget
    """Measure what is shown now; ``mm`` is a millimetre of the panel in pixels."""
    root = front(root)
    ratios = contrasts(root, picture)
    return Measures(
        smallest_target_mm=_least(targets_mm(root, mm)),
        smallest_main_mm=_least(main_targets_mm(root, mm)),
        lowest_contrast=_least(ratios),
        smallest_capital_mm=_least(capitals(root, mm)),
        longest_text=max(texts(root).values(), key=len, default=""),
        clipped=clipped(root),
        overlapping=overlapping(root),
    )


def front(root: Any) -> Any:  # noqa: ANN401 - any widget
    """Return what can be read and touched now: the question that stands before a page, or all."""
    return next((widget for widget in shown(root) if getattr(widget, "name", "") == "veil"), root)


def _least(values: Mapping[str, float]) -> Least | None:
    if not values:
        return None
    name = min(values, key=lambda key: values[key])
    return Least(round(values[name], 2), name)
