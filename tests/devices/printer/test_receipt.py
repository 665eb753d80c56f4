"""Bytes read back to paper: what a slip is made of, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.receipt import UnknownCommandError, pictures

CUT = b"\x1dV\x01"
BAND = b"\x1dv0\x00\x01\x00\x02\x00\x80\x01"


def test_bands_join_and_each_cut_ends_a_slip() -> None:
    first, second = pictures(b"\x1b@" + BAND + BAND + CUT + BAND + b"\x1bd\x01" + CUT)
    assert [first.size, second.size] == [(8, 4), (8, 32)]
    assert [first.getpixel(at) for at in ((0, 0), (0, 1), (7, 0), (7, 3))] == [0, 255, 255, 0]


@pytest.mark.parametrize("sent", [BAND, BAND[:-1] + CUT, b"\x1b", b"hello" + CUT, b"\x1bE\x01"])
def test_anything_else_is_noticed(sent: bytes) -> None:
    with pytest.raises(UnknownCommandError):
        pictures(sent)


@given(st.binary(max_size=200))
def test_wild_bytes_are_slips_or_an_unknown_command(sent: bytes) -> None:
    try:
        slips = pictures(sent)
    except UnknownCommandError:
        return
    assert len(slips) == sent.count(b"\x1dV\x00") + sent.count(CUT)
