"""Video: the hard cases get their turn, the easy ones do not wait."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kiosk.devices.decoder import LiveReader
from kiosk.devices.decoder.command import load_picture
from kiosk.devices.decoder.grey import to_grey
from kiosk.devices.decoder.live import LONGEST_SIDE_PX
from kiosk.devices.decoder.stages import FIRST, IN_TURN
from tests.devices.held_up import Pose, held_up

PICTURES = Path(__file__).parents[1] / "pictures"


def test_what_the_first_stage_misses_is_read_within_one_round() -> None:
    frame = load_picture(PICTURES / "zxing_qrcode-4_34.png")
    grey = to_grey(frame, LONGEST_SIDE_PX)
    assert grey is not None
    assert FIRST.run(grey) == []
    reader = LiveReader()

    texts = [s.text for _ in IN_TURN for s in reader.find(frame)]

    assert set(texts) == {"http://code.google.com"}


def test_an_empty_frame_holds_nothing() -> None:
    reader = LiveReader()

    assert [reader.find(np.full((720, 1280, 3), 90, np.uint8)) for _ in range(5)] == [[]] * 5


def test_a_frame_larger_than_needed_is_shrunk() -> None:
    frame = held_up("large", Pose(side_px=240))
    large = frame.repeat(3, axis=0).repeat(3, axis=1)

    (sighting,) = LiveReader().find(large)

    assert sighting.text == "large"
    assert all(0.35 < x < 0.65 for x, _ in sighting.corners)
