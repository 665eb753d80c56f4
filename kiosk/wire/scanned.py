"""Whatever a camera or a finger brings, as something that admission can judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.booking import TypedReference
from kiosk.domain.reference import LENGTH, MistypedError, parse_reference
from kiosk.wire.codes import read_code
from kiosk.wire.tickets import read_ticket_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cwt.cose_key_interface import COSEKeyInterface

    from kiosk.domain.booking import Presented
    from kiosk.domain.types import KeyId

_WITH_DASH = LENGTH + 1


def read_scanned(text: str, keys: Mapping[KeyId, COSEKeyInterface]) -> Presented:
    """Tell what a scanned text is: one of our tickets, a reference as QR, or a booking code."""
    ticket = read_ticket_code(text)
    if ticket is not None:
        return ticket
    if len(text) <= _WITH_DASH:
        try:
            return TypedReference(parse_reference(text))
        except MistypedError:
            pass
    return read_code(text, keys)
