"""The table room in the window: tiles, strips, lists and counts, by touch and by key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch

from kiosk.display.app import DisplayApp
from kiosk.display.tables import TableLine, TableTile
from kiosk.domain.types import BookingId, CounterId, TicketId
from kiosk.gate.desk import (
    Act,
    DeskAction,
    HeadsAct,
    HeadsKind,
    LockInput,
    MarkAct,
    PlaceAct,
    TableKind,
)
from kiosk.gate.desk import TableAct as TableTouch
from kiosk.look.options import WindowOptions
from tests.display.faces import face
from tests.gate.desk.rooms import DESK, ROOM
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen

ESC, LEFT, RIGHT, SPACE = 27, 276, 275, 32

Post = Act | LockInput


@pytest.fixture
def posted() -> list[Post]:
    return []


@pytest.fixture
def window(posted: list[Post]) -> Iterator[Stepped]:
    app = DisplayApp(posted.append, WindowOptions(fullscreen=False))
    with running(app, (1920, 1080), draws=False) as stepped:
        yield stepped


def show(window: Stepped, name: str) -> None:
    window.app.show(face(name))
    window.settle()


def touch(window: Stepped, *names: str) -> None:
    for name in names:
        window.tap(name)
        window.settle()


def key(window: Stepped, *keys: int | str) -> None:
    for each in keys:
        code = ord(each) if isinstance(each, str) else each
        Window.dispatch("on_key_down", code, 0, "", [])
        Window.dispatch("on_key_up", code, 0)
        window.settle()


def opened(window: Stepped) -> set[str]:
    """Name what lies over the screen."""
    names = {"sheet_number": "sheet", "list_title": "list"}
    return {veil for text, veil in names.items() if text in window.texts()}


def test_the_picture_of_the_design(window: Stepped) -> None:
    show(window, "seated")
    texts = window.texts()
    assert texts["tables_title"] == "Tatap muka"
    assert [texts[f"table_{place}_number"] for place in range(6)] == [
        "A001",
        "A002",
        "A003",
        "A005",
        "–",
        "–",
    ]
    assert [texts[f"table_{place}_word"] for place in (0, 3, 5)] == ["04.10", "habis", "kosong"]
    assert texts["programme_text"] == "9 dari 14 hadir"
    assert texts["heads_title"] == "Di dalam: 19 orang"
    assert texts["alarm_title"] == "Meja 4: waktu A005 habis"
    assert "called_title" not in texts


def test_six_tables_are_roomy_and_twelve_are_not(window: Stepped) -> None:
    show(window, "tables")
    assert not isinstance(window.find("table_0"), TableLine)
    show(window, "twelve")
    assert isinstance(window.find("table_11"), TableLine)
    show(window, "tables")
    assert type(window.find("table_0")) is TableTile
    assert "table_6" not in {getattr(each, "name", "") for each in window.root.walk()}


def test_tiles_are_kept_while_their_seconds_run(window: Stepped) -> None:
    show(window, "seated")
    kept = window.find("table_0")
    show(window, "tables")
    assert window.find("table_0") is kept
    assert window.texts()["table_0_word"] == "11.10"


def test_a_touch_on_a_table_extends_its_session(window: Stepped, posted: list[Post]) -> None:
    show(window, "tables")
    touch(window, "table_0", "extend_5")
    assert posted == [TableTouch(ROOM, TicketId("A001"), TableKind.EXTEND, minutes=5)]
    assert opened(window) == set()


def test_a_session_moves_to_a_free_table(window: Stepped, posted: list[Post]) -> None:
    show(window, "tables")
    touch(window, "table_0", "move_6")
    assert posted == [TableTouch(ROOM, TicketId("A001"), TableKind.MOVE, to=CounterId("6"))]


def test_a_free_table_opens_nothing(window: Stepped) -> None:
    show(window, "tables")
    touch(window, "table_5")
    assert opened(window) == set()


def test_digits_open_tables_and_their_keys_act(window: Stepped, posted: list[Post]) -> None:
    show(window, "twelve")
    key(window, "5")
    assert window.texts()["sheet_number"] == "A105"
    key(window, "m")
    assert posted == [TableTouch(ROOM, TicketId("A105"), TableKind.START)]
    key(window, "6", "x", SPACE, ESC)
    assert (len(posted), opened(window)) == (1, set())


def test_the_session_of_the_card_begins_by_its_button_or_key(
    window: Stepped, posted: list[Post]
) -> None:
    show(window, "twelve")
    touch(window, "start")
    key(window, "m", "s")
    assert posted == [DeskAction.START] * 2


def test_the_list_of_those_inside_counts_a_party_out(window: Stepped, posted: list[Post]) -> None:
    show(window, "tables")
    touch(window, "heads")
    assert window.texts()["row_0_head"] == "A004"
    touch(window, "row_1")
    assert opened(window) == {"list", "sheet"}
    touch(window, "count_left_more", "count_left_note")
    assert posted == [HeadsAct(TicketId("A001"), HeadsKind.LEFT, 2)]
    assert opened(window) == {"list"}
    key(window, "d")
    assert opened(window) == {"list"}
    key(window, ESC)
    assert opened(window) == set()


def test_d_opens_the_list_and_k_counts_all_out(window: Stepped, posted: list[Post]) -> None:
    show(window, "tables")
    key(window, "d")
    touch(window, "row_0")
    key(window, "k")
    assert posted == [HeadsAct(TicketId("A004"), HeadsKind.LEFT, 2)]


def test_heads_are_counted_between_the_least_and_the_most(window: Stepped) -> None:
    show(window, "search")
    touch(window, "present_sheet")
    assert window.texts()["count_admit"] == "5"
    for _ in range(7):
        touch(window, "count_admit_fewer")
    assert window.texts()["count_admit"] == "1"
    touch(window, "count_admit_more")
    assert window.texts()["count_admit_note"] == "Selesai, 2 orang masuk"


def test_the_roster_is_leafed_through_and_marked(window: Stepped, posted: list[Post]) -> None:
    show(window, "seated")
    touch(window, "programme")
    assert window.texts()["list_page"] == "1 / 2"
    touch(window, "row_0", "list_after")
    assert (window.texts()["list_page"], window.texts()["row_1_head"]) == ("2 / 2", "P001")
    key(window, LEFT, LEFT, RIGHT)
    assert window.texts()["list_page"] == "2 / 2"
    assert posted == [MarkAct(BookingId(f"{1:016x}"), present=False)]
    assert opened(window) == {"list"}


def test_an_alarm_opens_what_sees_to_it(window: Stepped) -> None:
    show(window, "seated")
    touch(window, "alarm")
    assert window.texts()["sheet_number"] == "A005"
    key(window, ESC)
    show(window, "closing")
    key(window, "a")
    assert window.texts()["list_title"] == "Peringatan"


def test_the_alarm_goes_when_it_is_seen_to(window: Stepped) -> None:
    show(window, "seated")
    assert "alarm_title" in window.texts()
    show(window, "tables")
    assert "alarm_title" not in window.texts()


def test_what_is_open_follows_the_facts(window: Stepped) -> None:
    show(window, "seated")
    touch(window, "table_3")
    show(window, "evening")
    assert opened(window) == {"sheet"}
    show(window, "morning")
    assert opened(window) == set()


def test_another_counter_is_chosen_at_the_head(window: Stepped, posted: list[Post]) -> None:
    show(window, "seated")
    touch(window, "place", "place_registrasi_2")
    key(window, "l")
    assert posted == [PlaceAct(DESK, CounterId("2"))]
    assert opened(window) == {"sheet"}


def test_notices_open_all_of_them(window: Stepped) -> None:
    show(window, "alarmed")
    touch(window, "notice_card_0")
    assert window.texts()["list_title"] == "Perhatian"
    assert "row_1_text" in window.texts()


def test_a_touch_beside_a_list_closes_it_and_acts_on_nothing(
    window: Stepped, posted: list[Post]
) -> None:
    show(window, "tables")
    touch(window, "heads")
    beside = UnitTestTouch(10, 10)
    beside.touch_down()
    window.release(beside)
    window.settle()
    assert (posted, opened(window)) == ([], set())
