"""What can be seen of the demo: is there a screen, and pictures of web pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox")
PAGE_S = 60.0


def has_screen() -> bool:
    """Tell whether a person could see a window on this machine."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


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
            "--disable-sync", "--disable-quic", "--timeout=4000",
            # As a television is started: no touch is asked for before there is sound.
            "--autoplay-policy=no-user-gesture-required", f"--user-data-dir={profile}",
            f"--window-size={size[0]},{size[1]}", f"--screenshot={path}", url,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=PAGE_S,
        check=False,
    )  # fmt: skip
    return path.exists()
