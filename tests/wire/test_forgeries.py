"""Whatever else a camera can bring is refused, and breaks nothing."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import base45
import cbor2
import pytest
from cwt import COSE, COSEKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.booking import Flaw, FlawedCode, SignedCode
from kiosk.domain.types import KeyId
from kiosk.wire.codes import LONGEST, PREFIX, issue_code, read_code
from tests.wire.signing import (
    ALG,
    CLAIMS,
    CTI,
    EDDSA,
    EXP,
    HMAC_256,
    KEY_ID,
    KEYS,
    KID,
    NBF,
    PARTY,
    PROVEN,
    SECRET,
    SERVICE,
    SIGNED,
    SITE,
    flaw_of,
    public,
    signed_by_hand,
    signing,
    text_of,
)


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
    text = text_of(signed_by_hand(claims))
    too_long = len(text) > LONGEST  # not even looked into
    assert flaw_of(text) is (Flaw.NOT_OURS if too_long else Flaw.UNREADABLE)


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
