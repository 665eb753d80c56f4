"""What a scanned text is taken for."""

from __future__ import annotations

import pytest
import qrcode.util
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking import Flaw, FlawedCode, TicketCode
from kiosk.domain.reference import ALPHABET
from kiosk.domain.types import TicketId
from kiosk.wire.scanned import read_scanned
from kiosk.wire.tickets import ID_LENGTH, read_ticket_code, read_ticket_id, ticket_code

TICKET_IDS = st.text(ALPHABET, min_size=ID_LENGTH, max_size=ID_LENGTH).map(TicketId)


@given(TICKET_IDS)
def test_a_ticket_is_known_again(ticket: TicketId) -> None:
    assert read_scanned(ticket_code(ticket), {}) == TicketCode(ticket)


@given(TICKET_IDS, st.sampled_from(["https://kunjungan.example", "http://10.0.0.5:8080/"]))
def test_a_ticket_that_opens_a_page_is_known_again(ticket: TicketId, url: str) -> None:
    code = ticket_code(ticket, url)

    assert read_scanned(code, {}) == TicketCode(ticket)
    assert code == code.upper()
    assert qrcode.util.optimal_mode(code.encode()) == qrcode.util.MODE_ALPHA_NUM


@given(TICKET_IDS)
def test_an_address_that_a_phone_passed_on_is_known_whatever_its_host(ticket: TicketId) -> None:
    assert read_scanned(f"https://elsewhere.example/t/{ticket.lower()}", {}) == TicketCode(ticket)


@pytest.mark.parametrize(
    "text",
    [
        "HTTPS://HOST/T/",
        "HTTPS://HOST/T/" + "0" * 15,
        "HTTPS://HOST/T/" + "0" * 17,
        "HTTPS://HOST/T/" + "U" * 16,
        "HTTPS://HOST/X/" + "0" * 16,
        "HTTPS://HOST/T/" + "0" * 16 + "?lang=en",
        "HTTPS://HOST/A/T/" + "0" * 16,
        "HTTPS:///T/" + "0" * 16,
        "FTP://HOST/T/" + "0" * 16,
        "HTTPS://HO ST/T/" + "0" * 16,
        "HTTPS://HOST/T/" + "0" * 15 + "\N{KELVIN SIGN}",
        "HTTPS://" + "H" * 3000 + "/T/" + "0" * 16,
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
    found = read_ticket_code(text)
    assert found is None or len(found.ticket) == ID_LENGTH


@pytest.mark.parametrize("text", ["0" * 15, "0" * 16 + "\n", "U" * 16, "\N{KELVIN SIGN}" * 16, ""])
def test_what_is_no_id_is_none(text: str) -> None:
    assert read_ticket_id(text) is None
    assert read_ticket_id("0" * 15 + "z") == "0" * 15 + "Z"
