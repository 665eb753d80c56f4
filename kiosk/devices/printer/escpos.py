"""The real printer: the slip's picture as ESC/POS raster bytes over one of the links."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog

from kiosk.devices.printer.picture import draw
from kiosk.devices.printer.trouble import (
    ASK_OFFLINE_CAUSE,
    ASK_PAPER,
    ASK_PAPER_WHEN_PRINTED,
    Trouble,
    offline_cause,
    paper_state,
    printed_state,
)
from kiosk.ports import PrinterFault

if TYPE_CHECKING:
    from escpos.escpos import Escpos
    from PIL import Image

    from kiosk.devices.printer.links import Link
    from kiosk.domain.slip import Printable

LOG = structlog.get_logger(__name__)

BAND_DOTS = 256
"""Rows per raster command: small printers hold no more than a few centimetres in memory."""

ANSWERS_S = 0.5
"""Many cheap printers never answer a question; one that does, answers within milliseconds."""

PRINTED_S = 8.0
"""The longest slip at the slowest print speed on sale (about 60 mm/s), twice over."""


def put(device: Escpos, picture: Image.Image) -> None:
    """Send ``picture`` (mode "1") and cut: reset, raster bands, feed, partial cut.

    A partial cut leaves the slip hanging by a corner, so that it never falls to the floor.
    """
    # The library asks for the paper's width and prints a complaint when it is not known.
    media = {"dpi": 203, "width": {"mm": picture.width / 8, "pixels": picture.width}}
    device.profile.profile_data = {**device.profile.profile_data, "media": media}
    device.hw("INIT")
    device.image(picture, impl="bitImageRaster", fragment_height=BAND_DOTS)
    device.cut(mode="PART")


class EscposPrinter:
    """A thermal printer. Connects for each slip: it may be switched off or unplugged between."""

    def __init__(self, link: Link, width_dots: int) -> None:
        """Keep where the printer is and how wide its paper is; touches nothing yet."""
        self.link = link
        self._width_dots = width_dots

    def print(self, slip: Printable) -> None:
        """Print and cut one slip; raises PrinterFault with a Trouble as its code.

        Where the printer answers questions, returns only after it has reported the slip printed.
        """
        try:
            picture = draw(slip, self._width_dots)
            self._send(picture)
        except PrinterFault:
            raise
        except Exception as failure:
            # Drivers raise what they like (termios.error, usb NoBackendError, assertions of the
            # library). The number is in the journal already; nothing here may stop the kiosk.
            code = _code_of(failure)
            LOG.warning("printer_failed", code=code, error=str(failure))
            raise PrinterFault(code, f"{type(failure).__name__}: {failure}") from failure

    def _send(self, picture: Image.Image) -> None:
        device = self.link.connect()
        try:
            answers = self._check_before(device)
            put(device, picture)
            self.link.settle(device)
            if answers:
                _insist(printed_state(self.link.ask(device, ASK_PAPER_WHEN_PRINTED, PRINTED_S)))
        except BaseException:
            with suppress(Exception):  # the first failure is the one to report
                self.link.abandon(device)
            raise
        device.close()

    def _check_before(self, device: Escpos) -> bool:
        """Raise PrinterFault for a known trouble; return whether the printer answers at all."""
        _insist(self.link.trouble(device))
        paper = self.link.ask(device, ASK_PAPER, ANSWERS_S)
        _insist(paper_state(paper))
        if paper:
            _insist(offline_cause(self.link.ask(device, ASK_OFFLINE_CAUSE, ANSWERS_S)))
        return bool(paper)


def _insist(trouble: Trouble | None) -> None:
    if trouble:
        raise PrinterFault(trouble, "the printer says so")


def _code_of(failure: Exception) -> Trouble:
    """Name a failure of the driver or the operating system."""
    from escpos.exceptions import DeviceNotFoundError
    from serial import SerialTimeoutException

    if isinstance(failure, TimeoutError | SerialTimeoutException):
        return Trouble.STUCK
    if getattr(failure, "errno", None) == errno.ETIMEDOUT:  # pyusb's USBTimeoutError
        return Trouble.STUCK
    if isinstance(failure, OSError | DeviceNotFoundError):
        return Trouble.GONE
    return Trouble.REFUSED
