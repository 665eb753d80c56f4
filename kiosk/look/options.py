"""What a window is told at its start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """``width`` and ``height`` in pixels, used when not ``fullscreen``.

    ``mirror``: show the camera's picture as a mirror does, as people expect of a lens that faces
    them. ``panel_mm``: width and height of the visible panel, None where sizes in millimetres do
    not matter; ``bottom_mm``: how high its lower edge is above the floor.
    """

    width: int = 1080
    height: int = 1920
    fullscreen: bool = True
    mirror: bool = True
    panel_mm: tuple[float, float] | None = None
    bottom_mm: float = 850.0
