"""Whatever array arrives, reading neither raises nor writes anything."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from kiosk.devices.decoder import LiveReader, find, read
from kiosk.devices.decoder.seen import Sighting
from kiosk.devices.decoder.stages import FOR_ONE_PICTURE, Stage
from tests.devices.held_up import Pose, held_up

SHAPES = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=70)
TYPES = st.sampled_from([np.uint8, np.uint8, np.bool_, np.int16, np.float64, np.complex64])


def assert_fits(sightings: list[Sighting]) -> None:
    for sighting in sightings:
        assert sighting.text
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in sighting.corners)


@given(arrays.arrays(TYPES, SHAPES))
def test_no_array_is_too_odd(frame: NDArray[Any]) -> None:
    assert_fits(find(frame))
    assert_fits(LiveReader().find(frame))


@pytest.mark.parametrize(
    "shape",
    [(0, 0), (1, 1), (1, 1, 3), (21, 0), (20, 5000), (5000, 21), (21, 9000, 3), (30, 30, 2), (30,)],
)
def test_edges_of_size(shape: tuple[int, ...]) -> None:
    assert read(np.zeros(shape, np.uint8)) == []
    assert LiveReader().find(np.full(shape, 255, np.uint8)) == []


@cache
def undamaged() -> NDArray[np.uint8]:
    return held_up("a code that gets damaged", Pose())[180:540, 460:820]


@given(
    top=st.integers(0, 150),
    left=st.integers(0, 150),
    step=st.sampled_from([1, 2, 3, -1, -2]),
    seed=st.integers(0, 2**32 - 1),
    spoilt=st.floats(0, 0.4),
)
def test_spoilt_codes_are_read_right_or_not_at_all(
    top: int, left: int, step: int, seed: int, spoilt: float
) -> None:
    frame = undamaged().copy()
    rng = np.random.default_rng(seed)
    hits = rng.random((36, 36)).repeat(10, axis=0).repeat(10, axis=1) < spoilt
    frame[hits] = rng.integers(0, 256, (int(hits.sum()), 3), np.uint8)

    for view in (frame, frame[top::step, left::step]):
        assert set(read(view)) <= {"a code that gets damaged"}


def test_a_decoder_that_fails_has_found_nothing() -> None:
    def fail(_grey: NDArray[np.uint8]) -> list[Sighting]:
        raise RuntimeError("inside the library")

    frame = np.zeros((30, 30), np.uint8)

    assert Stage("fails", lambda grey: grey, fail).run(frame) == []
    assert Stage("cannot prepare", lambda _grey: None, fail).run(frame) == []


def test_every_stage_of_one_picture_can_read() -> None:
    grey = np.ascontiguousarray(held_up("plain", Pose(side_px=180))[200:520, 440:840, 1])

    found = {stage.name: [s.text for s in stage.run(grey)] for stage in FOR_ONE_PICTURE}

    assert found == {stage.name: ["plain"] for stage in FOR_ONE_PICTURE}


def test_the_libraries_write_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    rng = np.random.default_rng(5)
    reader = LiveReader()
    for _ in range(60):
        stripes = rng.integers(0, 2, 400, np.uint8).repeat(rng.integers(1, 5, 400))[None, :400]
        frame = np.ascontiguousarray(np.repeat(stripes * np.uint8(255), 40, axis=0))
        read(frame)
        reader.find(frame)

    assert capfd.readouterr() == ("", "")
