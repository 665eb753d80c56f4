"""Bookings as the feed carries them: names already masked."""

from __future__ import annotations

import msgspec

from kiosk.domain.booking import Booking


def encode_booking(booking: Booking) -> str:
    """Return a booking's JSON."""
    return msgspec.json.encode(booking).decode()


def decode_booking(text: str | bytes) -> Booking:
    """Read a booking; raises msgspec.MsgspecError."""
    return msgspec.json.decode(text, type=Booking)
