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


def mask_typing(typed: str) -> str:
    """Return a name that is being typed as a public room may see it: ``SITI RAH`` as ``S••• ••H``.

    Words that are finished are masked; of the one being typed the last letter stands in the clear,
    which tells the finger that it met the right key. No word is ever shown whole.
    """
    *finished, current = typed.split(" ")
    shown = [mask(word) for word in finished]
    shown.append(current if len(current) < 2 else DOT * (len(current) - 1) + current[-1])  # noqa: PLR2004 - one letter hides nothing
    return " ".join(shown)


def _mask_word(word: str) -> str:
    return word[0].upper() + DOT * min(max(1, len(word) - 1), MOST_DOTS)
