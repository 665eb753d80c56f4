"""The booking code: ``RTB1:`` + Base45 (RFC 9285) of a CWT (RFC 8392) signed with Ed25519.

COSE_Sign1 (RFC 9052), algorithm EdDSA and the key id in the protected header. Claims: ``cti`` the
booking id, ``nbf`` and ``exp`` the session, and three private-use claims: site, service, party.
No person. The signature is checked before any claim is believed; the times are judged by
``kiosk.domain.admission``, which can tell a visitor more than "expired".
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import base45
import cbor2
from cwt import COSE

from kiosk.domain.booking import Booking, Flaw, FlawedCode, SignedCode
from kiosk.domain.types import BookingId, KeyId, ServiceId, SiteId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cwt.cose_key_interface import COSEKeyInterface

PREFIX = "RTB1:"
LONGEST = 600
"""Characters. Ours have about 220; whatever is longer is not ours and not worth parsing."""

_ALG, _KID, _EDDSA = 1, 4, -8
_EXP, _NBF, _CTI = 4, 5, 7
# RFC 8392 section 9.1.1: integers below -65536 are for private use.
_SITE, _SERVICE, _PARTY = -70001, -70002, -70003
_SIGN1_TAG = 18
_ID_BYTES = 8
_LATEST_S = 2**33
"""The year 2242: far enough, and safe to compute with in any zone."""

Claim = TypeVar("Claim", int, str, bytes)


class OddClaimsError(ValueError):
    """The signature holds, but a claim is missing or makes no sense; the text holds no content."""


def issue_code(booking: Booking, key: COSEKeyInterface) -> str:
    """Sign a booking's code; ``key`` is an Ed25519 private key with its key id."""
    claims = {
        _CTI: bytes.fromhex(booking.id),
        _NBF: int(booking.session_from.timestamp()),
        _EXP: int(booking.session_until.timestamp()),
        _SITE: booking.site,
        _SERVICE: booking.service,
        _PARTY: booking.party,
    }
    signed = COSE.new().encode(cbor2.dumps(claims), key, protected={_ALG: _EDDSA, _KID: key.kid})
    encoded: bytes = base45.b45encode(signed)
    return PREFIX + encoded.decode()


def read_code(text: str, keys: Mapping[KeyId, COSEKeyInterface]) -> SignedCode | FlawedCode:
    """Verify a scanned text against the public keys; total over every text a camera can bring."""
    if not text.startswith(PREFIX) or len(text) > LONGEST:
        return FlawedCode(Flaw.NOT_OURS, "it does not begin like a booking code")
    try:
        signed = base45.b45decode(text.removeprefix(PREFIX))
        key_id = _key_id(signed)
    except Exception as error:  # noqa: BLE001 - two parsers over hostile bytes: any failure is one
        return FlawedCode(Flaw.UNREADABLE, f"damaged code ({type(error).__name__})")
    if key_id not in keys:
        return FlawedCode(Flaw.FORGED, "signed with a key that this place does not know")
    return _verified(signed, key_id, keys[key_id])


def _key_id(signed: bytes) -> KeyId:
    stream = io.BytesIO(signed)
    message = cbor2.CBORDecoder(stream).decode()
    if message.tag != _SIGN1_TAG or stream.read(1):
        raise ValueError
    header = cbor2.loads(message.value[0])
    # Only what the signature covers counts, and only the one algorithm: no "alg" is negotiated.
    if header.get(_ALG) != _EDDSA:
        raise ValueError
    return KeyId(header[_KID].decode())


def _verified(signed: bytes, key_id: KeyId, key: COSEKeyInterface) -> SignedCode | FlawedCode:
    try:
        payload = COSE.new().decode(signed, [key])
    except Exception:  # noqa: BLE001 - the library trips over odd types in its own ways
        return FlawedCode(Flaw.FORGED, "the signature does not hold")
    try:
        return SignedCode(_booking(cbor2.loads(payload)), key_id)
    except OddClaimsError as error:
        return FlawedCode(Flaw.UNREADABLE, f"signed, but {error}")
    except Exception as error:  # noqa: BLE001 - as above; signed, but no CBOR
        return FlawedCode(Flaw.UNREADABLE, f"signed, but no claims ({type(error).__name__})")


def _booking(claims: object) -> Booking:
    begins_s, ends_s = _claim(claims, _NBF, int), _claim(claims, _EXP, int)
    identity, party = _claim(claims, _CTI, bytes), _claim(claims, _PARTY, int)
    if not 0 <= begins_s < ends_s < _LATEST_S or len(identity) != _ID_BYTES or party < 1:
        raise OddClaimsError("its times, its id or its party cannot be")
    return Booking(
        id=BookingId(identity.hex()),
        site=SiteId(_claim(claims, _SITE, str)),
        service=ServiceId(_claim(claims, _SERVICE, str)),
        session_from=datetime.fromtimestamp(begins_s, UTC),
        session_until=datetime.fromtimestamp(ends_s, UTC),
        party=party,
    )


def _claim(claims: object, label: int, kind: type[Claim]) -> Claim:
    value = claims.get(label) if isinstance(claims, dict) else None
    # Not isinstance: to Python a truth value is a number too.
    if type(value) is not kind:
        raise OddClaimsError(f"claim {label} is missing or no {kind.__name__}")
    return value
