"""Printing on a thread of its own: a printer may block for seconds, a visitor must not."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread

import structlog

from kiosk.domain.slip import Printable
from kiosk.gate.face.situation import PaperState
from kiosk.ports import Printer, PrinterFault

IDLE_S = 0.2
STOP_S = 2.0

OnPaper = Callable[[PaperState, str, str], None]
"""Told what became of a print, the technical detail of a fault, and the number on the slip."""


class PrintRoom:
    """Prints one slip after the other; a slip that fails is not tried again by itself.

    A second copy that comes out minutes later, when its visitor has long gone, would confuse the
    next one: the screen keeps the number instead, and the fault is raised.
    """

    def __init__(self, printer: Printer, on_paper: OnPaper) -> None:
        """Take the printer, and whom to tell; ``on_paper`` is called on the printing thread."""
        self._printer = printer
        self._on_paper = on_paper
        self._slips: SimpleQueue[Printable] = SimpleQueue()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="printing", daemon=True)
        self._log = structlog.get_logger(__name__)

    def start(self) -> None:
        """Begin to print."""
        self._thread.start()

    def print(self, slip: Printable) -> None:
        """Put a slip in line; returns at once."""
        self._on_paper(PaperState.PRINTING, "", slip.number)
        self._slips.put(slip)

    def stop(self) -> None:
        """Finish the slip under way; a printer that hangs is left to the process's end."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                slip = self._slips.get(timeout=IDLE_S)
            except Empty:
                continue
            self._on_paper(*self._print_one(slip), slip.number)

    def _print_one(self, slip: Printable) -> tuple[PaperState, str]:
        try:
            self._printer.print(slip)
        except PrinterFault as fault:
            self._log.warning("ticket not printed", code=fault.code)
            return PaperState.FAILED, str(fault)
        except Exception as error:  # noqa: BLE001 - a driver's surprise must not end printing for the day
            self._log.exception("printer driver failed")
            return PaperState.FAILED, type(error).__name__
        return PaperState.PRINTED, ""
