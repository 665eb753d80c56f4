"""Nothing the guards read is cut off or lies on something else, whatever the day and the screen."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from kivy.uix.label import Label

from kiosk.display.app import DisplayApp
from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.types import LanguageCode, Moment, OfficerId
from kiosk.gate.desk.lock_face import with_lock
from kiosk.gate.desk.unlocking import State
from kiosk.look.options import WindowOptions
from kiosk.look.tree import shown
from tests.display.faces import DAYS, LANGUAGES, ROOMS, face
from tests.gate.desk.day import at, wording
from tests.windows import running

SIZES = ((1920, 1080), (1366, 768), (960, 540), (1280, 1024))
SLACK_PX = 4.0
"""Edges lie between pixels, and lines of text share the empty rims above and below them."""

Box = tuple[float, float, float, float]


def boxes(root: Any) -> dict[str, Box]:  # noqa: ANN401 - a widget
    """Return left, bottom, right and top of everything with a name and something to read."""
    return {
        widget.name: (*widget.to_window(*widget.pos), *widget.to_window(widget.right, widget.top))
        for widget in shown(root)
        if isinstance(widget, Label) and widget.text and getattr(widget, "name", "")
    }


def outside(box: Box, size: tuple[int, int]) -> bool:
    left, bottom, right, top = box
    width, height = size
    return (
        left < -SLACK_PX
        or bottom < -SLACK_PX
        or right > width + SLACK_PX
        or top > height + SLACK_PX
    )


def overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upright = min(one[3], other[3]) - max(one[1], other[1])
    return across > SLACK_PX and upright > SLACK_PX


@pytest.mark.screen
@pytest.mark.parametrize("size", SIZES)
def test_every_text_has_a_place_of_its_own(size: tuple[int, int]) -> None:
    app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
    faults: list[tuple[str, ...]] = []
    with running(app, size) as window:
        for name in [*DAYS, *reversed(DAYS)]:
            for language in LANGUAGES:
                app.show(face(name, language))
                window.settle()
                placed = boxes(window.root)
                faults += [(name, language, n) for n, box in placed.items() if outside(box, size)]
                faults += [
                    (name, language, one, other)
                    for one, other in combinations(placed, 2)
                    if overlap(placed[one], placed[other])
                ]

    assert faults == []


@pytest.mark.screen
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 1024)])
def test_every_text_of_the_table_room_has_a_place_of_its_own(size: tuple[int, int]) -> None:
    app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
    faults: list[tuple[str, ...]] = []
    with running(app, size, draws=False) as window:
        for name in ROOMS:
            for language in LANGUAGES:
                app.show(face(name, language))
                window.settle()
                faults += [(name, language, *found) for found in misplaced(window.root, size)]
    assert faults == []


@pytest.mark.screen
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 1024)])
def test_every_text_has_a_place_of_its_own_beside_an_officers_name(size: tuple[int, int]) -> None:
    rina = Officer(OfficerId("rina"), "Siti Nurhaliza Puspitasari", OfficerRole.GUARD, "hash")
    state, now = State(officers=(rina,), officer=rina), Moment(at("08.42"), 0.0)
    app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
    with running(app, size, draws=False) as window:
        for language in LANGUAGES:
            shown = with_lock(face("alarmed", language), state, 2, wording(language), now)
            app.show(shown)
            window.settle()
            assert misplaced(window.root, size) == []


@pytest.mark.screen
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "touch", "veil"),
    [
        ("tables", "table_0", "sheet"),
        ("twelve", "table_4", "sheet"),
        ("search", "present_sheet", "sheet"),
        ("tables", "line_0", "sheet"),
        ("seated", "place", "sheet"),
        ("tables", "heads", "list"),
        ("seated", "programme", "list"),
        ("closing", "alarm", "list"),
        ("alarmed", "notice_card_0", "list"),
        ("seated", "line", "list"),
    ],
)
def test_every_text_of_what_a_touch_opens_has_a_place_of_its_own(
    size: tuple[int, int], language: LanguageCode, name: str, touch: str, veil: str
) -> None:
    app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
    with running(app, size, draws=False) as window:
        app.show(face(name, language))
        window.settle()
        window.tap(touch)
        window.settle()
        assert misplaced(window.find(veil), size) == []


def misplaced(root: Any, size: tuple[int, int]) -> list[tuple[str, ...]]:  # noqa: ANN401 - a widget
    """Name the texts outside the window, and pairs of which one lies on the other."""
    placed = boxes(root)
    out = [(name,) for name, box in placed.items() if outside(box, size)]
    pairs = combinations(placed, 2)
    return [*out, *((one, two) for one, two in pairs if overlap(placed[one], placed[two]))]


def test_the_measure_sees_what_is_wrong() -> None:
    assert outside((-5, 0, 10, 10), (100, 100))
    assert outside((0, 95, 10, 105), (100, 100))
    assert not outside((0, 0, 100, 100), (100, 100))
    assert overlap((0, 0, 10, 10), (5, 5, 15, 15))
    assert not overlap((0, 0, 10, 10), (10, 0, 20, 10))
