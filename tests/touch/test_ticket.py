"""The code on the ticket screen is read by the same reader that scans codes."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from kiosk.devices.decoder import read
from kiosk.domain.types import LanguageCode
from kiosk.gate.face import TicketFace
from kiosk.pictures.morning import EN, ID
from kiosk.pictures.order import MODES, PANELS, Panel
from kiosk.pictures.samples import face
from tests.touch.touchscreen import LYING, SMALL, UPRIGHT, opened

pytestmark = pytest.mark.screen


@pytest.mark.parametrize("language", [ID, EN])
@pytest.mark.parametrize("size", [UPRIGHT, LYING, SMALL])
def test_the_screen_s_code_reads_back(size: tuple[int, int], language: LanguageCode) -> None:
    whole = face("ticket", language)
    with opened(size, draws=True) as screen:
        screen.show(whole)
        pixels = cv2.cvtColor(np.asarray(screen.window.picture()), cv2.COLOR_RGB2BGR)

        assert isinstance(whole.content, TicketFace)
        assert read(np.asarray(pixels, np.uint8)) == [whole.content.qr]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_the_code_reads_back_in_every_way_of_seeing_it(panel: Panel, mode: str) -> None:
    size, panel_mm = (panel.width, panel.height), (panel.width_mm, panel.height_mm)
    with opened(size, draws=True, panel_mm=panel_mm) as screen:
        for name in ("ticket", "ticket-five", "ticket-halfway", "ticket-phone"):
            whole = face(name, modes=MODES[mode])
            screen.show(whole)
            pixels = cv2.cvtColor(np.asarray(screen.window.picture()), cv2.COLOR_RGB2BGR)

            assert isinstance(whole.content, TicketFace)
            assert read(np.asarray(pixels, np.uint8)) == [whole.content.qr], name


def test_names_stand_below_their_signs_where_they_have_room() -> None:
    with opened((1080, 1920), panel_mm=(298, 531)) as screen:
        screen.show(face("ticket-three"))
        texts = screen.window.texts()

        assert (texts["station_0"], texts["station_2_text"]) == ("Pendaftaran", "09.30")
        assert "now" not in texts


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_a_long_way_is_told_in_words(panel: Panel) -> None:
    size, panel_mm = (panel.width, panel.height), (panel.width_mm, panel.height_mm)
    with opened(size, panel_mm=panel_mm) as screen:
        screen.show(face("ticket-five"))
        texts = screen.window.texts()

        assert "station_0" not in texts
        assert texts["now"] == "Sekarang: Pendaftaran"
        assert texts["then"] == (
            "Lalu: Pemeriksaan barang, Titip ponsel, Pemeriksaan badan, Tatap muka 09.30"
        )
        screen.show(face("ticket-halfway"))
        assert screen.window.texts()["now"] == "Sekarang: Titip ponsel"


def test_every_module_is_the_same_whole_number_of_pixels() -> None:
    with opened(draws=True) as screen:
        screen.show(face("ticket"))
        code = screen.window.find("qr")
        picture = screen.window.picture().convert("L")
        x, y = (round(place) for place in code.to_window(*code.center))
        half = code.modules * code.module_px // 2
        middle_row = [
            picture.getpixel((at, picture.height - y)) for at in range(x - half, x + half)
        ]
        edges = [at for at, (a, b) in enumerate(pairwise(middle_row), 1) if a != b]

        assert set(middle_row) <= {0, 255}
        assert {(after - before) % code.module_px for before, after in pairwise(edges)} == {0}
