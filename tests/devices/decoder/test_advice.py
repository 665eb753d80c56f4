"""What would help, told from the picture: the right word, and silence where there is no code."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kiosk.devices.decoder import LiveReader
from kiosk.devices.decoder.advice import advise
from kiosk.ports import Guidance
from tests.devices.spoilt import SPOILT, held_up_well

PICTURES = Path(__file__).parents[1] / "pictures"


@pytest.mark.parametrize("wrong", SPOILT)
def test_each_trouble_has_its_advice(wrong: str) -> None:
    draw, helpful = SPOILT[wrong]
    assert advise(draw()) is helpful


def test_what_is_held_up_well_is_read_and_needs_no_advice() -> None:
    assert LiveReader().find(held_up_well())


def test_a_picture_without_a_code_gets_no_advice() -> None:
    picture = cv2.imread(str(PICTURES / "zxing-falsepositives-2_25.png"))
    assert picture is not None
    assert advise(picture) is Guidance.NOTHING


@given(
    arrays(np.uint8, st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from([1, 3, 4])))
)
def test_no_picture_is_too_strange(picture: np.ndarray) -> None:
    assert advise(picture) in Guidance


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_covered_or_blinded_lens_gets_no_advice(level: int) -> None:
    assert advise(np.full((720, 1280, 3), level, np.uint8)) is Guidance.NOTHING
