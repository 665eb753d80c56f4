"""The ways to a real printer, each a description that opens into a python-escpos device.

python-escpos takes 0.7 s to import, so it is imported where a link opens: on the printer's thread.
Everything here raises whatever its driver raises; ``EscposPrinter`` gives that a name.
"""

from __future__ import annotations

import fcntl
import os
import socket
import termios
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.devices.printer.trouble import Trouble

if TYPE_CHECKING:
    from escpos.escpos import Escpos

CONNECTS_S = 5.0
TAKES_DATA_S = 15.0
"""A printer out of paper or with an open cover stops taking data; after this it counts as stuck."""

LPGETSTATUS = 0x060B
LP_PAPER_OUT, LP_NO_ERROR = 0x20, 0x08
"""From Linux ``lp.h``: what a line printer tells of itself by ioctl."""


class Link(ABC):
    """A way to a printer; what a link has no means for, it leaves as here."""

    __slots__ = ()

    @abstractmethod
    def connect(self) -> Escpos:
        """Open the device, ready to print."""

    def ask(self, device: Escpos, question: bytes, within_s: float) -> bytes:
        """Return the printer's answer, empty when this link or this printer gives none."""
        del device, question, within_s
        return b""

    def trouble(self, device: Escpos) -> Trouble | None:
        """Tell what the operating system, not the printer itself, knows of it."""
        del device
        return None

    def settle(self, device: Escpos) -> None:
        """Wait until all bytes have left this machine; raises TimeoutError when they do not."""
        del device

    def abandon(self, device: Escpos) -> None:
        """Close after a failure, without waiting for the printer."""
        device.close()


@dataclass(frozen=True, slots=True)
class NetworkLink(Link):
    """A printer that listens on TCP, as almost all with a network socket do on port 9100."""

    host: str
    port: int = 9100

    def connect(self) -> Escpos:
        """Open the connection within CONNECTS_S; raises ConnectionError.

        Opened here, because the library's way leaks the socket of a printer that is away.
        """
        from escpos.printer import Network

        try:
            line = socket.create_connection((self.host, self.port), CONNECTS_S)
        except OSError as failure:
            raise ConnectionError(f"{self.host}:{self.port}: {failure}") from failure
        line.settimeout(TAKES_DATA_S)
        device = Network(self.host, self.port)
        device.device = line
        return device

    def ask(self, device: Escpos, question: bytes, within_s: float) -> bytes:
        """Ask; silence is no failure."""
        device.device.settimeout(within_s)
        try:
            return bytes(device.query_status(question))
        except TimeoutError:
            return b""
        finally:
            device.device.settimeout(TAKES_DATA_S)

    def settle(self, device: Escpos) -> None:
        """Wait until the printer has acknowledged all; the kernel alone would swallow a slip."""
        _drain(device.device.fileno(), TAKES_DATA_S)
        if lost := device.device.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(lost, os.strerror(lost))


@dataclass(frozen=True, slots=True)
class SerialLink(Link):
    """A printer on a serial line, eight data bits, no parity, hardware handshake."""

    path: str
    baud: int = 9600

    def connect(self) -> Escpos:
        """Open the line; one write is a band of the picture and has the time that it needs."""
        from escpos.printer import Serial

        device = Serial(self.path, baudrate=self.baud)
        device.open()
        device.device.write_timeout = TAKES_DATA_S + self._seconds(30_000)
        return device

    def ask(self, device: Escpos, question: bytes, within_s: float) -> bytes:
        """Ask after throwing away what an earlier slip may have left unread."""
        device.device.reset_input_buffer()
        device.device.timeout = within_s
        device.device.write(question)
        return bytes(device.device.read(1))

    def settle(self, device: Escpos) -> None:
        """Wait for the kernel's buffer to empty; closing the line would wait for ever."""
        _drain(device.device.fileno(), TAKES_DATA_S + self._seconds(4096))

    def abandon(self, device: Escpos) -> None:
        """Throw away what the printer did not take, then close."""
        device.device.reset_output_buffer()
        device.close()

    def _seconds(self, count: int) -> float:
        """Time for ``count`` bytes on the line, with start and stop bit."""
        return count * 10 / self.baud


@dataclass(frozen=True, slots=True)
class UsbLink(Link):
    """A printer found by its USB vendor and product number, through libusb."""

    vendor: int
    product: int

    def connect(self) -> Escpos:
        """Open the device at the endpoints it declares; makers do not agree on their numbers."""
        from escpos.printer import Usb

        into, out = self._endpoints()
        limit_ms = int(TAKES_DATA_S * 1000)
        device = Usb(self.vendor, self.product, timeout=limit_ms, in_ep=into, out_ep=out)
        device.open()
        return device

    def _endpoints(self) -> tuple[int, int]:
        """Return the printer's first endpoints in and out, the usual ones when it has none."""
        import usb.core

        found = usb.core.find(idVendor=self.vendor, idProduct=self.product)
        if found is None:
            raise FileNotFoundError(f"no USB device {self.vendor:04x}:{self.product:04x}")
        ends = [end.bEndpointAddress for interface in found[0] for end in interface]
        into = [end for end in ends if end & 0x80]
        out = [end for end in ends if not end & 0x80]
        return (into or [0x82])[0], (out or [0x01])[0]

    def ask(self, device: Escpos, question: bytes, within_s: float) -> bytes:
        """Ask; silence is no failure."""
        import usb.core

        device.device.write(device.out_ep, question)
        try:
            return bytes(device.device.read(device.in_ep, 16, int(within_s * 1000)))
        except usb.core.USBTimeoutError:
            return b""


@dataclass(frozen=True, slots=True)
class FileLink(Link):
    """A printer behind a device file such as ``/dev/usb/lp0``, or a plain file."""

    path: str

    def connect(self) -> Escpos:
        """Open the file for writing; a missing device is not created as a file."""
        from escpos.printer import File

        if not Path(self.path).exists():
            raise FileNotFoundError(self.path)
        device = File(self.path)
        device.open()
        return device

    def trouble(self, device: Escpos) -> Trouble | None:
        """Ask the kernel's printer driver; a plain file has no paper."""
        try:
            answer = fcntl.ioctl(device.device, LPGETSTATUS, bytes(4))
        except OSError:
            return None
        if answer[0] & LP_PAPER_OUT:
            return Trouble.PAPER_OUT
        return None if answer[0] & LP_NO_ERROR else Trouble.REFUSED


def _drain(descriptor: int, within_s: float) -> None:
    """Wait until the kernel holds no unsent byte (TIOCOUTQ, for sockets and lines alike)."""
    until = time.monotonic() + within_s
    while any(fcntl.ioctl(descriptor, termios.TIOCOUTQ, bytes(4))):
        if time.monotonic() > until:
            raise TimeoutError("the printer takes no more data")
        time.sleep(0.01)
