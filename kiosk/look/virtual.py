"""A screen where there is none: for windows that nobody looks at, only at their pictures."""

from __future__ import annotations

import os
import shutil
import subprocess
from types import TracebackType
from typing import Self


class NoScreenError(OSError):
    """No virtual screen can be had; the text says what to do."""


class VirtualScreen:
    """An X server without a monitor, of exactly the window's size."""

    def __init__(self, width: int, height: int) -> None:
        """Start it; raises NoScreenError without Xvfb."""
        program = shutil.which("Xvfb")
        if program is None:
            raise NoScreenError("Without a screen this needs Xvfb: run apt install xvfb.")
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            [program, "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise NoScreenError("The virtual screen did not start: try Xvfb :99 by hand.")
        self.environment = {"DISPLAY": f":{number}", "LIBGL_ALWAYS_SOFTWARE": "1"}

    def __enter__(self) -> Self:
        """Hold the screen."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Switch the screen off."""
        self._process.terminate()
        self._process.wait()
