"""Reading codes that were drawn here, held up in every way a visitor might."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.decoder import LiveReader, find, read
from tests.devices.held_up import HEIGHT, WIDTH, Pose, code_picture, corners_of, held_up

# As long as a booking code is, in the same alphabet.
TEXT = "RTB1:" + "6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97" * 2

POSES = {
    "straight": Pose(),
    "in a corner": Pose(x=200, y=180, turn=45, side_px=220),
    "upside down": Pose(turn=180),
    "tilted": Pose(tilt=50, turn=20, side_px=420),
    "dim": Pose(light=0.15, noise=2),
    "dark mode": Pose(inverted=True),
    "out of focus": Pose(blur_px=2),
    "small": Pose(side_px=120),
}


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_a_code_held_up_is_read(pose: Pose) -> None:
    frame = held_up(TEXT, pose)

    assert read(frame) == [TEXT]
    assert [s.text for s in LiveReader().find(frame)] == [TEXT]


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_the_outline_lies_on_the_code(pose: Pose) -> None:
    (sighting,) = find(held_up(TEXT, pose))

    seen = np.array(sighting.corners) * [WIDTH, HEIGHT]
    gaps = np.linalg.norm(seen[:, None] - corners_of(pose)[None], axis=2)
    assert gaps.min(axis=1).max() < 4
    assert sorted(gaps.argmin(axis=1)) == [0, 1, 2, 3]


def test_grey_and_colour_are_read_alike() -> None:
    frame = held_up(TEXT, Pose())

    assert read(frame) == read(frame[:, :, 1]) == read(frame[:, :, :1]) == [TEXT]


def test_any_memory_layout_is_read() -> None:
    frame = held_up(TEXT, Pose())

    assert read(frame[::-1, ::-1]) == [TEXT]
    assert read(np.asfortranarray(frame)) == [TEXT]
    assert read(frame.transpose(1, 0, 2)) == [TEXT]


def test_two_codes_in_one_picture_are_both_read() -> None:
    left = held_up("left", Pose())
    both = np.concatenate([left, held_up("right", Pose())], axis=1)

    assert sorted(read(both)) == ["left", "right"]


def test_the_same_text_twice_is_one_text_in_two_places() -> None:
    frame = held_up("twin", Pose())
    twins = np.concatenate([frame, frame], axis=1)

    assert read(twins) == ["twin"]
    assert len(find(twins)) == 2


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=200))
def test_every_printable_text_comes_back(text: str) -> None:
    picture = np.pad(code_picture(text), 4, constant_values=255)

    assert read(np.kron(picture, np.full((3, 3), 1, np.uint8))) == [text]


@pytest.mark.parametrize("kind", ["Code128", "DataMatrix", "Aztec", "MicroQRCode", "PDF417"])
def test_other_kinds_of_code_are_passed_over(kind: str) -> None:
    other = zxingcpp.create_barcode("12345", getattr(zxingcpp.BarcodeFormat, kind))
    drawn = np.array(other.to_image(scale=4))
    picture = np.pad(drawn, 60, constant_values=255)

    assert zxingcpp.read_barcodes(picture), "the picture itself must be readable"
    assert read(picture) == []
    reader = LiveReader()
    assert [reader.find(picture) for _ in range(8)] == [[]] * 8


def test_a_sighting_does_not_show_its_text() -> None:
    (sighting,) = find(held_up("a secret", Pose()))

    assert sighting.text == "a secret"
    assert "secret" not in f"{sighting} {sighting!r}"
