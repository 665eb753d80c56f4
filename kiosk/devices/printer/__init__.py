"""Ticket printers: the real ones by network, USB, serial line or device file, and their twin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.devices.printer.escpos import EscposPrinter
from kiosk.devices.printer.links import FileLink, Link, NetworkLink, SerialLink, UsbLink
from kiosk.devices.printer.picture import check_width, draw
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.devices.printer.trouble import Trouble
from kiosk.ports import Printer, PrinterFault

if TYPE_CHECKING:
    from kiosk.domain.slip import Printable

__all__ = ["EscposPrinter", "NoPrinter", "SimulatedPrinter", "Trouble", "draw", "open_printer"]

ALLOWED = (
    "none, network:HOST[:PORT], usb:VENDOR:PRODUCT (hexadecimal), serial:DEVICE[:BAUD], "
    "file:DEVICE or simulated:FOLDER"
)


class NoPrinter:
    """A kiosk without a printer: the number stays on the screen and goes to the phone."""

    def print(self, slip: Printable) -> None:
        """Raise PrinterFault with the code ABSENT, which is nobody's fault to mend."""
        del slip
        raise PrinterFault(Trouble.ABSENT, "no printer is set up")


def open_printer(address: str, width_dots: int) -> Printer:
    """Return the printer that the settings name; touches no device until the first slip.

    ``address`` is one of ``none``, ``network:10.0.0.9:9100``, ``usb:04b8:0e15``,
    ``serial:/dev/ttyUSB0:19200``, ``file:/dev/usb/lp0``, ``simulated:FOLDER``. Raises ValueError
    that says what is allowed, also for a width that no roll has.
    """
    check_width(width_dots)
    kind, _, place = address.strip().partition(":")
    if kind == "none" and not place:
        return NoPrinter()
    if kind == "simulated" and place:
        return SimulatedPrinter(Path(place), width_dots)
    try:
        return EscposPrinter(_link(kind, place), width_dots)
    except ValueError as fault:
        raise ValueError(f"printer {address!r} is not understood; allowed: {ALLOWED}") from fault


def _link(kind: str, place: str) -> Link:
    """Read the part after the kind; raises ValueError."""
    match kind, *place.rsplit(":", 1):
        case "network", host, port if host:
            return NetworkLink(host.strip("[]"), _number(port, 10, 0xFFFF))
        case "network", host if host:
            return NetworkLink(host)
        case "usb", vendor, product:
            return UsbLink(_number(vendor, 16, 0xFFFF), _number(product, 16, 0xFFFF))
        case "serial", path, baud if path:
            return SerialLink(path, _number(baud, 10, 4_000_000))
        case "serial", path if path:
            return SerialLink(path)
        case "file", *_ if place:
            return FileLink(place)
        case _:
            raise ValueError(kind)


def _number(text: str, base: int, most: int) -> int:
    """Read a number from 1 to ``most``; raises ValueError."""
    value = int(text, base)
    if not 1 <= value <= most:
        raise ValueError(text)
    return value
