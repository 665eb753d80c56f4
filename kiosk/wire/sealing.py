"""What a party without a booking declared, sealed so that only the server can open it.

Format: the UTF-8 text in a libsodium sealed box (X25519, XSalsa20-Poly1305, an ephemeral sender
key: https://doc.libsodium.org/public-key_cryptography/sealed_boxes), in Base64. The text is padded
to a fixed length before it is sealed, so that the length of a box tells nothing of the name.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as Base64Error

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

PADDED_TO = 256
"""Bytes; the longest name that can be typed is far below it."""


class SealingError(ValueError):
    """The key is none, or the box was made for another key or damaged; never quotes content."""


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
