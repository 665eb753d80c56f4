"""The booking code: what we signed reads back, and nothing else gets in or breaks anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cwt import COSE, COSEKey
from cwt.cose_key_interface import COSEKeyInterface
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking import Booking, Flaw, FlawedCode, SignedCode
from kiosk.domain.types import BookingId, KeyId, ServiceId, SiteId
from kiosk.wire.codes import LONGEST, PREFIX, issue_code, read_code
from kiosk.wire.keys import verifying_key
from kiosk.wire.sync import PublicKey
from tests.domain.made import booking

KEY_ID = KeyId("2026")
ALG, KID, EDDSA, HMAC_256 = 1, 4, -8, 5
EXP, NBF, CTI, SITE, SERVICE, PARTY = 4, 5, 7, -70001, -70002, -70003


@cache
def private(seed: int = 1) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def public(seed: int = 1) -> bytes:
    return private(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


@cache
def signing(seed: int = 1, key_id: KeyId = KEY_ID) -> COSEKeyInterface:
    pem = private(seed).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return COSEKey.from_pem(pem, kid=key_id)


KEYS = {KEY_ID: verifying_key(PublicKey(KEY_ID, public()))}
# What a code proves; the rest of a booking is known from the list only.
PROVEN = booking(reference=None, visitor="", host="")
CODE = issue_code(PROVEN, signing())
SIGNED: bytes = base45.b45decode(CODE.removeprefix(PREFIX))
CLAIMS = {
    CTI: bytes.fromhex(PROVEN.id),
    NBF: int(PROVEN.session_from.timestamp()),
    EXP: int(PROVEN.session_until.timestamp()),
    SITE: PROVEN.site,
    SERVICE: PROVEN.service,
    PARTY: PROVEN.party,
}
SECRET = "rutan-nowhere"
"""Stands in hostile codes; must not come out in a detail."""


def text_of(signed: bytes) -> str:
    encoded: bytes = base45.b45encode(signed)
    return PREFIX + encoded.decode()


def signed_by_hand(
    claims: Any,  # noqa: ANN401 - whatever CBOR can hold
    header: Any = None,  # noqa: ANN401 - as above
    unprotected: Any = None,  # noqa: ANN401 - as above
) -> bytes:
    """Sign like RFC 9052 4.4 says, without the product and without its COSE library."""
    protected = cbor2.dumps({ALG: EDDSA, KID: b"2026"} if header is None else header)
    payload = claims if isinstance(claims, bytes) else cbor2.dumps(claims)
    to_be_signed = cbor2.dumps(["Signature1", protected, b"", payload])
    message = [protected, unprotected or {}, payload, private().sign(to_be_signed)]
    return cbor2.dumps(cbor2.CBORTag(18, message))


def flaw_of(text: str) -> Flaw | None:
    found = read_code(text, KEYS)
    return found.flaw if isinstance(found, FlawedCode) else None


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


@given(st.text())
def test_any_text_is_refused(text: str) -> None:
    assert flaw_of(text) is (Flaw.UNREADABLE if text.startswith(PREFIX) else Flaw.NOT_OURS)
    assert flaw_of(PREFIX + text) is not None


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=580))
def test_any_text_of_the_alphabet_is_refused(text: str) -> None:
    assert flaw_of(PREFIX + text) is Flaw.UNREADABLE


@given(st.binary(max_size=390))
def test_any_bytes_are_refused(content: bytes) -> None:
    assert flaw_of(text_of(content)) is not None


CBOR = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
    | st.binary(max_size=9) | st.datetimes(timezones=st.just(UTC)) | st.just(cbor2.undefined),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.integers(-70003, 9) | st.text(max_size=3), inner, max_size=4)
    | st.builds(cbor2.CBORTag, st.sampled_from([16, 17, 18, 61, 96, 98, 999]), inner),
    max_leaves=12,
)  # fmt: skip


@given(CBOR)
def test_any_cbor_is_refused(content: object) -> None:
    assert flaw_of(text_of(cbor2.dumps(content))) is not None


@given(st.lists(CBOR, min_size=4, max_size=4))
def test_any_cbor_in_the_shape_of_a_signed_message_is_refused(parts: list[object]) -> None:
    for protected in (parts[0], cbor2.dumps({ALG: EDDSA, KID: b"2026"})):
        message = cbor2.CBORTag(18, [protected, *parts[1:]])
        assert flaw_of(text_of(cbor2.dumps(message))) is not None


@given(CBOR | st.binary(max_size=40))
def test_odd_claims_are_refused_even_when_signed(claims: Any) -> None:  # noqa: ANN401 - any CBOR
    assert flaw_of(text_of(signed_by_hand(claims))) is Flaw.UNREADABLE


DAMAGED: dict[str, dict[int, object]] = {
    "an id that is no bytes": {CTI: "00112233445566aa"},
    "an id of another length": {CTI: b"short"},
    "a site that is no text": {SITE: 7},
    "a service that is no text": {SERVICE: [SECRET]},
    "nobody": {PARTY: 0},
    "a party that is a truth value": {PARTY: True},
    "a party that is a number of halves": {PARTY: 2.5},
    "an end before its beginning": {EXP: CLAIMS[NBF]},
    "times that are no numbers": {NBF: SECRET, EXP: SECRET + "z"},
    "a time that is no number at all": {NBF: float("nan")},
    "a time without end": {EXP: float("inf")},
    "a time in another geological age": {NBF: 10**30, EXP: 10**30 + 1},
    "a time at the edge of the calendar": {NBF: 253402300000, EXP: 253402300799},
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_signed_code_with_odd_claims_is_unreadable(what: str) -> None:
    assert flaw_of(text_of(signed_by_hand({**CLAIMS, **DAMAGED[what]}))) is Flaw.UNREADABLE


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_claim_may_be_missing(claim: int) -> None:
    left = {key: value for key, value in CLAIMS.items() if key != claim}
    assert flaw_of(text_of(signed_by_hand(left))) is Flaw.UNREADABLE


def unsigned(header: object, tag: int = 18, signature: object = b"") -> bytes:
    message = [cbor2.dumps(header), {}, cbor2.dumps(CLAIMS), signature]
    return cbor2.dumps(cbor2.CBORTag(tag, message))


def hmac_with_the_public_key() -> bytes:
    """Take the public key for a shared secret: the classic confusion of algorithms."""
    key = COSEKey.from_symmetric_key(public(), alg="HS256", kid=KEY_ID)
    signed = COSE.new().encode_and_mac(
        cbor2.dumps(CLAIMS), key, protected={ALG: HMAC_256, KID: b"2026"}
    )
    assert isinstance(signed, bytes)
    return signed


FORGERIES: dict[str, bytes] = {
    "no signature": unsigned({ALG: EDDSA, KID: b"2026"}),
    "a signature of another type": unsigned({ALG: EDDSA, KID: b"2026"}, signature=[1]),
    "no algorithm": unsigned({KID: b"2026"}),
    "algorithm none": unsigned({ALG: 0, KID: b"2026"}),
    "another algorithm named": signed_by_hand(CLAIMS, {ALG: -7, KID: b"2026"}),
    "the algorithm as text": signed_by_hand(CLAIMS, {ALG: "EdDSA", KID: b"2026"}),
    "algorithm and key outside the signature": signed_by_hand(
        CLAIMS, {}, {ALG: EDDSA, KID: b"2026"}
    ),
    "HMAC with the public key": hmac_with_the_public_key(),
    "a MAC's tag": unsigned({ALG: EDDSA, KID: b"2026"}, tag=17, signature=b"0" * 64),
    "many signers": unsigned({ALG: EDDSA, KID: b"2026"}, tag=98, signature=[[b"", {}, b""]]),
    "no tag": cbor2.dumps(cbor2.loads(SIGNED).value),
    "a CWT's tag around it": cbor2.dumps(cbor2.CBORTag(61, cbor2.loads(SIGNED))),
    "another key's signature": base45.b45decode(issue_code(PROVEN, signing(9))[5:]),
    "an unknown key": base45.b45decode(issue_code(PROVEN, signing(1, KeyId("2019")))[5:]),
    "a key id that is no text": signed_by_hand(CLAIMS, {ALG: EDDSA, KID: b"\xff"}),
    "a key id of another type": signed_by_hand(CLAIMS, {ALG: EDDSA, KID: 2026}),
    "a detached payload": cbor2.dumps(
        cbor2.CBORTag(18, [cbor2.dumps({ALG: EDDSA, KID: b"2026"}), {}, None, b"0" * 64])
    ),
    "claims of a length never sent": b"\xd2\x84\x43\xa1\x01\x27\xa0\x5b" + b"\x7f" * 8,
    "a list of a length never sent": b"\xd2\x9b" + b"\x7f" * 8,
    "lists without end": b"\x9f" * 300,
    "lists in lists": b"\x81" * 390,
    "a map in a map": b"\xa1\x01" * 190,
    "pieces in pieces": b"\x5f" * 300,
    "a number with an exponent of astronomers": b"\xc5\x82\x1b" + b"\x7f" * 8 + b"\x03",
    "a decimal of the same kind": b"\xc4\x82\x1b" + b"\x7f" * 8 + b"\x03",
    "a reference to itself": b"\xd8\x1c\x81\xd8\x1d\x00",
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forgery_is_refused(what: str) -> None:
    assert flaw_of(text_of(FORGERIES[what])) in {Flaw.UNREADABLE, Flaw.FORGED}


def test_headers_outside_the_signature_change_nothing() -> None:
    misled = signed_by_hand(CLAIMS, unprotected={ALG: HMAC_256, KID: b"other", 33: b"x"})
    found = read_code(text_of(misled), KEYS)
    assert isinstance(found, FlawedCode) or found == SignedCode(PROVEN, KEY_ID)


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
