"""The locked display under fingers and keys: nothing behind it acts, and a right PIN opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch

from kiosk.clock import ManualClock
from kiosk.display.app import DisplayApp
from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.throttling import Tries
from kiosk.domain.types import LanguageCode, Moment, OfficerId
from kiosk.gate.desk import Act, Desk, DeskAction, DeskFace, DeskLock, LockInput, SheetAct
from kiosk.gate.desk.lock_face import with_lock
from kiosk.gate.desk.unlocking import (
    PAGE,
    Back,
    Chosen,
    Digit,
    Left,
    MoreNames,
    Rubbed,
    State,
    Touched,
)
from kiosk.look.options import WindowOptions
from kiosk.wire.hashes import fits, hash_secret
from tests.display.faces import LANGUAGES, face
from tests.display.test_layout import SIZES, boxes, outside, overlap
from tests.gate.desk.day import ID, PLACE, at, setting, wording
from tests.gate.desk.journals import noted, opened, wanted
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen

NAMES = (
    "Rina Wulandari",
    "Siti Nurhaliza Puspitasari",
    "I Made Wirawan",
    "Yohanes Kristian Manalu",
    *(f"Petugas Nomor {n}" for n in range(12)),
)
OFFICERS = tuple(
    Officer(OfficerId(f"officer-{n}"), name, OfficerRole.GUARD, "hash")
    for n, name in enumerate(NAMES)
)
RINA = OFFICERS[0]
NOW = Moment(at("08.42"), 0.0)
BACKSPACE, ESCAPE, KEYPAD_7 = 8, 27, 263

Post = Act | LockInput


def locked(state: State, day: str = "full", language: LanguageCode = ID) -> DeskFace:
    return with_lock(face(day, language), state, 5, wording(language), NOW)


@pytest.fixture
def posted() -> list[Post]:
    return []


@pytest.fixture
def window(posted: list[Post]) -> Iterator[Stepped]:
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    with running(app, (1920, 1080), draws=False) as stepped:
        yield stepped


def show(window: Stepped, face_: DeskFace) -> None:
    window.app.show(face_)
    window.settle()


def key(code: int) -> None:
    Window.dispatch("on_key_down", code, 0, "", [])
    Window.dispatch("on_key_up", code, 0)


def test_a_name_and_keys_are_posted(window: Stepped, posted: list[Post]) -> None:
    show(window, locked(State(officers=OFFICERS)))
    window.tap("officer_officer-0")
    window.tap("more_names")
    show(window, locked(State(officers=OFFICERS, chosen=RINA)))
    for name in ("pin_4", "pin_0", "pin_rub", "another_name"):
        window.tap(name)

    assert posted == [Chosen(RINA.id), MoreNames(), Digit("4"), Digit("0"), Rubbed(), Back()]


def test_it_tells_what_must_be_noticed_and_no_visitors_name(window: Stepped) -> None:
    show(window, locked(State(officers=OFFICERS[:3]), "crowded"))
    lock = window.find("lock")
    texts = {name: text for name, text in window.texts().items() if name.startswith("lock")}

    assert (texts["lock_count"], texts["lock_waiting"]) == ("5", "rombongan menunggu")
    assert texts["lock_help"].startswith("Pengunjung di layar sentuh meminta bantuan")
    assert "kode yang sama" in texts["lock_alarm_0"]
    assert not any("•" in text for _, text in texts.items())
    assert lock.size == [1920, 1080]


def test_nothing_behind_it_acts(window: Stepped, posted: list[Post]) -> None:
    show(window, locked(State(officers=OFFICERS, officer=RINA), "crowded"))
    shown = [action for action in DeskAction if action is not DeskAction.START]
    places = [window.find(action.value).center for action in shown]
    places += [window.find("line_1").center, window.find("leave").center]
    show(window, locked(State(officers=OFFICERS, chosen=RINA), "crowded"))
    for code in (32, 283, ord("r"), ord("n"), ord("s"), ord("b"), ord("h")):
        key(code)
    for x, y in places:
        touch = UnitTestTouch(x, y)
        touch.touch_down()
        window.release(touch)

    assert [each for each in posted if isinstance(each, DeskAction | SheetAct | Left)] == []
    assert "sheet_number" not in window.texts()


def test_an_open_sheet_goes_when_it_locks(window: Stepped) -> None:
    show(window, face("full"))
    window.tap("line_1")
    window.settle()
    assert "sheet_number" in window.texts()
    show(window, locked(State(officers=OFFICERS)))
    show(window, face("full"))

    assert "sheet_number" not in window.texts()


def test_the_keyboard_types_a_pin(window: Stepped, posted: list[Post]) -> None:
    key(ord("4"))
    show(window, face("full"))
    key(ord("4"))
    assert posted == []
    show(window, locked(State(officers=OFFICERS, chosen=RINA)))
    for code in (ord("4"), KEYPAD_7, BACKSPACE, ESCAPE):
        key(code)

    assert posted == [Digit("4"), Digit("7"), Rubbed(), Back()]


def test_keys_rest_while_it_has_to_wait(window: Stepped, posted: list[Post]) -> None:
    state = State(officers=OFFICERS, chosen=RINA, tries=Tries(6, NOW.at))
    show(window, locked(state))
    window.tap("pin_4")

    assert posted == []
    assert window.texts()["lock_note"] == "Silakan tunggu 60 detik."


def test_whose_display_it_is_stands_above_and_locks_it(window: Stepped, posted: list[Post]) -> None:
    show(window, locked(State(officers=OFFICERS, officer=RINA)))
    window.tap("leave")

    assert posted == [Touched(), Left()]


@pytest.mark.parametrize("size", SIZES)
def test_every_text_of_it_has_a_place_of_its_own(size: tuple[int, int]) -> None:
    wait = Tries(9, NOW.at)
    states = (
        State(known=True),
        State(officers=OFFICERS),
        State(officers=OFFICERS[:PAGE]),
        State(officers=OFFICERS, chosen=OFFICERS[1], digits="48", tries=wait),
        State(officers=OFFICERS, chosen=OFFICERS[3], wrong=True),
    )
    app = DisplayApp(lambda _: None, WindowOptions(fullscreen=False))
    with running(app, size, draws=False) as window:
        for state in states:
            for language in LANGUAGES:
                show(window, locked(state, "crowded", language))
                placed = boxes(window.find("lock"))
                assert [name for name, box in placed.items() if outside(box, size)] == []
                pairs = combinations(placed.items(), 2)
                assert [(a, b) for (a, x), (b, y) in pairs if overlap(x, y)] == []


def test_the_right_pin_opens_the_real_display(tmp_path: Path) -> None:
    journal, clock = opened(tmp_path), ManualClock(at("08.42"))
    noted(journal, clock, wanted())
    rina = replace(RINA, pin=hash_secret("481620"))
    lock = DeskLock(journal, fits, (rina,), lock_s=600)
    desk = Desk(journal, clock, PLACE, setting(), lambda face_: app.show(face_), lock)  # noqa: PLW0108 - made below
    app = DisplayApp(desk.post, WindowOptions(fullscreen=False))

    def turn() -> None:
        clock.advance(1)
        desk.turn()
        lock.stop()
        desk.turn()
        window.settle()

    with running(app, (960, 540), draws=False) as window:
        turn()
        window.tap(f"officer_{rina.id}")
        turn()
        for pin in ("481621", "481620"):
            assert window.texts()["lock_chosen"] == rina.name
            for digit in pin:
                window.tap(f"pin_{digit}")
                turn()
        assert "lock_chosen" not in window.texts()
        assert window.texts()["present_number"] == "–"
        window.tap("call_next")
        turn()
        assert window.texts()["present_number"] == "A001"
    assert [each.officer for each in journal.today(clock.now())] == [None, rina.id]
    desk.stop()
    journal.close()
