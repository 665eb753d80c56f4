"""What can be ordered, and how pictures are called."""

from __future__ import annotations

from typing import get_args

import pytest

from kiosk.domain.flow.state import Screen
from kiosk.domain.reasons import Reason
from kiosk.pictures.morning import LANGUAGES
from kiosk.pictures.order import MODES, PANELS, Order, UnknownPictureError
from kiosk.pictures.samples import SAMPLES


def test_nothing_said_means_everything() -> None:
    order = Order.of([], [], [], [])
    names = {shot.file_name(panel) for panel in order.panels for shot in order.shots()}
    assert len(names) == len(SAMPLES) * len(LANGUAGES) * len(PANELS) * len(MODES)
    assert "scan.id.1080x1920.plain.png" in names
    assert "problem-too_early.en.1366x768.large.png" in names


def test_a_screen_is_named_by_its_beginning() -> None:
    order = Order.of(["problem"], ["en"], ["1920x1080"], ["contrast"])
    assert {shot.screen for shot in order.shots()} >= {f"problem-{why.value}" for why in Reason}
    assert {(shot.language, shot.mode) for shot in order.shots()} == {("en", "contrast")}
    assert [panel.name for panel in order.panels] == ["1920x1080"]


@pytest.mark.parametrize(
    "order",
    [(["nothing"], [], [], []), ([], ["xx"], [], []), ([], [], ["1x1"], []), ([], [], [], ["dim"])],
)
def test_what_does_not_exist_is_said_with_what_there_is(order: tuple[list[str], ...]) -> None:
    with pytest.raises(UnknownPictureError, match="there are"):
        Order.of(*order)


def test_every_screen_and_every_reason_has_a_sample() -> None:
    shown = {type(sample.screen) for sample in SAMPLES.values()}
    assert shown == set(get_args(Screen))
    assert {f"problem-{reason.value}" for reason in Reason} <= set(SAMPLES)
