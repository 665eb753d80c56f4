"""A finger on the glass: real touches, through the same door as the panel's."""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.input.motionevent import MotionEvent

DEVICE = "finger"
HELD_S = 0.08


class Finger(MotionEvent):
    """One touch at a place given in shares of the window, 0..1 from the lower left."""

    touches: ClassVar[int] = 0

    def __init__(self, x: float, y: float) -> None:
        """Aim; nothing is touched yet."""
        Finger.touches += 1
        super().__init__(DEVICE, Finger.touches, {"x": x, "y": y}, is_touch=True, type_id="touch")

    def depack(self, args: Any) -> None:  # noqa: ANN401 - Kivy's signature
        """Tell Kivy where the touch is."""
        self.sx, self.sy = args["x"], args["y"]
        self.profile = ["pos"]
        super().depack(args)


def touch(widget: Any, window: Any) -> None:  # noqa: ANN401 - any widget of any window
    """Press the middle of a widget and let go a moment later; call on Kivy's thread."""
    x, y = widget.to_window(*widget.center)
    finger = Finger(x / (window.width - 1), y / (window.height - 1))
    EventLoop.post_dispatch_input("begin", finger)
    Clock.schedule_once(lambda _: EventLoop.post_dispatch_input("end", finger), HELD_S)
