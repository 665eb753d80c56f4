"""A real Kivy app, stepped frame by frame on time of our own: import this before any of Kivy."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.look.options import WindowOptions
from kiosk.look.start import prepare

_HOME = Path(tempfile.mkdtemp(prefix="kiosk-kivy-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
prepare(_HOME, WindowOptions(width=540, height=960, fullscreen=False))

from kivy.base import EventLoop, ExceptionManager, runTouchApp, stopTouchApp  # noqa: E402 - after prepare
from kivy.clock import Clock  # noqa: E402
from kivy.core.window import Window  # noqa: E402
from kivy.graphics.opengl import (  # noqa: E402
    GL_RGBA,
    GL_UNSIGNED_BYTE,
    glReadPixels,
)
from kivy.tests.common import UnitTestTouch  # noqa: E402
from PIL import Image  # noqa: E402

from kiosk.look.tree import find, texts  # noqa: E402

FRAME_S = 1 / 30


class OwnTime:
    """Stands in for the clock that Kivy reads and sleeps by; nothing waits in earnest."""

    def __init__(self, now_s: float) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s

    def sleep_us(self, microseconds: float) -> None:
        self.now_s += microseconds / 1e6


class Stepped:
    """An app under test: frames, touches, texts, pictures."""

    def __init__(self, app: Any, time: OwnTime) -> None:  # noqa: ANN401 - any Kivy app
        self.app = app
        self._time = time

    @property
    def root(self) -> Any:  # noqa: ANN401
        return self.app.root

    def frames(self, count: int = 2, each_s: float = FRAME_S) -> None:
        for _ in range(count):
            self._time.now_s += each_s
            EventLoop.idle()

    def settle(self) -> None:
        """Let fades and rests run out: half a second, in few frames."""
        self.frames(5, each_s=0.1)

    def find(self, name: str) -> Any:  # noqa: ANN401
        return find(self.root, name)

    def texts(self) -> dict[str, str]:
        return texts(self.root)

    def press(self, name: str) -> UnitTestTouch:
        """Put a finger down in the middle of a widget."""
        widget = self.find(name)
        touch = UnitTestTouch(*widget.to_window(*widget.center))
        touch.touch_down()
        self.frames(1)
        return touch

    def release(self, touch: UnitTestTouch) -> None:
        touch.touch_up()
        self.frames(1)

    def tap(self, name: str) -> None:
        self.release(self.press(name))

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
        Window.on_draw = Window.on_flip = lambda: None
    app._run_prepare()
    runTouchApp(embedded=True)
    # Under test an error is not survived.
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
        for painting in ("on_draw", "on_flip"):
            vars(Window).pop(painting, None)
