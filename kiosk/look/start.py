"""Set Kivy up for a kiosk. Must run before anything imports ``kivy``: it reads these at import."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from kiosk.look.options import WindowOptions


def prepare(home: Path, options: WindowOptions) -> None:
    """Choose Kivy's environment and configuration; ``home`` is a folder of its own to write in.

    Nothing of the command line, of a user's ``~/.kivy`` or of the probing of input devices is left
    in force: what a visitor can do is what the screens offer.
    """
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        KIVY_HOME=str(home),
        KIVY_NO_ARGS="1",
        KIVY_NO_CONSOLELOG="1",
        KIVY_NO_FILELOG="1",
        # Kivy's records go where ours go; it neither replaces sys.stderr nor the root logger.
        KIVY_LOG_MODE="PYTHON",
    )
    # Before, for what it says while it is imported; after, since reading its file sets it anew.
    logging.getLogger("kivy").setLevel(logging.ERROR)
    _configure(options)
    logging.getLogger("kivy").setLevel(logging.ERROR)


def _configure(options: WindowOptions) -> None:
    from kivy.config import Config

    for section, values in _sections(options).items():
        for key, value in values.items():
            Config.set(section, key, value)
    for module, _ in Config.items("modules"):
        Config.remove_option("modules", module)
    for name, provider in Config.items("input"):
        # SDL delivers the touches already; with the probed devices each one would count twice.
        if provider.startswith("probesysfs"):
            Config.remove_option("input", name)


def _sections(options: WindowOptions) -> dict[str, dict[str, str]]:
    fullscreen = options.fullscreen
    return {
        "kivy": {"exit_on_escape": "0", "log_level": "error", "log_enable": "0"},
        "graphics": {
            "width": str(options.width),
            "height": str(options.height),
            "fullscreen": "auto" if fullscreen else "0",
            "borderless": "1" if fullscreen else "0",
            "show_cursor": "0" if fullscreen else "1",
            "resizable": "0" if fullscreen else "1",
            "allow_screensaver": "0",
            # Shapes smooth their own edges; four samples a pixel would only cost.
            "multisamples": "0",
        },
        # Without this a right click leaves a red dot that stays pressed.
        "input": {"mouse": "mouse,multitouch_on_demand"},
    }
