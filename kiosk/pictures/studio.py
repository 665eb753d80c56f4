"""A real Kivy app, stepped frame by frame on time of its own: nothing waits in earnest.

Kivy must have been prepared (``kiosk.look.start.prepare``) before this is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kivy.base import EventLoop, ExceptionManager, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from PIL import Image

FRAME_S = 1 / 30


class OwnTime:
    """Stands in for the clock that Kivy reads and sleeps by."""

    def __init__(self, now_s: float) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        """Return the time, in seconds."""
        return self.now_s

    def sleep_us(self, microseconds: float) -> None:
        """Let time pass without waiting."""
        self.now_s += microseconds / 1e6


class Stepped:
    """An app that goes on only when it is told to."""

    def __init__(self, app: Any, time: OwnTime) -> None:  # noqa: ANN401 - any Kivy app
        self.app = app
        self.time = time

    @property
    def root(self) -> Any:  # noqa: ANN401 - a widget
        """Return the window's root widget."""
        return self.app.root

    def frames(self, count: int = 2, each_s: float = FRAME_S) -> None:
        """Go on by so many frames."""
        for _ in range(count):
            self.time.now_s += each_s
            EventLoop.idle()

    def settle(self) -> None:
        """Let fades and rests run out, in few frames: the first one takes up what was posted."""
        self.frames(6, each_s=0.1)

    def picture(self) -> Image.Image:
        """Return what is on the screen now."""
        Window.canvas.ask_update()
        self.frames(2)
        width, height = Window.size
        pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
        picture = Image.frombytes("RGBA", (width, height), pixels)
        return picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")


@contextmanager
def running(
    app: Any,  # noqa: ANN401 - any Kivy app
    size: tuple[int, int],
    *,
    draws: bool = True,
) -> Iterator[Stepped]:
    """Start an app as ``App.run`` would, hand it over for stepping, and stop it.

    Without ``draws`` everything is laid out and nothing painted, which is several times faster.
    """
    own = OwnTime(Clock.time())
    real_time, real_sleep = Clock.time, Clock.usleep
    Clock.time, Clock.usleep = own, own.sleep_us
    Window.size = size
    if not draws:
        hide_paint()
    app._run_prepare()
    runTouchApp(embedded=True)
    # An error is not survived here: whoever draws or tests wants to see it.
    ExceptionManager.remove_handler(app.survivor)
    try:
        stepped = Stepped(app, own)
        stepped.frames(3)
        yield stepped
    finally:
        app.stop()
        stopTouchApp()
        for child in Window.children[:]:
            Window.remove_widget(child)
        Clock.time, Clock.usleep = real_time, real_sleep
        show_paint()


def hide_paint() -> None:
    """Lay everything out from now on and paint nothing."""
    Window.on_draw = Window.on_flip = lambda: None


def show_paint() -> None:
    """Paint again."""
    for painting in ("on_draw", "on_flip"):
        vars(Window).pop(painting, None)
