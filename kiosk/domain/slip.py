"""What stands on printed paper: words already chosen, no name and no person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """The lines of a ticket in the visitor's language.

    ``stations`` are the names of the journey's stations in order; ``qr`` is the text of the
    ticket's QR code (see ``kiosk.wire.tickets``). Nothing here names a visitor or a detainee.
    """

    site: str
    title: str
    number: str
    headline: str
    lines: tuple[str, ...]
    stations: tuple[str, ...]
    qr: str
    qr_caption: str
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """Some pieces of one kind, e.g. ``Makanan matang`` and ``2``; ``reason`` may be empty."""

    name: str
    count: str
    reason: str


@dataclass(frozen=True, slots=True)
class SlipPart:
    """Things with one result under its name, e.g. ``Diterima``."""

    title: str
    lines: tuple[SlipLine, ...]


@dataclass(frozen=True, slots=True)
class ReceiptSlip:
    """The receipt for a party's belongings, as a ticket is: no visitor and no detainee.

    ``at`` is date and time of the inspection; ``qr`` is the ticket's own code.
    """

    site: str
    title: str
    number: str
    at: str
    parts: tuple[SlipPart, ...]
    qr: str
    qr_caption: str
    footer: tuple[str, ...]


Printable = Slip | ReceiptSlip
"""Whatever a printer takes."""
