"""The typed reference: whoever mistypes it is told so, not given somebody else's booking."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from kiosk.domain.reference import (
    ALPHABET,
    LENGTH,
    MistypedError,
    check_symbol,
    new_reference,
    normalise,
    parse_reference,
    spaced,
)

BODIES = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


@given(BODIES)
def test_the_check_symbol_is_that_of_iso_7064(body: str) -> None:
    assert check_symbol(body) == mod_37_36.calc_check_digit(body, ALPHABET)


@given(BODIES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_every_single_wrong_symbol_is_found(body: str, place: int, wrong: str) -> None:
    good = body + check_symbol(body)
    assume(good[place] != wrong)
    with pytest.raises(MistypedError):
        parse_reference(good[:place] + wrong + good[place + 1 :])


def test_nearly_every_swap_of_neighbours_is_found() -> None:
    chance = random.Random(7064)
    swaps = found = 0
    for _ in range(2000):
        good = new_reference(chance.choice)
        for place, (left, right) in enumerate(pairwise(good)):
            if left != right:
                swaps += 1
                swapped = good[:place] + right + left + good[place + 2 :]
                found += check_symbol(swapped[:-1]) != swapped[-1]
    assert found / swaps > 0.98


@given(BODIES)
def test_a_drawn_reference_reads_back_however_it_is_written(body: str) -> None:
    symbols = iter(body)
    reference = new_reference(lambda _: next(symbols))
    assert parse_reference(reference.lower()) == reference
    assert parse_reference(spaced(reference)) == reference
    assert parse_reference(f" {spaced(reference)} ") == reference


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("oO0", "000"), ("iIlL1", "11111"), ("7k2m-4xqe", "7K2M4XQE"), ("u-U", "UU"), ("", "")],
)
def test_lookalikes_are_read_as_crockford_does(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


@given(st.text(max_size=12))
def test_any_text_is_a_reference_or_mistyped(text: str) -> None:
    try:
        reference = parse_reference(text)
    except MistypedError:
        return
    assert len(reference) == LENGTH
    assert set(reference) <= set(ALPHABET)
    assert parse_reference(reference) == reference


@pytest.mark.parametrize("text", ["", "7K2M4XQ", "7K2M4XQE4", "7K2M4XQU", "\u0667K2M4XQE"])
def test_what_is_no_reference(text: str) -> None:
    with pytest.raises(MistypedError):
        parse_reference(text)
