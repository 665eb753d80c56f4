"""The touchscreen of a gate: the gate, and the window in front of it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from kiosk.clock import SystemClock
from kiosk.gate.main import Devices, Gate, open_devices, open_gate
from kiosk.look.options import WindowOptions
from kiosk.look.start import prepare
from kiosk.settings.gate import GateSettings

if TYPE_CHECKING:
    from kiosk.touch.app import TouchApp


def run(settings: GateSettings) -> None:
    """Open the gate and its window; returns when the window is closed or on SIGTERM.

    Raises JournalError, ValueError or FileNotFoundError before any window opens.
    """
    app, gate = assemble(settings, open_devices(settings))
    signal.signal(signal.SIGTERM, lambda *_: app.stop())
    gate.start()
    try:
        app.run()
    finally:
        gate.stop()


def assemble(settings: GateSettings, devices: Devices) -> tuple[TouchApp, Gate]:
    """Put window and gate together, neither of them started."""
    options = window_options(settings)
    prepare(settings.storage.folder / "kivy-touch", options)
    # Kivy reads its environment when it is imported, so only now.
    from kiosk.touch.app import TouchApp

    # The two know each other only by these calls: the window posts, the session shows.
    gate = open_gate(settings, devices, SystemClock(), lambda face: app.show(face))  # noqa: PLW0108 - app comes after
    app = TouchApp(gate.post, gate.latest_preview, options)
    return app, gate


def window_options(settings: GateSettings) -> WindowOptions:
    """Return how the touchscreen's window is opened."""
    screen = settings.screen
    return WindowOptions(
        screen.width,
        screen.height,
        screen.fullscreen,
        settings.camera.mirror,
        (screen.panel_width_mm, screen.panel_height_mm),
        screen.panel_bottom_mm,
    )
