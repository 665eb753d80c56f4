"""What stands on a printed ticket: words already chosen, no name and no person."""

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
