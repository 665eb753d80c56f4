"""The demo's processes, seen from its script."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.demo.film import Scene

PATIENCE_S = 60.0
LOOK_EVERY_S = 0.05
REST_S = 0.7
"""A new screen slides in for a quarter of a second, and takes no touch for 0.4 s, so that a double
tap cannot reach it."""

END_S = 10.0


class StageFault(Exception):  # noqa: N818 - says that the demo went wrong, not the caller
    """What the script waited for did not happen, or a process ended early."""


class Process:
    """One child process; its words go to a log file in the scratch folder."""

    talks = False
    """Whether the script speaks with it over its standard input and output."""

    def __init__(
        self, arguments: list[str], log: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        """Start ``python -m ARGUMENTS``."""
        self._log = log.open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            stdin=subprocess.PIPE if self.talks else subprocess.DEVNULL,
            stdout=subprocess.PIPE if self.talks else self._log,
            stderr=self._log,
            text=True,
            env={**os.environ, **(environment or {})},
        )

    def __enter__(self) -> Self:
        """Hold the process."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.stop()

    def stop(self) -> None:
        """Ask it to end, and insist if it does not."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(END_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        self._log.close()


class Window(Process):
    """A window with a puppet in it."""

    talks = True

    def ask(self, do: str, **values: object) -> Any:  # noqa: ANN401 - JSON
        """Have the puppet do something; raises StageFault if it cannot."""
        if self.process.stdin is None or self.process.stdout is None:
            raise StageFault("the window has no pipes")
        try:
            self.process.stdin.write(json.dumps({"do": do, **values}) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline())
        except (OSError, ValueError) as error:
            raise StageFault(f"the window ended: {self.process.poll()}") from error
        if "fault" in answer:
            raise StageFault(f"{do} {values}: {answer['fault']}")
        return answer["value"]

    def texts(self) -> dict[str, str]:
        """Return what can be read in the window now, by widget name."""
        return dict(self.ask("texts"))

    def tap(self, name: str) -> None:
        """Touch a widget, once it is there and its screen has come to rest."""
        self.wait_for(name)
        self.rest()
        self.press(name)

    def press(self, name: str) -> None:
        """Touch a widget of a screen that is at rest."""
        self.ask("tap", name=name)

    def rest(self) -> None:
        """Give a new screen the time that it needs."""
        time.sleep(REST_S)

    def wait_for(self, name: str, text: str | None = None) -> str:
        """Wait until a widget is there, with ``text`` in it if given; return its text."""

        def there() -> str | None:
            found = self.texts().get(name)
            return found if found is not None and (text is None or text in found) else None

        return str(await_truth(there, f"{name} {text or ''}"))

    def picture(self, path: Path) -> None:
        """Save what the window shows now."""
        self.ask("picture", path=str(path))

    def play(self, scene: Scene, *, hold: bool) -> None:
        """Have the camera see a scene."""
        self.ask("play", start=scene.start_frame, end=scene.end_frame, hold=hold)


def await_truth(look: Callable[[], Any], what: str, patience_s: float = PATIENCE_S) -> Any:  # noqa: ANN401 - what was looked for
    """Look again and again until there is something to see; raises StageFault after a minute."""
    deadline_s = time.monotonic() + patience_s
    while time.monotonic() < deadline_s:
        seen = look()
        if seen:
            return seen
        time.sleep(LOOK_EVERY_S)
    raise StageFault(f"did not happen within {patience_s:.0f} s: {what}")
