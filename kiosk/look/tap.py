"""Buttons that cannot be pressed twice by accident."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget


class Tappable(Widget):
    """Mixed into a widget, gives it the event ``on_tap``: a touch that went down and up inside.

    A held touch counts once, on its release; a second touch while one is down, or within
    ``rest_s`` after a tap, counts for nothing. ``name`` is stable across languages.
    """

    name = StringProperty("")
    enabled = BooleanProperty(defaultvalue=True)
    pressed = BooleanProperty(defaultvalue=False)
    rest_s = NumericProperty(0.4)

    __events__: tuple[str, ...] = ("on_tap",)

    HELD_AT_MOST_S = 10.0
    """A touch whose end never came (a panel unplugged) holds a button no longer than this."""

    _touch: Any = None
    _down_s = 0.0
    _tapped_s: float | None = None

    def on_tap(self) -> None:
        """Do nothing: the default handler of the event."""

    def on_touch_down(self, touch: Any) -> bool:  # noqa: ANN401 - Kivy's touch has no type
        """Take hold of a touch inside; one that cannot act is swallowed."""
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling or self._held() or not self._ready():
            return True
        touch.grab(self)
        self._touch = touch
        self._down_s = Clock.get_time()
        self.pressed = True
        return True

    def on_touch_move(self, touch: Any) -> bool:  # noqa: ANN401
        """Show whether a release here would count."""
        if touch.grab_current is not self or touch is not self._touch:
            return False
        self.pressed = self.collide_point(*touch.pos)
        return True

    def on_touch_up(self, touch: Any) -> bool:  # noqa: ANN401
        """Act if the touch that went down here is released inside."""
        if touch.grab_current is not self or touch is not self._touch:
            return False
        touch.ungrab(self)
        self._touch = None
        self.pressed = False
        if self.collide_point(*touch.pos) and self._ready():
            self._tapped_s = Clock.get_time()
            self.dispatch("on_tap")
        return True

    def _held(self) -> bool:
        return self._touch is not None and Clock.get_time() - self._down_s < self.HELD_AT_MOST_S

    def _ready(self) -> bool:
        rested = self._tapped_s is None or Clock.get_time() - self._tapped_s >= self.rest_s
        # A screen that has been left is no longer in a window; its buttons are dead.
        return rested and self.enabled and self.get_root_window() is not None
