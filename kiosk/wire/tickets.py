"""The QR of a ticket: ``RTT1:`` and the ticket's random id. It names nobody and opens nothing."""

from __future__ import annotations

import re

from kiosk.domain.booking import TicketCode
from kiosk.domain.reference import ALPHABET
from kiosk.domain.types import TicketId

PREFIX = "RTT1:"
ID_LENGTH = 16

_CODE = re.compile(f"{PREFIX}([{ALPHABET}]{{{ID_LENGTH}}})")


def ticket_code(ticket: TicketId) -> str:
    """Return the text of a ticket's QR: 21 characters of QR's alphanumeric mode."""
    return PREFIX + ticket


def read_ticket_code(text: str) -> TicketCode | None:
    """Return the ticket that a scanned text names, or None if it is no ticket code."""
    match = _CODE.fullmatch(text)
    return None if match is None else TicketCode(TicketId(match[1]))
