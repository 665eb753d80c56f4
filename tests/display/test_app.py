"""The real window, stepped frame by frame: what it shows, and what becomes of touches and keys."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from kivy.core.window import Window

from kiosk.display.app import DisplayApp
from kiosk.gate.desk import DeskAction, LockInput, Touch
from kiosk.look.options import WindowOptions
from tests.display.faces import face
from tests.gate.desk.day import EN, Day, picture_day
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen

SIZE = (960, 540)
SPACE, F1, F2, R, N, H = 32, 282, 283, ord("r"), ord("n"), ord("h")


class Posted(list[Touch | LockInput]):
    """What the window posted."""


@pytest.fixture
def posted() -> Posted:
    return Posted()


@pytest.fixture
def window(posted: Posted) -> Iterator[Stepped]:
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    with running(app, SIZE) as window:
        yield window


def show(window: Stepped, name: str) -> None:
    window.app.show(face(name))
    window.settle()


def key_down(key: int, modifiers: list[str] | None = None) -> None:
    Window.dispatch("on_key_down", key, 0, "", modifiers or [])


def key_up(key: int) -> None:
    Window.dispatch("on_key_up", key, 0)


def test_it_waits_for_the_first_face(window: Stepped, posted: Posted) -> None:
    key_down(SPACE)

    assert (window.texts(), posted) == ({}, [])


def test_the_picture_of_the_design(window: Stepped) -> None:
    show(window, "full")
    texts = window.texts()

    assert texts["brand_title"] == "Antrean · Gerbang A"
    assert texts["brand_text"] == "Layar petugas"
    assert (texts["link"], texts["clock"]) == ("Terhubung · 0 tertunda", "08.42 WITA")
    assert texts["present_heading"] == "Dipanggil · Loket 1"
    assert texts["present_number"] == "A008"
    assert texts["present_party"] == "Ibu S••• R•••••, 3 orang"
    assert texts["present_detail"] == "Barang titipan: ya · sesi 09.30"
    assert texts["call_next"] == "Panggil berikutnya"
    assert (texts["recall"], texts["no_show"]) == ("Ulangi", "Tidak hadir")
    assert (texts["waiting_title"], texts["waiting_count"]) == ("Menunggu", "5")
    assert texts["waiting_mean"] == "rata-rata 11 menit"
    assert [texts[f"waiting_{place}"] for place in range(5)] == [
        "T003",
        "A009",
        "A010",
        "A011",
        "A012",
    ]
    assert texts["waiting_1_text"] == "Prioritas · Sesi 09.30"
    assert [texts[f"called_{place}"] for place in range(4)] == ["A008", "A007", "A006", "B004"]
    assert texts["notice_0"].startswith("A011: kode yang sama sudah dipakai di Gerbang B")
    assert "nobody" not in texts
    assert "help_title" not in texts


def test_an_empty_morning(window: Stepped) -> None:
    show(window, "empty")
    texts = window.texts()

    assert texts["nobody"] == "Belum ada yang menunggu"
    assert texts["all_well"] == "Semua berjalan baik"
    assert texts["called_nobody"] == "Belum ada nomor yang dipanggil hari ini"
    assert not any(name.startswith(("waiting_0", "called_0", "notice_0")) for name in texts)


def test_rows_are_kept_and_given_new_words(window: Stepped) -> None:
    show(window, "full")
    kept = [window.find(name) for name in ("waiting_0", "called_0", "notice_0")]
    show(window, "crowded")
    again = [window.find(name) for name in ("waiting_0", "called_0", "notice_0")]

    assert again == kept
    assert window.texts()["waiting_0"] == "A1001"


def test_rows_go_when_there_is_nothing_in_them(window: Stepped) -> None:
    show(window, "crowded")
    show(window, "full")
    texts = window.texts()

    assert "waiting_5" not in texts
    assert "notice_1" not in texts
    assert "help_title" not in texts
    assert "waiting_more" not in texts


@pytest.mark.parametrize("action", list(DeskAction))
def test_a_touch_posts_its_action_once(window: Stepped, posted: Posted, action: DeskAction) -> None:
    show(window, "crowded")
    window.tap(action.value)
    window.settle()

    assert posted == [action]


def test_a_finger_that_stays_and_a_second_one_count_once(window: Stepped, posted: Posted) -> None:
    show(window, "crowded")
    first = window.press("call_next")
    window.frames(4, each_s=0.5)
    second = window.press("call_next")
    window.release(first)
    window.release(second)
    window.tap("call_next")
    window.settle()

    assert posted == [DeskAction.CALL_NEXT]


@pytest.mark.parametrize("name", ["call_next", "recall", "no_show"])
def test_a_button_that_is_off_posts_nothing(window: Stepped, posted: Posted, name: str) -> None:
    show(window, "empty")
    window.tap(name)

    assert posted == []


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (SPACE, DeskAction.CALL_NEXT),
        (F2, DeskAction.CALL_NEXT),
        (R, DeskAction.RECALL),
        (N, DeskAction.NO_SHOW),
        (H, DeskAction.HELP_GIVEN),
    ],
)
def test_a_key_does_what_its_button_does(
    window: Stepped, posted: Posted, key: int, action: DeskAction
) -> None:
    show(window, "crowded")
    key_down(key)
    key_up(key)

    assert posted == [action]


def test_a_held_key_acts_once_until_it_comes_up(window: Stepped, posted: Posted) -> None:
    show(window, "crowded")
    for _ in range(20):
        key_down(SPACE)
    held = list(posted)
    key_up(SPACE)
    key_down(SPACE)

    assert held == [DeskAction.CALL_NEXT]
    assert posted == [DeskAction.CALL_NEXT] * 2


@pytest.mark.parametrize("key", [SPACE, F2, R, N, H])
def test_a_key_whose_button_is_off_or_absent_posts_nothing(
    window: Stepped, posted: Posted, key: int
) -> None:
    show(window, "empty")
    key_down(key)

    assert posted == []


@pytest.mark.parametrize("modifier", ["ctrl", "alt", "meta"])
def test_somebody_elses_shortcut_is_not_ours(
    window: Stepped, posted: Posted, modifier: str
) -> None:
    show(window, "crowded")
    key_down(R, [modifier])

    assert posted == []


def test_other_keys_do_nothing(window: Stepped, posted: Posted) -> None:
    show(window, "crowded")
    for key in (F1, 27, 13, ord("x")):
        key_down(key)
        key_up(key)
    window.frames()

    assert posted == []
    assert window.texts()["present_number"] == "A1000"


def test_a_key_held_while_the_window_lost_the_keyboard_is_not_stuck(
    window: Stepped, posted: Posted
) -> None:
    show(window, "crowded")
    key_down(SPACE)
    Window._focus = not Window._focus  # as SDL tells Kivy; the property itself cannot be set
    key_down(SPACE)
    key_up(SPACE)

    assert posted == [DeskAction.CALL_NEXT] * 2


def test_of_several_faces_from_other_threads_the_newest_is_shown(window: Stepped) -> None:
    days = [Day().face("08.00"), Day().face("08.01"), picture_day().face("08.42")]
    for each in days:
        thread = Thread(target=window.app.show, args=(each,))
        thread.start()
        thread.join()
    window.frames()

    assert window.texts()["clock"] == "08.42 WITA"


def test_a_face_that_came_before_the_window_is_shown(posted: Posted) -> None:
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    app.show(face("full", EN))
    with running(app, SIZE) as window:
        assert window.texts()["present_heading"] == "Called · Counter 1"


def test_the_keyboard_is_free_again_after_the_window(posted: Posted) -> None:
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    with running(app, SIZE) as window:
        show(window, "crowded")
    key_down(SPACE)

    assert posted == []


def test_a_touch_is_seen_on_the_screen(window: Stepped) -> None:
    show(window, "full")
    button = window.find("call_next")
    spot = (round(button.center_x), round(SIZE[1] - button.y - 10))
    before = window.picture().getpixel(spot)
    touch = window.press("call_next")
    during = window.picture().getpixel(spot)
    window.release(touch)

    assert before == (0xF2, 0xA5, 0x1A)
    assert during != before
