"""What a scanned text is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking import Flaw, FlawedCode, TicketCode
from kiosk.domain.reference import ALPHABET
from kiosk.domain.types import TicketId
from kiosk.wire.scanned import read_scanned
from kiosk.wire.tickets import ID_LENGTH, read_ticket_code, ticket_code

TICKET_IDS = st.text(ALPHABET, min_size=ID_LENGTH, max_size=ID_LENGTH).map(TicketId)


@given(TICKET_IDS)
def test_a_ticket_is_known_again(ticket: TicketId) -> None:
    assert read_scanned(ticket_code(ticket), {}) == TicketCode(ticket)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7K2M4XQE",
        "7K2M-4XQE",
        "7K2M4XQ5",
        "7K2M - 4XQE",
        "RTT1:",
        "RTT1:" + "0" * 15,
        "RTT1:" + "0" * 17,
        "RTT1:" + "U" * 16,
        "rtt1:" + "0" * 16,
        "RTT1:" + "0" * 16 + "\n",
        "\ud800",
        "8991234567890",
    ],
)
def test_anything_else_is_not_ours(text: str) -> None:
    found = read_scanned(text, {})
    assert isinstance(found, FlawedCode)
    assert found.flaw is Flaw.NOT_OURS


@given(st.text(st.characters(), max_size=40))
def test_any_text_is_taken_for_something(text: str) -> None:
    read_scanned(text, {})
    assert read_ticket_code(text) is None or len(text) == len("RTT1:") + ID_LENGTH
