"""What is sealed opens with the one key, and tells nothing until then."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from kiosk.wire.events import SEALED_BOX
from kiosk.wire.sealing import PADDED_TO, SealingError, open_declaration, seal_declaration

PAIR = PrivateKey.generate()
PUBLIC, PRIVATE = bytes(PAIR.public_key), bytes(PAIR)
HOSTS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=40)


@given(HOSTS)
def test_what_is_sealed_opens(host: str) -> None:
    assert open_declaration(seal_declaration(host, PUBLIC), PRIVATE) == host


@given(HOSTS, HOSTS)
def test_the_length_tells_nothing_and_no_two_boxes_are_alike(one: str, other: str) -> None:
    boxes = seal_declaration(one, PUBLIC), seal_declaration(other, PUBLIC)
    assert len(boxes[0]) == len(boxes[1])
    assert boxes[0] != boxes[1]
    assert all(SEALED_BOX.fullmatch(box) for box in boxes)


def test_the_name_is_not_in_the_box() -> None:
    assert b"BUDI" not in b64decode(seal_declaration("BUDI SANTOSO", PUBLIC))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealingError):
        open_declaration(seal_declaration("BUDI", PUBLIC), bytes(PrivateKey.generate()))


@pytest.mark.parametrize("box", ["", "!", "AAAA", b64encode(bytes(304)).decode()])
def test_what_is_no_box_is_said_to_be_none(box: str) -> None:
    with pytest.raises(SealingError):
        open_declaration(box, PRIVATE)


@given(st.integers(0, 303))
def test_a_damaged_box_does_not_open(place: int) -> None:
    raw = bytearray(b64decode(seal_declaration("BUDI", PUBLIC)))
    raw[place] ^= 1
    with pytest.raises(SealingError):
        open_declaration(b64encode(raw).decode(), PRIVATE)


def test_a_key_of_another_length_and_a_name_without_end_are_refused_without_quoting() -> None:
    with pytest.raises(SealingError):
        seal_declaration("BUDI", b"short")
    with pytest.raises(SealingError) as raised:
        seal_declaration("BUDI" * PADDED_TO, PUBLIC)
    assert "BUDI" not in str(raised.value)
