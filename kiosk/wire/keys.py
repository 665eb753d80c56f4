"""Signing keys: Ed25519 (RFC 8032), kept as PEM files; gates hold the public half only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cwt import COSEKey
from cwt.cose_key_interface import COSEKeyInterface

from kiosk.wire.sync import PublicKey

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.domain.types import KeyId


class WrongKeyError(ValueError):
    """The file or the bytes are no Ed25519 key."""


def write_new_key(path: Path) -> None:
    """Make a private key and write it, readable by its owner only; raises FileExistsError."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(pem)


def load_signing_key(path: Path, key_id: KeyId) -> COSEKeyInterface:
    """Read a private key for signing; raises OSError or WrongKeyError."""
    return COSEKey.from_pem(_as_pem(_load(path)), kid=key_id)


def public_half(path: Path, key_id: KeyId) -> PublicKey:
    """Return what the feed tells the gates about a private key's file."""
    public = _load(path).public_key()
    return PublicKey(key_id, public.public_bytes(Encoding.Raw, PublicFormat.Raw))


def verifying_key(key: PublicKey) -> COSEKeyInterface:
    """Return a public key in the form that verifies codes; raises WrongKeyError."""
    try:
        public = Ed25519PublicKey.from_public_bytes(key.raw)
    except ValueError as error:
        message = f"key {key.id}: not 32 bytes of Ed25519"
        raise WrongKeyError(message) from error
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return COSEKey.from_pem(pem, kid=key.id)


def _load(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        # TypeError: it is locked with a password; a server that starts by itself knows none.
        message = f"{path}: not a PEM private key without a password"
        raise WrongKeyError(message) from error
    if not isinstance(key, Ed25519PrivateKey):
        message = f"{path}: not an Ed25519 key"
        raise WrongKeyError(message)
    return key


def _as_pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
