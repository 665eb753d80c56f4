"""The booking code: what we signed reads back, and no bit of it may differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import base45
import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking import Booking, Flaw, FlawedCode, SignedCode
from kiosk.domain.types import BookingId, KeyId, ServiceId, SiteId
from kiosk.wire.codes import LONGEST, PREFIX, issue_code, read_code
from kiosk.wire.keys import verifying_key
from kiosk.wire.sync import PublicKey
from tests.domain.made import booking
from tests.wire.signing import (
    ALG,
    CLAIMS,
    CODE,
    EDDSA,
    KEY_ID,
    KEYS,
    KID,
    PARTY,
    PROVEN,
    SECRET,
    SIGNED,
    SITE,
    flaw_of,
    private,
    public,
    signed_by_hand,
    signing,
    text_of,
)

NAMES = st.from_regex("[a-z][a-z0-9_-]{0,39}", fullmatch=True)

WHEN = st.integers(1_600_000_000, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    begins_at = draw(WHEN)
    return replace(
        PROVEN,
        id=BookingId(draw(st.binary(min_size=8, max_size=8)).hex()),
        site=SiteId(draw(NAMES)),
        service=ServiceId(draw(NAMES)),
        session_from=begins_at,
        session_until=begins_at + timedelta(seconds=draw(st.integers(1, 10**6))),
        party=draw(st.integers(1, 50)),
    )


@given(bookings())
def test_what_was_issued_reads_back(made: Booking) -> None:
    code = issue_code(made, signing())
    assert read_code(code, KEYS) == SignedCode(made, KEY_ID)
    assert len(code) < LONGEST


def test_another_hand_reads_the_same_code() -> None:
    message = cbor2.loads(base45.b45decode(CODE.removeprefix("RTB1:")))
    protected, unprotected, payload, signature = message.value
    assert (message.tag, unprotected) == (18, {})
    assert cbor2.loads(protected) == {ALG: EDDSA, KID: b"2026"}
    assert cbor2.loads(payload) == CLAIMS
    private().public_key().verify(signature, cbor2.dumps(["Signature1", protected, b"", payload]))


def test_what_another_hand_signed_is_read() -> None:
    assert read_code(text_of(signed_by_hand(CLAIMS)), KEYS) == SignedCode(PROVEN, KEY_ID)


def test_a_code_fits_the_dense_mode_of_a_qr_and_names_nobody() -> None:
    assert set(CODE) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(CODE) < 260
    assert booking().visitor.encode() not in SIGNED


def test_two_keys_hold_at_once_and_each_only_for_its_own() -> None:
    newer = KeyId("2027")
    both = {**KEYS, newer: verifying_key(PublicKey(newer, public(2)))}
    assert read_code(issue_code(PROVEN, signing(2, newer)), both) == SignedCode(PROVEN, newer)
    assert read_code(CODE, both) == SignedCode(PROVEN, KEY_ID)
    swapped = {KEY_ID: both[newer], newer: both[KEY_ID]}
    assert isinstance(read_code(CODE, swapped), FlawedCode)


def test_no_bit_may_be_flipped() -> None:
    whole = int.from_bytes(SIGNED, "big")
    for bit in range(len(SIGNED) * 8):
        flipped = (whole ^ (1 << bit)).to_bytes(len(SIGNED), "big")
        assert flaw_of(text_of(flipped)) in {Flaw.UNREADABLE, Flaw.FORGED}, bit


def test_nothing_may_be_cut_off() -> None:
    for length in range(len(SIGNED)):
        assert flaw_of(text_of(SIGNED[:length])) is Flaw.UNREADABLE, length


@given(st.binary(min_size=1, max_size=20))
def test_nothing_may_follow(tail: bytes) -> None:
    assert flaw_of(text_of(SIGNED + tail)) is Flaw.UNREADABLE


@pytest.mark.parametrize("text", [CODE[5:], CODE.lower(), " " + CODE, "RTB2:" + CODE[5:], "", "x"])
def test_what_does_not_begin_like_ours(text: str) -> None:
    assert flaw_of(text) is Flaw.NOT_OURS


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/?q=1",
        "WIFI:S:a;P:b;;",
        PREFIX + "0" * LONGEST,
        "x" * 3000,
    ],
)
def test_other_peoples_codes_are_not_ours(text: str) -> None:
    assert flaw_of(text) is Flaw.NOT_OURS


@pytest.mark.parametrize("claims", [{**CLAIMS, SITE: SECRET, PARTY: SECRET}, [SECRET], SECRET])
def test_a_detail_never_repeats_what_was_scanned(claims: object) -> None:
    found = read_code(text_of(signed_by_hand(claims)), KEYS)
    assert isinstance(found, FlawedCode)
    assert SECRET not in found.detail


@given(st.text("0123456789ABCDEF", min_size=8, max_size=300))
def test_a_detail_never_repeats_what_could_not_be_read(text: str) -> None:
    found = read_code(PREFIX + text, KEYS)
    assert isinstance(found, FlawedCode)
    assert text not in found.detail
