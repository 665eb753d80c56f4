"""The booking code: ``RTB1:`` + Base45 (RFC 9285) of a CWT (RFC 8392) signed with Ed25519.

COSE_Sign1 (RFC 9052), algorithm EdDSA and the key id in the protected header. Claims: ``cti`` the
booking id, ``nbf`` and ``exp`` the session, and three private-use claims: site, service, party.
No person. The signature is checked before any claim is believed; the times are judged by
``kiosk.domain.admission``, which can tell a visitor more than "expired".
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import base45
import cbor2
from cwt import COSE
from cwt.exceptions import CWTError

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
        claims = cbor2.loads(COSE.new().decode(signed, [key]))
    except (CWTError, ValueError):
        return FlawedCode(Flaw.FORGED, "the signature does not hold")
    try:
        return SignedCode(_booking(claims), key_id)
    except (KeyError, TypeError, ValueError, OverflowError, OSError) as error:
        return FlawedCode(Flaw.UNREADABLE, f"signed, but its claims are odd ({error!r})")


def _booking(claims: dict[int, Any]) -> Booking:
    party = claims[_PARTY]
    if not isinstance(party, int) or party < 1 or claims[_EXP] <= claims[_NBF]:
        raise ValueError
    return Booking(
        id=BookingId(claims[_CTI].hex()),
        site=SiteId(str(claims[_SITE])),
        service=ServiceId(str(claims[_SERVICE])),
        session_from=datetime.fromtimestamp(claims[_NBF], UTC),
        session_until=datetime.fromtimestamp(claims[_EXP], UTC),
        party=party,
    )
