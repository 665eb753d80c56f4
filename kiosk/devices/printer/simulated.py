"""The printer's twin: keeps the very bytes a real one would get, and a picture of the slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.devices.printer.escpos import put
from kiosk.devices.printer.picture import draw
from kiosk.devices.printer.receipt import pictures
from kiosk.devices.printer.trouble import Trouble
from kiosk.ports import PrinterFault

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.domain.slip import Printable


class SimulatedPrinter:
    """Writes slip after slip to ``NNNN.escpos`` and ``NNNN.png`` in a folder, from 0001 on."""

    def __init__(self, folder: Path, width_dots: int) -> None:
        """Print into ``folder``, which is made when it is missing."""
        self._folder = folder
        self._width_dots = width_dots
        self._trouble: Trouble | None = None

    def fail_with(self, trouble: Trouble) -> None:
        """Have every slip fail with ``trouble`` until ``recover``."""
        self._trouble = trouble

    def recover(self) -> None:
        """Print again."""
        self._trouble = None

    def print(self, slip: Printable) -> None:
        """Write one slip; raises PrinterFault as told, or when it cannot be drawn or written."""
        if self._trouble:
            raise PrinterFault(self._trouble, "as told")
        try:
            self._write(self._bytes_of(slip))
        except OSError as failure:
            raise PrinterFault(Trouble.GONE, repr(failure)) from failure
        except ValueError as failure:
            raise PrinterFault(Trouble.REFUSED, repr(failure)) from failure

    def _bytes_of(self, slip: Printable) -> bytes:
        from escpos.printer import Dummy

        device = Dummy()
        put(device, draw(slip, self._width_dots))
        return bytes(device.output)

    def _write(self, sent: bytes) -> None:
        """Write the picture last: who waits for it finds the bytes complete."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{self._next():04d}"
        (self._folder / f"{name}.escpos").write_bytes(sent)
        part = self._folder / f"{name}.part"
        pictures(sent)[0].save(part, format="PNG")
        part.rename(self._folder / f"{name}.png")

    def _next(self) -> int:
        """Return the number after the last one in the folder, also after a restart."""
        numbers = [path.stem for path in self._folder.glob("*.escpos")]
        return max((int(stem) for stem in numbers if stem.isdecimal()), default=0) + 1
