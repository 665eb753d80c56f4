"""The reference that a visitor can type: seven random symbols and one that checks them.

Alphabet: Douglas Crockford's base 32, which has no I, L, O or U and so cannot be misread. Check
symbol: ISO/IEC 7064 hybrid system MOD 33,32 over that alphabet; it finds every single wrong symbol
and nearly every swap of two neighbours. (python-stdnum's ``mod_37_36`` computes the same; a test
holds the two together. The ground floor stays free of libraries.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.domain.types import Reference

if TYPE_CHECKING:
    from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


class MistypedError(ValueError):
    """The text is no reference: wrong length, foreign symbol, or the check symbol disagrees."""


def check_symbol(body: str) -> str:
    """Return the check symbol of ``body`` (ISO/IEC 7064 hybrid, modulus 33 and 32)."""
    modulus = len(ALPHABET)
    remainder = modulus
    for symbol in body:
        remainder = (remainder + ALPHABET.index(symbol)) % modulus or modulus
        remainder = remainder * 2 % (modulus + 1)
    return ALPHABET[(1 - remainder) % modulus]


def new_reference(choose: Callable[[str], str]) -> Reference:
    """Draw a reference; ``choose`` picks one symbol at random, e.g. ``secrets.choice``."""
    body = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return Reference(body + check_symbol(body))


def normalise(typed: str) -> str:
    """Read as Crockford does: any case, O as 0, I and L as 1, dashes and blanks left out."""
    return typed.upper().translate(_LOOKALIKES)


def parse_reference(typed: str) -> Reference:
    """Return the reference in its normal form; raises MistypedError."""
    text = normalise(typed)
    if len(text) != LENGTH or any(symbol not in ALPHABET for symbol in text):
        message = f"a reference has {LENGTH} letters and digits"
        raise MistypedError(message)
    if check_symbol(text[:-1]) != text[-1]:
        message = "the check symbol disagrees: one of the symbols is mistyped"
        raise MistypedError(message)
    return Reference(text)


def spaced(reference: Reference) -> str:
    """Return the reference as people read it, in two groups of four: ``7K2M-4XQ9``."""
    return f"{reference[:4]}-{reference[4:]}"
