"""The guards' display: its own window and process on the gate's journal."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from kiosk.clock import SystemClock
from kiosk.devices.printer import open_printer
from kiosk.gate.desk import Desk, DeskLock, ReceiptRoom
from kiosk.gate.terms import author_of, officers_of, place_of, setting_of
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.look.options import WindowOptions
from kiosk.look.start import prepare
from kiosk.ports import Clock
from kiosk.settings.gate import NO_PRINTER, GateSettings
from kiosk.wire.hashes import fits

if TYPE_CHECKING:
    from kiosk.display.app import DisplayApp


def run(settings: GateSettings) -> None:
    """Open the desk and its window; returns when the window is closed or on SIGTERM.

    Raises JournalError, FileNotFoundError or ValueError (a printer's address) before any window
    opens.
    """
    app, desk, journal = assemble(settings)
    signal.signal(signal.SIGTERM, lambda *_: app.stop())
    desk.start()
    try:
        app.run()
    finally:
        desk.stop()
        journal.close()


def assemble(settings: GateSettings) -> tuple[DisplayApp, Desk, GateJournal]:
    """Put window and desk together, neither of them started."""
    screen = settings.display.screen
    options = WindowOptions(screen.width, screen.height, screen.fullscreen, mirror=False)
    prepare(settings.storage.folder / "kivy-display", options)
    # Kivy reads its environment when it is imported, so only now.
    from kiosk.display.app import DisplayApp

    clock = SystemClock()
    journal = open_journal(settings.storage.folder, author_of(settings))
    desk = Desk(
        journal,
        clock,
        place_of(settings),
        setting_of(settings),
        # The two know each other only by these calls: the window posts, the desk shows.
        lambda face: app.show(face),  # noqa: PLW0108 - app comes after
        DeskLock(journal, fits, officers_of(settings), settings.display.lock_minutes * 60),
        receipts=open_receipts(settings, journal, clock),
    )
    app = DisplayApp(desk.post, options)
    return app, desk, journal


def open_receipts(settings: GateSettings, journal: GateJournal, clock: Clock) -> ReceiptRoom | None:
    """Return what prints receipts, None without a printer; raises ValueError for its address."""
    printer = settings.display.printer
    if printer.address == NO_PRINTER:
        return None
    opened = open_printer(printer.address, printer.width_dots)
    return ReceiptRoom(opened, journal, author_of(settings).node, clock)
