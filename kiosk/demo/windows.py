"""The demo's two windows, each a process of its own: the real app with a puppet beside it.

``python -m kiosk.demo.windows touch|display SETTINGS [FILM]``
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.devices.camera import VideoFileCamera
from kiosk.logs import configure_logs
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from kiosk.devices.decoder import Sighting
    from kiosk.gate.scanner import Reader
    from kiosk.ports import Guidance


class WatchedReader:
    """The gate's own reader, noting when it first read anything for this visitor."""

    def __init__(self, reader: Reader) -> None:
        """Watch ``reader``."""
        self._reader = reader
        self.first_s: float | None = None

    def find(self, frame: NDArray[Any]) -> list[Sighting]:
        """Read a frame."""
        found = self._reader.find(frame)
        if found and self.first_s is None:
            self.first_s = time.monotonic()
        return found

    def advise(self, frame: NDArray[Any]) -> Guidance:
        """Say what would help."""
        return self._reader.advise(frame)


def touch_window(settings: GateSettings, film: Path | None) -> None:
    """Run the touchscreen; with a film its camera shows the scenes that the script asks for."""
    from kiosk.gate.main import open_devices
    from kiosk.touch.main import assemble

    camera = None if film is None else VideoFileCamera(film)
    devices = open_devices(settings)
    reader = WatchedReader(devices.reader)
    chosen = replace(devices, reader=reader, camera=camera or devices.camera)
    app, gate = assemble(settings, chosen)
    # Kivy is imported by now, with its environment set.
    from kiosk.demo.puppet import NumberWatch, Puppet

    watch = NumberWatch(app)

    def play(asked: Mapping[str, Any]) -> None:
        if camera is None:
            raise LookupError("this camera plays no film")
        camera.play(asked["start"], asked["end"], then_hold=asked["hold"])

    def forget(_: Mapping[str, Any]) -> None:
        reader.first_s = None
        watch.forget()

    def times(_: Mapping[str, Any]) -> list[float | None]:
        return [reader.first_s, watch.shown_s]

    Puppet(app, {"play": play, "forget": forget, "times": times}).start()
    gate.start()
    try:
        app.run()
    finally:
        gate.stop()


def display_window(settings: GateSettings) -> None:
    """Run the guards' display."""
    from kiosk.display.main import assemble

    app, desk, journal = assemble(settings)
    from kiosk.demo.puppet import Puppet

    Puppet(app, {}).start()
    desk.start()
    try:
        app.run()
    finally:
        desk.stop()
        journal.close()


def main(role: str, settings_file: str, film: str = "") -> None:
    """Run one window until its script hangs up."""
    configure_logs(role)
    settings = read_settings(GateSettings, Path(settings_file))
    if role == "touch":
        touch_window(settings, Path(film) if film else None)
    else:
        display_window(settings)


if __name__ == "__main__":
    main(*sys.argv[1:])
