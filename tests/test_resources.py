"""Assets and example settings are found in a checkout (in a wheel: architecture/test_wheel.py)."""

from __future__ import annotations

import pytest

from kiosk.resources import asset, example_config


def test_an_asset_is_found() -> None:
    assert asset("fonts", "PlusJakartaSans-Bold.ttf").read_bytes().startswith(b"\x00\x01\x00\x00")


def test_a_folder_of_assets_is_found() -> None:
    assert asset("icons").is_dir()


def test_an_example_is_found() -> None:
    assert example_config("debian-packages.txt").is_file()


def test_what_is_missing_is_said_at_once() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.ttf"):
        asset("fonts", "no-such.ttf")
