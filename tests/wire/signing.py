"""An office that signs by our code, and an attacker who signs by hand."""

from __future__ import annotations

from functools import cache
from typing import Any

import base45
import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cwt import COSEKey
from cwt.cose_key_interface import COSEKeyInterface

from kiosk.domain.booking import Flaw, FlawedCode
from kiosk.domain.types import KeyId
from kiosk.wire.codes import PREFIX, issue_code, read_code
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
