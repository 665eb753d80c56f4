"""Nothing is cut off, nothing lies on anything, nothing is too small for a finger."""

from __future__ import annotations

import pytest

from kiosk.domain.types import LanguageCode
from kiosk.look.measure import clipped, overlapping, targets
from kiosk.pictures.samples import LANGUAGES, SAMPLES, face
from tests.touch.touchscreen import LYING, SMALL, UPRIGHT, opened

pytestmark = pytest.mark.screen

PX_PER_MM = 1080 / 300
"""A 24-inch panel upright: 1080 pixels on 300 mm."""
MAIN_MM, OTHER_MM = 25, 20
MAIN = {"take_number", "stay", "done", "type_reference"}


HELP = {"scan", "keypad", "problem-other_day"}
"""Screens that say something else once an officer was called."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [UPRIGHT, LYING, SMALL, (600, 960), (1024, 768), (768, 1024)])
def test_every_screen_fits(size: tuple[int, int], language: LanguageCode) -> None:
    with opened(size) as screen:
        for name in SAMPLES:
            for help_called in (False, True) if name in HELP else (False,):
                screen.show(face(name, language, help_called=help_called))
                root = screen.window.root
                if "veil" in screen.buttons():
                    root = screen.window.find("veil")

                assert clipped(root) == [], name
                assert overlapping(root) == [], name


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
def test_targets_are_large(size: tuple[int, int]) -> None:
    unit = min(size) / 1080
    with opened(size) as screen:
        for name in SAMPLES:
            screen.show(face(name))
            for button, px in targets(screen.window.root).items():
                least_mm = MAIN_MM if button in MAIN else OTHER_MM

                assert px / unit / PX_PER_MM >= least_mm - 0.01, (name, button)
