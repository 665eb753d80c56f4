"""Masked names: enough to know oneself by, too little to be known by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.masking import DOT, mask, mask_typing

NAMES = st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=1).map(" ".join)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Siti Rahmawati", "S••• R•••••••"),
        ("budi", "B•••"),
        ("A", "A•"),
        ("  M.  Yusuf ", "M• Y••••"),
        ("Krishnamurthyningrat", "K•••••••"),
        ("", ""),
    ],
)
def test_only_first_letters_are_left(name: str, masked: str) -> None:
    assert mask(name) == masked


@given(NAMES)
def test_every_word_loses_all_but_its_first_letter(name: str) -> None:
    for word, masked in zip(name.split(), mask(name).split(), strict=True):
        assert masked.rstrip(DOT) == word[0].upper()
        assert masked.endswith(DOT)


WORDS = st.text(st.characters(categories=["L"]), min_size=2)


@given(st.lists(WORDS, min_size=1).map(" ".join), st.booleans())
def test_a_name_being_typed_is_never_shown_whole(name: str, finished: bool) -> None:
    shown = mask_typing(name + " " * finished)
    for word, masked in zip(name.split(), shown.split(), strict=True):
        assert word != masked
        assert word not in masked
        assert word.upper() not in masked
    # Nothing of it stands there for long: only the last letter typed, or the first of each word.
    assert sum(letter.isalpha() for letter in shown) <= 3 * len(name.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", ""), ("S", "S"), ("SITI RAH", "S••• ••H"), ("SITI ", "S••• "), ("A B", "A• B")],
)
def test_the_last_letter_tells_the_finger_that_it_met_its_key(text: str, shown: str) -> None:
    assert mask_typing(text) == shown
