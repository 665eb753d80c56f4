"""Inside a window's process: does what the demo's script asks for, and tells what it sees.

One JSON object a line on standard input, one answer a line on standard output. Everything that
touches a widget runs on Kivy's thread; nothing here knows the journal or the server.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
from PIL import Image

from kiosk.demo.fingers import touch
from kiosk.look.tree import find, texts

ANSWER_S = 30.0

Command = Callable[[Mapping[str, Any]], Any]


class Puppet:
    """Answers the script for one window. ``more`` are commands of one role only."""

    def __init__(self, app: Any, more: Mapping[str, Command]) -> None:  # noqa: ANN401 - an App
        """Take the app, before it runs."""
        self._app = app
        self._commands: dict[str, Command] = {
            "tap": self._tap,
            "texts": lambda _: texts(app.root),
            "picture": self._picture,
            "quit": lambda _: Clock.schedule_once(lambda __: app.stop(), 0),
            **more,
        }

    def start(self) -> None:
        """Listen, on a thread of its own, until the input ends; then close the window."""
        Thread(target=self._listen, name="puppet", daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            asked = json.loads(line)
            answer = self._on_kivys_thread(self._commands[asked["do"]], asked)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
        Clock.schedule_once(lambda _: self._app.stop(), 0)

    def _on_kivys_thread(self, command: Command, asked: Mapping[str, Any]) -> dict[str, Any]:
        done = Event()
        answer: dict[str, Any] = {"fault": "the window did not answer"}

        def act(_elapsed_s: float) -> None:
            try:
                value = command(asked)
                answer.clear()
                answer["value"] = value if isinstance(value, dict | list | float) else None
            except Exception as error:  # noqa: BLE001 - told to the script, which fails
                answer["fault"] = f"{type(error).__name__}: {error}"
            done.set()

        Clock.schedule_once(act, 0)
        done.wait(ANSWER_S)
        return answer

    def _tap(self, asked: Mapping[str, Any]) -> None:
        touch(find(self._app.root, asked["name"]), Window)

    def _picture(self, asked: Mapping[str, Any]) -> None:
        width, height = Window.system_size
        pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
        image = Image.frombytes("RGBA", (width, height), bytes(pixels))
        upright = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")
        upright.save(Path(asked["path"]))


class NumberWatch:
    """Notes when a number first stands on the screen, on the clock that all processes share."""

    def __init__(self, app: Any) -> None:  # noqa: ANN401 - an App
        """Look once a frame."""
        self._app = app
        self._shown_s: float | None = None
        Clock.schedule_interval(self._look, 0)

    def forget(self) -> None:
        """Begin anew for the next visitor."""
        self._shown_s = None

    @property
    def shown_s(self) -> float | None:
        """Monotonic seconds of the frame in which the number appeared, None before."""
        return self._shown_s

    def _look(self, _elapsed_s: float) -> None:
        waiting = self._shown_s is None and self._app.root is not None
        if waiting and texts(self._app.root).get("number"):
            self._shown_s = time.monotonic()
