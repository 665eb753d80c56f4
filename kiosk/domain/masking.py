"""Names shown in a public room: first letters only (UU PDP 27/2022, data minimisation)."""

from __future__ import annotations

DOT = "•"
MOST_DOTS = 7


def mask(name: str) -> str:
    """Return ``Siti Rahmawati`` as ``S••• R•••••••``.

    One dot for each hidden letter, but never more than seven, so that a long rare name is not
    given away by its length; and never none, so that a name of one letter is not shown whole.
    """
    return " ".join(_mask_word(word) for word in name.split())


def _mask_word(word: str) -> str:
    return word[0].upper() + DOT * min(max(1, len(word) - 1), MOST_DOTS)
