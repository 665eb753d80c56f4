"""Screens for the demo's windows: virtual ones where there is none, pictures of web pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.demo.parts import PartsMissing

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox")
PAGE_S = 60.0


def has_screen() -> bool:
    """Tell whether a person could see a window on this machine."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class VirtualScreen:
    """An X server without a monitor, of exactly the window's size."""

    def __init__(self, width: int, height: int) -> None:
        """Start it; raises PartsMissing without Xvfb."""
        program = shutil.which("Xvfb")
        if program is None:
            raise PartsMissing("Without a screen the demo needs Xvfb: run apt install xvfb.")
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
            raise PartsMissing("The virtual screen did not start: try Xvfb :99 by hand.")
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


def picture_of_page(url: str, path: Path, profile: Path, size: tuple[int, int]) -> bool:
    """Save what a browser shows of a page; False if there is no Chromium on this machine."""
    browser = next(filter(None, map(shutil.which, BROWSERS[:3])), None)
    if browser is None:
        return False
    # A page that listens for changes never finishes loading, so the browser is told how long to
    # wait. Its own errands to the network are switched off.
    subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-quic", "--timeout=4000", f"--user-data-dir={profile}",
            f"--window-size={size[0]},{size[1]}", f"--screenshot={path}", url,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=PAGE_S,
        check=False,
    )  # fmt: skip
    return path.exists()
