"""Masked names: enough to know oneself by, too little to be known by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.masking import DOT, mask

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
