"""The visitor's journey through the screens: ``step(state, input, now) -> Step``."""

from kiosk.domain.flow.table import step

__all__ = ["step"]
