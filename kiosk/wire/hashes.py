"""Passwords and PINs as they are kept: argon2id (RFC 9106) in PHC strings, never the text.

The parameters are argon2-cffi's present defaults, the low-memory set of RFC 9106. They cost some
50 ms and 64 MiB each time, so nobody calls this on a thread that has to answer.
"""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
LONGEST = 200
"""Characters; a longer text is no password, and hashing it would only cost time."""


class HashError(ValueError):
    """The text is no argon2id hash in PHC form, or the secret is too long to be one."""


def hash_secret(secret: str) -> str:
    """Return the hash of a password or PIN; raises HashError."""
    if len(secret) > LONGEST:
        raise HashError(f"more than {LONGEST} characters")
    return _HASHER.hash(secret)


def fits(secret: str, hashed: str) -> bool:
    """Tell whether a secret belongs to a hash; a spoilt hash fits nothing."""
    try:
        return len(secret) <= LONGEST and _HASHER.verify(hashed, secret)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


def is_dated(hashed: str) -> bool:
    """Tell whether a hash was made with other parameters than are used today."""
    return _HASHER.check_needs_rehash(hashed)


@cache
def nobodys() -> str:
    """Return a hash that no secret is known for: an unknown login costs what a known one does."""
    return hash_secret(secrets.token_urlsafe(32))
