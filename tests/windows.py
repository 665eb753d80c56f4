"""A real Kivy app under test, stepped frame by frame: import this before any of Kivy."""

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

from kivy.tests.common import UnitTestTouch  # noqa: E402 - after prepare

from kiosk.look.tree import find, texts  # noqa: E402 - as above
from kiosk.pictures import studio  # noqa: E402 - as above


class Stepped(studio.Stepped):
    """An app under test: frames, touches, texts, pictures."""

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


@contextmanager
def running(
    app: Any,  # noqa: ANN401 - any Kivy app
    size: tuple[int, int],
    *,
    draws: bool = True,
) -> Iterator[Stepped]:
    """Start an app and hand it over for stepping, as ``studio.running`` does."""
    with studio.running(app, size, draws=draws) as stepped:
        yield Stepped(stepped.app, stepped.time)
