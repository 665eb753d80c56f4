"""``kiosk pictures`` as a reviewer runs it, for two screens on the smallest panel."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PIL import Image

from kiosk.look.virtual import NoScreenError
from kiosk.pictures.figures import FIGURES, LOWEST_CONTRAST, Measures
from kiosk.pictures.main import draw_pictures
from kiosk.pictures.order import Order
from kiosk.pictures.samples import SAMPLES

pytestmark = pytest.mark.screen


def test_pictures_measures_and_index_are_written(tmp_path: Path) -> None:
    order = Order.of(["thanks", "keypad-empty"], ["id"], ["1366x768"], ["plain"])
    said: list[str] = []
    try:
        faulty = draw_pictures(tmp_path, order, said.append)
    except NoScreenError:
        pytest.skip("no virtual screen")
    assert faulty == 0, said
    measures = msgspec.json.decode(
        (tmp_path / "measures.json").read_bytes(), type=dict[str, Measures]
    )
    names = {f"{name}.id.1366x768.plain.png" for name in ("keypad-empty", "thanks", "thanks-plain")}
    assert set(measures) == names
    for name in names:
        with Image.open(tmp_path / name) as picture:
            assert picture.size == (1366, 768)
            assert len(picture.convert("RGB").getcolors(2**20) or []) > 20
    for figure in FIGURES:
        for name, one in measures.items():
            least = figure.of(one)
            assert least is not None, (name, figure.label)
            assert least.value >= figure.least, (name, figure.label, least)
    assert "keypad-empty" in (tmp_path / "index.html").read_text("utf-8")
    assert any(line.startswith("smallest target") for line in said)


@pytest.mark.parametrize("mode", ["plain", "contrast"])
def test_every_text_of_every_picture_stands_out(tmp_path: Path, mode: str) -> None:
    order = Order.of([], ["id"], ["1366x768"], [mode])
    said: list[str] = []
    try:
        draw_pictures(tmp_path, order, said.append)
    except NoScreenError:
        pytest.skip("no virtual screen")
    measures = msgspec.json.decode(
        (tmp_path / "measures.json").read_bytes(), type=dict[str, Measures]
    )
    assert len(measures) == len(SAMPLES)
    for name, one in measures.items():
        assert one.lowest_contrast is not None
        assert one.lowest_contrast.value >= LOWEST_CONTRAST.least, (name, one.lowest_contrast)
