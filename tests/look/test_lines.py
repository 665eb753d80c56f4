"""Lines that would break: heads grow smaller first, values go below what they are the value of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kivy.core.window import Window

from kiosk.gate.face.shapes import Row
from kiosk.look.frame import Brand
from kiosk.look.measure import clipped
from kiosk.look.options import WindowOptions
from kiosk.look.surfaces import FactRow
from kiosk.look.tree import find, texts
from tests.look.test_layouts import BareApp
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen


@pytest.fixture
def window() -> Iterator[Stepped]:
    options = WindowOptions(fullscreen=False, panel_mm=(149, 265))
    with running(BareApp(options), (540, 960), draws=False) as stepped:
        yield stepped


def test_a_value_that_would_break_goes_below(window: Stepped) -> None:
    row = FactRow(item=Row("Sesi tatap muka", "09.30 – 10.00 · hari ini"), size_hint_x=None)
    Window.add_widget(row)
    row.width = 900
    window.frames(3)

    assert not row.stacked
    assert find(row, "row_0_value").center_y == find(row, "row_0_label").center_y
    row.width = 480
    window.frames(3)

    assert row.stacked
    assert find(row, "row_0_value").top <= find(row, "row_0_label").y + 1
    assert clipped(row) == []


def test_a_head_is_set_smaller_before_it_is_broken(window: Stepped) -> None:
    brand = Brand(title="Rutan", text="Layanan Kunjungan · Gerbang A", single=True)
    Window.add_widget(brand)
    brand.size_hint = (None, None)
    brand.size = (400, 100)
    window.app.large = True
    window.frames(3)
    least = window.app.sized.least_text

    assert least <= find(brand, "brand_text").font_size < window.app.sized.text(25)
    brand.width = 200
    window.frames(3)
    # Smaller could not be read any more: now it takes two lines.
    assert find(brand, "brand_text").height > 2 * find(brand, "brand_text").font_size
    assert list(texts(brand)) == ["brand", "brand_title", "brand_text"]
