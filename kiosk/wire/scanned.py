"""Whatever a camera brings, as something that admission can judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.wire.codes import read_code
from kiosk.wire.tickets import read_ticket_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cwt.cose_key_interface import COSEKeyInterface

    from kiosk.domain.booking import FlawedCode, SignedCode, TicketCode
    from kiosk.domain.types import KeyId


def read_scanned(
    text: str, keys: Mapping[KeyId, COSEKeyInterface]
) -> TicketCode | SignedCode | FlawedCode:
    """Tell what a scanned text is: one of our tickets, a booking code, or neither.

    A typed reference drawn as a QR is neither: references prove nothing, so guessing them is
    throttled at the keypad, and a camera that took them ten times a second would undo that.
    """
    return read_ticket_code(text) or read_code(text, keys)
