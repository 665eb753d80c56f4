"""A code held still in front of the camera is one code, however often it is read."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

GONE_AFTER_S = 3.0
"""A code that was out of sight this long is a new visit when it comes back."""


@dataclass(frozen=True, slots=True)
class Held:
    """A code acted upon, as a digest (the text itself is never kept), and when last seen."""

    digest: bytes
    seen_s: float


def digest(text: str) -> bytes:
    """Return a short fingerprint of a scanned text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def is_new(held: tuple[Held, ...], text: str, ticks_s: float) -> bool:
    """Tell whether ``text`` counts as shown anew rather than as still held up."""
    return digest(text) not in {each.digest for each in _still(held, ticks_s)}


def see(held: tuple[Held, ...], text: str, ticks_s: float) -> tuple[Held, ...]:
    """Prolong the sighting of a code acted upon; other codes leave all as it is.

    A code that is seen while another visitor's ticket stands on the screen must not be used up by
    that: it counts when its turn comes. So only codes that were acted upon are remembered.
    """
    seen = digest(text)
    return tuple(Held(seen, ticks_s) if each.digest == seen else each for each in held)


def act_on(held: tuple[Held, ...], text: str, ticks_s: float) -> tuple[Held, ...]:
    """Remember ``text`` as acted upon, beside the others that are still in view.

    Two codes in one view (a message with a map's code under ours, a poster behind the visitor) are
    read in turns: with only the last one remembered they would count again and again.
    """
    acted = Held(digest(text), ticks_s)
    others = [each for each in _still(held, ticks_s) if each.digest != acted.digest]
    return (*others, acted)


def _still(held: tuple[Held, ...], ticks_s: float) -> list[Held]:
    return [each for each in held if ticks_s - each.seen_s <= GONE_AFTER_S]
