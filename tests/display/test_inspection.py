"""The inspection in the real window, on a real desk and journal, and its look on every size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch

from kiosk.clock import ManualClock
from kiosk.display.app import DisplayApp
from kiosk.domain.events import GoodsReason, GoodsResult, Item
from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.types import Moment, OfficerId
from kiosk.gate.desk import GoodsKey, GoodsTap, LockInput, Touch
from kiosk.gate.desk.lock_face import with_lock
from kiosk.gate.desk.unlocking import State
from kiosk.journal.gate import GateJournal
from kiosk.look.options import WindowOptions
from kiosk.look.tap import Tappable
from kiosk.look.tree import shown
from tests.display.faces import LANGUAGES
from tests.display.inspections import NAMES, inspection
from tests.display.test_layout import SIZES, boxes, outside, overlap
from tests.gate.desk.day import ID, at
from tests.gate.desk.goods_day import FOOD, PILLS, GoodsCounter, Tray, brought, goods_setting, lists
from tests.gate.desk.journals import noted, opened
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen

KEY_S, KEY_T = ord("s"), ord("t")


class Counter:
    """Window, desk and journal of the inspection, turned by hand."""

    def __init__(self, journal: GateJournal, tray: Tray) -> None:
        self.journal = journal
        self.clock = ManualClock(at("08.42"))
        noted(journal, self.clock, brought(), brought())
        self.office = GoodsCounter(journal, self.clock, tray)
        self.app = DisplayApp(self.office.desk.post, WindowOptions(fullscreen=False))
        self.window: Stepped

    def turn(self) -> dict[str, str]:
        self.clock.advance(1.0)
        self.office.desk.turn()
        self.app.show(self.office.face)
        self.window.settle()
        return self.window.texts()

    def tap(self, *names: str) -> dict[str, str]:
        for name in names:
            self.window.tap(name)
            self.turn()
        return self.window.texts()

    def lists(self) -> list[tuple[Item, ...]]:
        return lists(self.journal, self.clock)


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def counter(tmp_path: Path, tray: Tray) -> Iterator[Counter]:
    journal = opened(tmp_path)
    counter = Counter(journal, tray)
    with running(counter.app, (1920, 1080), draws=False) as window:
        counter.window = window
        counter.turn()
        yield counter
    journal.close()


def test_two_touches_a_thing_and_one_to_end(counter: Counter, tray: Tray) -> None:
    texts = counter.tap("call_next", "goods")
    assert (texts["goods_number"], texts["goods_nobody"]) == ("T001", "Daftar masih kosong")
    counter.tap("goods_kind_makanan", "goods_result_accepted")
    texts = counter.tap("goods_kind_obat", "goods_result_clinic")
    assert texts["goods_list"] == "2 barang"
    counter.tap("goods_finish")
    assert counter.lists() == [
        (Item(FOOD, 1, GoodsResult.ACCEPTED), Item(PILLS, 1, GoodsResult.CLINIC))
    ]
    assert "goods_number" not in counter.window.texts()
    assert [slip.number for slip in tray.slips] == ["T001"]


def test_a_reason_is_asked_for_where_one_is_owed(counter: Counter) -> None:
    counter.tap("call_next", "goods", "goods_kind_makanan")
    texts = counter.tap("goods_result_returned")
    assert texts["goods_reasons"] == "Makanan matang, dikembalikan: mengapa?"
    assert "goods_kind_obat_label" not in texts
    texts = counter.tap("goods_back")
    assert texts["goods_results"] == "Makanan matang: bagaimana hasilnya?"
    counter.tap("goods_result_seized", "goods_save")
    texts = counter.tap("goods_reason_spoilt")
    assert texts["row_2_text"] == "Disita · sudah tidak layak"
    counter.tap("goods_why_2", "goods_reason_raw", "goods_save")
    assert counter.lists() == [(Item(FOOD, 1, GoodsResult.SEIZED, GoodsReason.RAW),)]


def test_a_result_without_a_kind_does_nothing(counter: Counter) -> None:
    texts = counter.tap("call_next", "goods", "goods_result_accepted")
    assert texts["goods_nobody"] == "Daftar masih kosong"


def test_counting_by_taps_and_by_a_finger_that_stays(counter: Counter) -> None:
    counter.tap("call_next", "goods", "goods_kind_makanan", "goods_result_accepted")
    texts = counter.tap("goods_more_1", "goods_more_1", "goods_fewer_1")
    assert texts["row_1_count"] == "2"
    finger = counter.window.press("goods_more_1")
    counter.window.frames(6, each_s=0.35)
    counter.window.release(finger)
    for _ in range(12):
        counter.turn()
    held = int(counter.window.texts()["row_1_count"])
    assert 5 <= held <= 12
    counter.window.frames(6, each_s=0.35)
    assert int(counter.turn()["row_1_count"]) == held
    assert counter.tap("goods_remove_1")["goods_nobody"] == "Daftar masih kosong"


def test_a_finger_that_stays_on_the_bin_takes_one_line_only(counter: Counter) -> None:
    counter.tap("call_next", "goods", "goods_kind_makanan", "goods_result_accepted")
    counter.tap("goods_kind_obat", "goods_result_accepted")
    finger = counter.window.press("goods_remove_2")
    for _ in range(6):
        counter.window.frames(1, each_s=0.4)
        counter.turn()
    counter.window.release(finger)
    assert counter.turn()["goods_list"] == "1 barang"


def test_closing_asks_before_something_is_lost(counter: Counter) -> None:
    counter.tap("call_next", "goods", "goods_kind_makanan", "goods_result_accepted")
    texts = counter.tap("goods_close")
    assert texts["goods_notice"] == "Daftar belum disimpan."
    assert "goods_save" not in texts
    texts = counter.tap("goods_keep")
    assert "goods_notice" not in texts or not texts["goods_notice"]
    texts = counter.tap("goods_close", "goods_discard")
    assert ("goods_number" in texts, counter.lists()) == (False, [])


def test_nothing_behind_it_acts_and_a_touch_beside_it_loses_nothing(counter: Counter) -> None:
    counter.tap("call_next", "goods", "goods_kind_makanan", "goods_result_accepted")
    before = len(counter.journal.today(counter.clock.now()))
    touch = UnitTestTouch(4, 4)
    touch.touch_down()
    counter.window.release(touch)
    Window.dispatch("on_key_down", KEY_S, 0, "", [])
    Window.dispatch("on_key_up", KEY_S, 0)
    texts = counter.turn()
    assert texts["goods_list"] == "1 barang"
    assert len(counter.journal.today(counter.clock.now())) == before


def test_the_key_opens_it_where_there_is_somebody(counter: Counter) -> None:
    def press_key() -> dict[str, str]:
        Window.dispatch("on_key_down", KEY_T, 0, "", [])
        Window.dispatch("on_key_up", KEY_T, 0)
        return counter.turn()

    assert "goods_number" not in press_key()
    counter.tap("call_next")
    assert press_key()["goods_number"] == "T001"


def test_a_receipt_is_printed_again(counter: Counter, tray: Tray) -> None:
    counter.tap("call_next", "goods", "goods_kind_makanan", "goods_result_accepted")
    counter.tap("goods_finish")
    texts = counter.tap("goods")
    assert (texts["receipt_0"], texts["print_0"]) == ("T001", "Cetak ulang")
    counter.tap("print_0")
    assert [slip.number for slip in tray.slips] == ["T001", "T001"]
    assert "receipt_0" not in counter.tap("goods_close")


def test_a_line_that_went_takes_its_buttons_along() -> None:
    posted: list[Touch | LockInput] = []
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    with running(app, (1920, 1080), draws=False) as window:
        app.show(inspection("long"))
        window.settle()
        window.tap("goods_older")
        app.show(inspection("short"))
        window.settle()
        window.tap("goods_more_3")
    assert posted == [GoodsTap(GoodsKey.OLDER), GoodsTap(GoodsKey.MORE, line=3)]


@pytest.mark.parametrize("size", SIZES)
def test_every_text_of_it_has_a_place_of_its_own(size: tuple[int, int]) -> None:
    app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
    faults: list[tuple[object, ...]] = []
    with running(app, size, draws=False) as window:
        for name in NAMES:
            for language in LANGUAGES:
                app.show(inspection(name, language))
                window.settle()
                if name != "closed":
                    faults += [(name, language, *fault) for fault in misplaced(window, size)]

    assert faults == []


def misplaced(window: Stepped, size: tuple[int, int]) -> Iterator[tuple[str, ...]]:
    """Name texts off the window, texts on one another, and buttons off the sheet or too small."""
    veil = window.find("goods_veil")
    placed = boxes(veil)
    yield from ((name,) for name, box in placed.items() if outside(box, size))
    for one, other in combinations(placed, 2):
        if overlap(placed[one], placed[other]):
            yield one, other
    sheet = veil.ids.sheet
    for key in (each for each in shown(sheet) if isinstance(each, Tappable) and each.name):
        left, bottom = key.to_window(*key.pos)
        inside = sheet.x <= left and left + key.width <= sheet.right
        if not inside or bottom < sheet.y or bottom + key.height > sheet.top:
            yield key.name, "off the sheet"
        if words_leave(key):
            yield key.name, "words leave it"


def words_leave(key: Any) -> bool:  # noqa: ANN401 - a widget
    left, bottom = key.to_window(*key.pos)
    return any(
        box[0] < left - 2 or box[2] > left + key.width + 2 or box[1] < bottom - 2
        for box in boxes(key).values()
    )


def test_behind_the_lock_nothing_of_it_acts() -> None:
    posted: list[Touch | LockInput] = []
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    rina = Officer(OfficerId("rina"), "Rina", OfficerRole.GUARD, "hash")
    with running(app, (1920, 1080), draws=False) as window:
        app.show(inspection("short"))
        window.settle()
        spots = [window.find(f"goods_{name}").center for name in ("finish", "close", "more_3")]
        words, now = goods_setting().wordings[ID], Moment(at("08.42"), 0.0)
        app.show(with_lock(inspection("short"), State(officers=(rina,)), 3, words, now))
        window.settle()
        for spot in spots:
            finger = UnitTestTouch(*spot)
            finger.touch_down()
            window.release(finger)
    assert [each for each in posted if isinstance(each, GoodsTap)] == []
