"""A code held still in front of the camera is one code, however often it is read."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

GONE_AFTER_S = 3.0
"""A code that was out of sight this long is a new visit when it comes back."""


@dataclass(frozen=True, slots=True)
class Held:
    """The code acted upon last, as a digest (the text itself is never kept), and when last seen."""

    digest: bytes
    seen_s: float


def digest(text: str) -> bytes:
    """Return a short fingerprint of a scanned text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def is_new(held: Held | None, text: str, ticks_s: float) -> bool:
    """Tell whether ``text`` counts as shown anew rather than as still held up."""
    if held is None or held.digest != digest(text):
        return True
    return ticks_s - held.seen_s > GONE_AFTER_S


def see(held: Held | None, text: str, ticks_s: float) -> Held | None:
    """Prolong the sighting of the code acted upon; other codes leave it as it is.

    A code that is seen while another visitor's ticket stands on the screen must not be used up by
    that: it counts when its turn comes. So only the code that was acted upon is remembered.
    """
    if held is not None and held.digest == digest(text):
        return Held(held.digest, ticks_s)
    return held


def act_on(text: str, ticks_s: float) -> Held:
    """Remember ``text`` as the code acted upon."""
    return Held(digest(text), ticks_s)
