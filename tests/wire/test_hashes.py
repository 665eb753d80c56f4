"""Hashes of passwords and PINs: argon2id, and nothing else is taken for one."""

from __future__ import annotations

import argon2
import pytest

from kiosk.wire.hashes import HashError, fits, hash_secret, is_dated, nobodys


def test_a_secret_fits_its_own_hash_only() -> None:
    hashed = hash_secret("481620")

    assert hashed.startswith("$argon2id$")
    assert (fits("481620", hashed), fits("481621", hashed)) == (True, False)
    assert hash_secret("481620") != hashed


@pytest.mark.parametrize("spoilt", ["", "481620", "$argon2id$v=19$m=1", "$2b$12$abcdefgh", "\0"])
def test_what_is_no_hash_fits_nothing(spoilt: str) -> None:
    assert not fits("481620", spoilt)


def test_a_secret_without_end_costs_nothing() -> None:
    assert not fits("x" * 201, nobodys())
    assert not fits("\ud800", nobodys())
    with pytest.raises(HashError):
        hash_secret("x" * 201)


def test_other_parameters_are_noticed() -> None:
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("481620")

    assert (fits("481620", weak), is_dated(weak)) == (True, True)
    assert not is_dated(hash_secret("481620"))
