"""The QR of a ticket: the ticket's random id, which names nobody and opens nothing.

``RTT1:ID`` where there is no phone page; ``HTTPS://HOST/T/ID`` where there is, so that a phone's
camera opens it. Capitals throughout: QR's alphanumeric mode has no others and is a third smaller.
"""

from __future__ import annotations

import re

from kiosk.domain.booking import TicketCode
from kiosk.domain.reference import ALPHABET
from kiosk.domain.types import TicketId

PREFIX = "RTT1:"
ID_LENGTH = 16
PAGE_PATH = "/T/"
MOST_SYMBOLS = 200

_ID = f"([{ALPHABET}]{{{ID_LENGTH}}})"
_CODE = re.compile(PREFIX + _ID)
# ASCII: else the long s would pass for S and the Kelvin sign for K.
_ADDRESS = re.compile(rf"https?://[^/?#\s]+/t/{_ID}", re.ASCII | re.IGNORECASE)


def ticket_code(ticket: TicketId, public_url: str = "") -> str:
    """Return the text of a ticket's QR.

    ``public_url`` is where phones reach the server, e.g. ``https://kunjungan.example``: no path,
    since scheme and host are all that may be written in capitals.
    """
    if not public_url:
        return PREFIX + ticket
    return public_url.rstrip("/").upper() + PAGE_PATH + ticket


def read_ticket_code(text: str) -> TicketCode | None:
    """Return the ticket that a scanned text names, or None if it is no ticket code.

    The host is not looked at and never asked: only the id is taken, and it proves itself by being
    known here. So tickets stay good when the server's address changes, and a foreign address can
    do no more than name a ticket.
    """
    if len(text) > MOST_SYMBOLS:
        return None
    match = _CODE.fullmatch(text) or _ADDRESS.fullmatch(text)
    return None if match is None else TicketCode(TicketId(match[1].upper()))


def read_ticket_id(text: str) -> TicketId | None:
    """Return a ticket's id out of an address, in capitals or not; None for anything else."""
    match = re.fullmatch(_ID, text.upper()) if text.isascii() else None
    return None if match is None else TicketId(match[1])
