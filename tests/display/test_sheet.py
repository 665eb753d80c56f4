"""The sheet of a ticket in the window: opened by a touch on its row, closed beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kivy.tests.common import UnitTestTouch

from kiosk.display.app import DisplayApp
from kiosk.display.sheet import SheetPress
from kiosk.gate.desk import DeskAction, LockInput, SheetAct, SheetKind, Touch
from kiosk.look.options import WindowOptions
from kiosk.look.tree import shown
from tests.display.faces import face
from tests.display.test_layout import SIZES, boxes, outside, overlap
from tests.gate.desk.day import Day
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen


@pytest.fixture
def posted() -> list[Touch | LockInput]:
    return []


@pytest.fixture
def window(posted: list[Touch | LockInput]) -> Iterator[Stepped]:
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    with running(app, (1920, 1080), draws=False) as stepped:
        app.show(face("full"))
        stepped.settle()
        yield stepped


def raised(window: Stepped) -> bool:
    return "sheet_number" in window.texts()


def test_a_touch_on_a_row_opens_its_ticket_and_a_button_acts_and_closes(
    window: Stepped, posted: list[Touch | LockInput]
) -> None:
    window.tap("line_1")
    window.settle()
    assert raised(window)
    assert window.texts()["sheet_number"] == window.texts()["waiting_1"]
    window.tap("call")
    window.settle()
    (act,) = posted
    assert isinstance(act, SheetAct)
    assert act.kind is SheetKind.CALL
    assert not raised(window)


@pytest.mark.parametrize("closes", ["sheet_close", "beside"])
def test_it_is_closed_without_doing_anything(
    window: Stepped, posted: list[Touch | LockInput], closes: str
) -> None:
    window.tap("line_0")
    window.settle()
    if closes == "beside":
        touch = UnitTestTouch(10, 10)
        touch.touch_down()
        window.release(touch)
    else:
        window.tap(closes)
    assert (raised(window), posted) == (False, [])


def test_while_it_is_open_nothing_behind_it_acts(
    window: Stepped, posted: list[Touch | LockInput]
) -> None:
    window.tap("line_0")
    window.settle()
    window.app.root.press(DeskAction.CALL_NEXT)
    assert posted == []


def test_it_goes_when_nothing_can_be_done_with_the_ticket_any_more(window: Stepped) -> None:
    window.tap("line_0")
    window.settle()
    window.app.show(Day().face())
    window.settle()
    assert not raised(window)


@pytest.mark.parametrize("size", SIZES)
def test_every_text_of_the_sheet_has_a_place_of_its_own(size: tuple[int, int]) -> None:
    app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
    with running(app, size, draws=False) as window:
        for name in ("full", "crowded"):
            app.show(face(name))
            window.settle()
            window.tap("line_1")
            window.settle()
            placed = {n: box for n, box in boxes(window.find("sheet")).items() if n}
            assert [n for n, box in placed.items() if outside(box, size)] == []
            names = list(placed)
            pairs = [(a, b) for k, a in enumerate(names) for b in names[k + 1 :]]
            assert [pair for pair in pairs if overlap(placed[pair[0]], placed[pair[1]])] == []
            card = window.find("sheet").ids.card
            for press in shown(card):
                if isinstance(press, SheetPress):
                    left, bottom = press.to_window(*press.pos)
                    assert card.x <= left < left + press.width <= card.right, press.name
                    assert card.y <= bottom < bottom + press.height <= card.top, press.name
            window.tap("sheet_close")
            window.settle()
