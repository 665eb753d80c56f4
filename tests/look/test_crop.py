"""A picture fills its frame without being bent, mirrored or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.look.crop import cover, rounded

SIDES = st.floats(1, 4000)
UNIT = st.floats(0, 1)


@given(SIDES, SIDES, SIDES, SIDES)
def test_the_part_shown_has_the_shape_of_the_frame(a: float, b: float, c: float, d: float) -> None:
    crop = cover((a, b), (c, d), mirror=False)
    width, height = (crop.right - crop.left) * a, (crop.bottom - crop.top) * b

    assert width / height == pytest.approx(c / d, rel=1e-6)
    assert min(crop.left, crop.top) >= -1e-9
    assert max(crop.right, crop.bottom) <= 1 + 1e-9


@given(UNIT, UNIT, st.booleans())
def test_a_place_of_the_frame_shows_the_point_placed_there(
    across: float, up: float, mirror: bool
) -> None:
    crop = cover((1280, 720), (900, 800), mirror=mirror)
    u, v = crop.texel(across, up)

    assert crop.place((u, v)) == pytest.approx((across, up))


def test_upright_frame_of_a_wide_picture() -> None:
    crop = cover((1280, 720), (720, 720), mirror=False)

    assert (crop.left, crop.top, crop.right, crop.bottom) == (0.21875, 0, 0.78125, 1)
    assert crop.place((0.5, 0.0)) == (0.5, 1.0)
    assert crop.place((0.21875, 1.0)) == (0.0, 0.0)


def test_a_mirror_swaps_left_and_right_only() -> None:
    plain, mirrored = (cover((640, 480), (640, 480), mirror=mirror) for mirror in (False, True))

    assert plain.place((0.25, 0.25)) == (0.25, 0.75)
    assert mirrored.place((0.25, 0.25)) == (0.75, 0.75)


@given(SIDES, SIDES, st.floats(0, 3000))
def test_the_fan_stays_inside_its_frame(width: float, height: float, radius: float) -> None:
    crop = cover((640, 480), (width, height), mirror=True)
    vertices = rounded((7.0, 9.0), (width, height), radius, crop)
    slack = 1e-6 * max(width, height)

    assert len(vertices) % 4 == 0
    assert all(7 - slack <= x <= 7 + width + slack for x in vertices[::4])
    assert all(9 - slack <= y <= 9 + height + slack for y in vertices[1::4])
    assert all(-1e-6 <= t <= 1 + 1e-6 for t in vertices[2::4] + vertices[3::4])
