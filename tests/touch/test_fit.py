"""Nothing is cut off, nothing lies on anything, nothing is too small for a finger or an eye."""

from __future__ import annotations

import pytest
from kivy.uix.widget import Widget

from kiosk.domain.types import LanguageCode
from kiosk.look.legible import capitals, main_targets_mm, targets_mm
from kiosk.look.measure import box_of, clipped, overlapping
from kiosk.look.tap import Tappable
from kiosk.look.tree import shown
from kiosk.pictures.measures import front
from kiosk.pictures.morning import LANGUAGES
from kiosk.pictures.order import MODES, PANELS, Panel
from kiosk.pictures.samples import SAMPLES, face
from tests.touch.touchscreen import opened

pytestmark = pytest.mark.screen

MAIN_MM, OTHER_MM, CAPITAL_MM = 25, 20, 6
ROUNDING_MM = 0.015

ENDS = {
    "confirm": {"take_number"},
    "declare": {"take_number"},
    "confirm-warning": {"stay"},
    "ticket": {"done"},
    "thanks": {"done"},
    "consent": {"consent", "no_consent"},
    "survey": {"next"},
    "keypad": {"submit"},
    "name": {"submit"},
    "find": {"submit"},
    "scan-lost": {"type_reference"},
    "problem-unreadable": {"type_reference", "call_officer"},
}
"""What most who see these screens press."""

BOTTOM_MM, REACH_MM = 850, 1220
"""Where the panel hangs in the settings' example, and how high a seated person reaches."""

HELP = ("scan", "keypad", "doors", "name", "find", "problem-other_day")
"""Screens that say something else once an officer was called."""


def tops(root: Widget) -> dict[str, float]:
    """Return how high above the panel's lower edge everything ends that can be touched."""
    tappable = [widget for widget in shown(root) if isinstance(widget, Tappable)]
    return {widget.name: box_of(widget).top for widget in tappable if widget.name != "veil"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
@pytest.mark.parametrize("mode", MODES)
def test_every_screen_fits_fingers_and_eyes(
    mode: str, panel: Panel, language: LanguageCode
) -> None:
    mm = panel.width / panel.width_mm
    faces = [(name, face(name, language, modes=MODES[mode])) for name in SAMPLES]
    faces += [
        (f"{name}, officer called", face(name, language, help_called=True, modes=MODES[mode]))
        for name in HELP
    ]
    with opened((panel.width, panel.height), panel_mm=(panel.width_mm, panel.height_mm)) as screen:
        for name, whole in faces:
            screen.show(whole)
            screen.window.settle()
            root = front(screen.window.root)

            assert clipped(root) == [], name
            assert overlapping(root) == [], name
            if MODES[mode].low:
                for button, above_px in tops(root).items():
                    assert BOTTOM_MM + above_px / mm <= REACH_MM, (name, button)
            for button, wide_mm in targets_mm(root, mm).items():
                assert wide_mm >= OTHER_MM - ROUNDING_MM, (name, button)
            for button, wide_mm in main_targets_mm(root, mm).items():
                assert wide_mm >= MAIN_MM - ROUNDING_MM, (name, button)
            assert ENDS.get(name, set()) <= set(main_targets_mm(root, mm)), name
            for text, high_mm in capitals(root, mm).items():
                assert high_mm >= CAPITAL_MM - ROUNDING_MM, (name, text)


@pytest.mark.parametrize("size", [(600, 960), (1024, 768), (768, 1024)])
def test_unusual_windows_hold_every_screen_too(size: tuple[int, int]) -> None:
    with opened(size) as screen:
        for name in SAMPLES:
            screen.show(face(name))
            root = front(screen.window.root)

            assert clipped(root) == [], name
            assert overlapping(root) == [], name
