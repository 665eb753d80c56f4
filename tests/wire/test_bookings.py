"""Bookings as the feed carries them."""

from __future__ import annotations

import json

import msgspec
import pytest

from kiosk.domain.booking import Booking, BookingStatus
from kiosk.wire.bookings import decode_booking, encode_booking
from tests.domain.made import booking


@pytest.mark.parametrize(
    "made",
    [
        booking(),
        booking(status=BookingStatus.WITHDRAWN),
        booking(reference=None, visitor="", host=""),
    ],
)
def test_a_booking_comes_back_as_it_went(made: Booking) -> None:
    assert decode_booking(encode_booking(made)) == made


@pytest.mark.parametrize(
    "change",
    [
        {"party": "three"},
        {"status": "perhaps"},
        {"session_from": "tomorrow"},
    ],
)
def test_what_is_no_booking(change: dict[str, object]) -> None:
    written = {**json.loads(encode_booking(booking())), **change}
    with pytest.raises(msgspec.MsgspecError):
        decode_booking(json.dumps(written))


@pytest.mark.parametrize("text", ["", "[]", "{}", "\0"])
def test_what_is_not_even_shaped_like_one(text: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode_booking(text)
