"""What both windows have in common: scale, theme, and a will to go on."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any

import structlog
from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.look.lettering import register_fonts
from kiosk.look.options import WindowOptions
from kiosk.look.sizes import Sizes
from kiosk.look.theme import CONTRAST, Theme

DESIGN_WIDTH = 1080
SAY_AGAIN_S = 10.0
CRAMPED_MM, CRAMPED_UPRIGHT_MM = 270.0, 340.0
"""Large letters on a stage less high than this need the room of all that is not essential."""


class WindowApp(App):
    """A window of the kiosk. In ``.kv`` files: ``app.u``, ``app.portrait``, ``app.theme``.

    ``u`` is one unit of the design in pixels: the shorter side of the window has 1080 of them, or
    more where the longer side would otherwise have less than ``long_side``. ``sized`` turns units
    into pixels that are large enough on this panel (``kiosk.look.sizes``). ``cramped``: only what
    is essential has room.
    """

    long_side = DESIGN_WIDTH

    theme = ObjectProperty(None, rebind=True)
    u = NumericProperty(1.0)
    portrait = BooleanProperty(defaultvalue=True)
    sized = ObjectProperty(Sizes())
    large = BooleanProperty(defaultvalue=False)
    contrast = BooleanProperty(defaultvalue=False)
    cramped = BooleanProperty(defaultvalue=False)

    use_kivy_settings = False

    def __init__(self, options: WindowOptions, **kwargs: Any) -> None:  # noqa: ANN401 - Kivy's
        super().__init__(**kwargs)
        self.options = options
        self.theme = Theme()
        self.survivor = Survivor()
        register_fonts()

    def build(self) -> Any:  # noqa: ANN401 - a widget
        """Measure the window; subclasses return their root widget after calling this."""
        Window.clearcolor = self.theme.ground
        Window.bind(size=self.measure)
        self.measure()
        return None

    def on_start(self) -> None:
        """From here on an error is logged and the window goes on."""
        if self.options.fullscreen:
            Window.bind(on_request_close=_refuse)
        ExceptionManager.add_handler(self.survivor)

    def on_stop(self) -> None:
        """Let go of the window."""
        ExceptionManager.remove_handler(self.survivor)
        Window.unbind(size=self.measure, on_request_close=_refuse)

    def open_settings(self, *_: Any) -> bool:  # noqa: ANN401 - Kivy's signature
        """Refuse: F1 is not for visitors."""
        return False

    def on_contrast(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Wear the other palette."""
        self.theme = Theme(**CONTRAST) if self.contrast else Theme()
        Window.clearcolor = self.theme.ground

    def stage(self) -> tuple[float, float]:
        """Return the width and height of what a page is laid into; the whole window here."""
        width, height = Window.size
        return float(width), float(height)

    def measure(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Take the stage's measure: how large a unit is, and which way it is longer."""
        size = width, height = self.stage()
        self.portrait = height >= width
        self.u = self.unit(size)
        self._size()

    def unit(self, size: tuple[float, float]) -> float:
        """Return one unit of the design in pixels, on a stage of that size."""
        return min(min(size) / DESIGN_WIDTH, max(size) / self.long_side)

    def on_large(self, *_: Any) -> None:  # noqa: ANN401 - Kivy's
        """Set larger letters, or the usual ones."""
        self._size()

    def _size(self) -> None:
        panel = self.options.panel_mm
        mm = Window.width / panel[0] if panel else 0.0
        self.sized = Sizes(self.u, mm, self.large)
        least_mm = CRAMPED_UPRIGHT_MM if self.portrait else CRAMPED_MM
        self.cramped = bool(mm) and self.large and self.stage()[1] / mm < least_mm


def _refuse(*_: Any, **__: Any) -> bool:  # noqa: ANN401 - Kivy's signature
    return True


class Survivor(ExceptionHandler):
    """Logs an error on the window's thread and lets the window live: a kiosk has no one to ask."""

    def __init__(self) -> None:
        super().__init__()
        self._log = structlog.get_logger()
        self._said_s: dict[str, float] = {}

    def handle_exception(self, inst: BaseException) -> int:
        """Survive errors; let an exit through. The same error is logged once in ten seconds.

        The log gets the kind and the lines, not the message: that may quote what a visitor reads.
        """
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        trace, now_s = _lines(inst.__traceback__), Clock.get_time()
        kind = f"{type(inst).__name__} {trace[-1] if trace else ''}"
        if now_s - self._said_s.get(kind, -SAY_AGAIN_S) >= SAY_AGAIN_S:
            self._said_s[kind] = now_s
            self._log.error("window_error", error=type(inst).__name__, trace=trace)
        return int(ExceptionManager.PASS)


def _lines(trace: TracebackType | None) -> list[str]:
    return [f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in extract_tb(trace)]
