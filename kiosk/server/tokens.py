"""A gate's bearer token: ``SITE.NODE.SECRET``. The server keeps only the secret's hash.

Site and node are no secrets; they say which row to look at, so that the secret itself is compared
in constant time instead of being searched for.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from kiosk.domain.types import NodeId, SiteId

_SECRET_BYTES = 32
_WRITTEN = re.compile(r"([A-Za-z0-9_-]{1,40})\.([A-Za-z0-9_-]{1,40})\.([A-Za-z0-9_-]{20,100})")


@dataclass(frozen=True, slots=True)
class Token:
    """A token taken apart. It never prints its secret."""

    site: SiteId
    node: NodeId
    secret: str

    def __repr__(self) -> str:
        """Leave the secret out of every log and traceback."""
        return f"Token({self.site}.{self.node})"

    def __str__(self) -> str:
        """Write the token as the gate sends it."""
        return f"{self.site}.{self.node}.{self.secret}"

    def hash(self) -> str:
        """Return SHA-256 of the secret in hex; it is random and long, so it needs no salt."""
        return hashlib.sha256(self.secret.encode()).hexdigest()

    def fits(self, token_hash: str) -> bool:
        """Compare with a stored hash in constant time."""
        return hmac.compare_digest(self.hash(), token_hash)


def new_token(site: SiteId, node: NodeId) -> Token:
    """Draw a token for an installation."""
    return Token(site, node, secrets.token_urlsafe(_SECRET_BYTES))


def parse_token(text: str) -> Token | None:
    """Read a token, or return None if the text is none."""
    match = _WRITTEN.fullmatch(text)
    return None if match is None else Token(SiteId(match[1]), NodeId(match[2]), match[3])
