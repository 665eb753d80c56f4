"""Signing keys as files: written once, for their owner only, and never of another kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from kiosk.domain.booking import SignedCode
from kiosk.domain.types import KeyId
from kiosk.wire.codes import issue_code, read_code
from kiosk.wire.keys import (
    WrongKeyError,
    load_signing_key,
    public_half,
    verifying_key,
    write_new_key,
)
from kiosk.wire.sync import PublicKey
from tests.domain.made import booking

KEY = KeyId("2026")


def test_a_new_key_signs_what_its_public_half_verifies(tmp_path: Path) -> None:
    file = tmp_path / "signing.pem"
    write_new_key(file)
    code = issue_code(booking(), load_signing_key(file, KEY))
    keys = {KEY: verifying_key(public_half(file, KEY))}
    assert isinstance(read_code(code, keys), SignedCode)
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_existing_key_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "signing.pem"
    file.write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        write_new_key(file)
    assert file.read_bytes() == b"precious"


def pem(
    key: Ed25519PrivateKey | None = None,
    protection: KeySerializationEncryption = NoEncryption(),  # noqa: B008 - it has no state
) -> bytes:
    made = key or generate_private_key(SECP256R1())
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection)


def locked() -> bytes:
    return pem(Ed25519PrivateKey.generate(), BestAvailableEncryption(b"password"))


def public_only() -> bytes:
    key = Ed25519PrivateKey.generate().public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff", b"-----BEGIN PRIVATE KEY-----\n", pem(), locked(), public_only()],
    ids=["empty", "binary", "cut off", "another kind", "locked", "public"],
)
def test_what_is_no_signing_key(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "signing.pem"
    file.write_bytes(content)
    with pytest.raises(WrongKeyError):
        load_signing_key(file, KEY)
    with pytest.raises(WrongKeyError):
        public_half(file, KEY)


@pytest.mark.parametrize("raw", [b"", b"x" * 31, b"x" * 33])
def test_what_is_no_public_key(raw: bytes) -> None:
    with pytest.raises(WrongKeyError, match="2026"):
        verifying_key(PublicKey(KEY, raw))
