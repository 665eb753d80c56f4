"""What a party without a booking declared, sealed so that only the server can open it.

Format: the UTF-8 text in a libsodium sealed box (X25519, XSalsa20-Poly1305, an ephemeral sender
key: https://doc.libsodium.org/public-key_cryptography/sealed_boxes), in Base64. The text is padded
to a fixed length before it is sealed, so that the length of a box tells nothing of the name.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from typing import TYPE_CHECKING

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

if TYPE_CHECKING:
    from pathlib import Path

PADDED_TO = 256
"""Bytes; the longest name that can be typed is far below it."""


class SealingError(ValueError):
    """The key is none, or the box was made for another key or damaged; never quotes content."""


def write_new_sealing_key(path: Path) -> None:
    """Make a private key and write it in Base64, for its owner only; raises FileExistsError."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(b64encode(bytes(PrivateKey.generate())).decode() + "\n", "ascii")


def load_sealing_key(path: Path) -> bytes:
    """Read a private key's 32 bytes; raises OSError or SealingError."""
    try:
        raw = b64decode(path.read_text("ascii").strip(), validate=True)
        return bytes(PrivateKey(raw))
    except (CryptoError, Base64Error, TypeError, ValueError) as error:
        raise SealingError(f"{path}: no key of `kiosk keys seal`") from error


def public_sealing_key(private: bytes) -> bytes:
    """Return the public half, 32 bytes, which the feed tells the gates."""
    return bytes(PrivateKey(private).public_key)


def seal_declaration(host: str, public: bytes) -> str:
    """Seal whom a party visits with the server's 32-byte X25519 key; raises SealingError."""
    raw = host.encode()
    if len(raw) >= PADDED_TO:
        raise SealingError("too long to be sealed")
    padded = raw + b"\0" * (PADDED_TO - len(raw))
    try:
        return b64encode(SealedBox(PublicKey(public)).encrypt(padded)).decode()
    except (CryptoError, TypeError, ValueError) as error:
        raise SealingError("no X25519 public key") from error


def open_declaration(box: str, private: bytes) -> str:
    """Open a box with the server's 32-byte private key; raises SealingError."""
    try:
        padded = SealedBox(PrivateKey(private)).decrypt(b64decode(box, validate=True))
        return padded.rstrip(b"\0").decode()
    except (CryptoError, Base64Error, TypeError, ValueError) as error:
        raise SealingError("the box does not open") from error
