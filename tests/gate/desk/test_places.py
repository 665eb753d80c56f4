"""A display works for any counter of its gate, and remembers for which."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.events import TicketCalled, TicketTransferred
from kiosk.domain.types import CounterId, StationId
from kiosk.gate.desk import DeskAction, KeptPlace, PlaceAct, SheetAct
from tests.gate.desk.desks import Room, button, names
from tests.gate.desk.journals import opened
from tests.gate.desk.rooms import DESK, ROOM, SEARCH, place, room_setting

HOUSE = room_setting().house


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    journal = opened(tmp_path)
    yield Room(journal, keeps=KeptPlace(tmp_path, place()))
    journal.close()


def test_every_counter_is_offered_and_a_room_of_tables_as_one(room: Room) -> None:
    sheet = room.turn().places
    assert names(sheet) == [
        "place_registrasi_1",
        "place_registrasi_2",
        "place_penggeledahan_1",
        "place_tatap-muka_1",
        "place_program_1",
    ]
    assert sheet is not None
    assert [sheet.number, sheet.columns[2][1][0].label] == ["Pendaftaran", "Semua meja"]
    assert button(sheet, "place_registrasi_1").icon == "check"


def test_the_display_moves_and_calls_from_there(room: Room) -> None:
    room.arrive(at_tables=False)
    face = room.press(PlaceAct(DESK, CounterId("2")))
    assert face.present.heading == "Loket 2"
    room.press(DeskAction.CALL_NEXT)
    assert room.bodies(TicketCalled) == [TicketCalled(DESK, CounterId("2"))]


def test_nothing_is_written_for_it(room: Room) -> None:
    room.turn()
    room.press(PlaceAct(SEARCH, CounterId("1")))
    assert room.events() == []
    assert [row.number for row in room.face.waiting.rows] == []


@pytest.mark.parametrize(
    "act", [PlaceAct(StationId("klinik"), CounterId("1")), PlaceAct(DESK, CounterId("9"))]
)
def test_a_counter_that_the_house_does_not_have_is_not_gone_to(room: Room, act: PlaceAct) -> None:
    room.turn()
    assert room.press(act).present.heading == "Loket 1"


def test_the_choice_outlasts_a_restart(room: Room, tmp_path: Path) -> None:
    room.turn()
    room.press(PlaceAct(ROOM, CounterId("1")))
    kept = KeptPlace(tmp_path, place()).place(HOUSE)
    assert (kept.station, kept.counter) == (ROOM, "1")
    # Another display of the same gate, for another counter by its settings, is its own.
    assert KeptPlace(tmp_path, place(SEARCH)).place(HOUSE) == place(SEARCH)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"station": "klinik", "counter": "1"}', '{"station": "registrasi"}'],
)
def test_a_choice_that_cannot_be_read_is_the_usual_counter(tmp_path: Path, text: str) -> None:
    (tmp_path / "display.registrasi.1.json").write_text(text, "utf-8")
    assert KeptPlace(tmp_path, place()).place(HOUSE) == place()


def test_a_choice_that_cannot_be_kept_still_counts_until_the_restart(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    room = Room(journal, keeps=KeptPlace(tmp_path / "nowhere", place()))
    room.turn()
    assert room.press(PlaceAct(DESK, CounterId("2"))).present.heading == "Loket 2"
    journal.close()


def test_the_party_at_the_counter_is_sent_to_another_station(room: Room) -> None:
    room.arrive(at_tables=False)
    room.press(DeskAction.CALL_NEXT)
    send = button(room.face.present.sheet, f"send_{ROOM}").act
    assert isinstance(send, SheetAct)
    face = room.press(send)
    assert face.present.number == "–"
    assert room.bodies(TicketTransferred) == [TicketTransferred(DESK, CounterId("1"), ROOM)]
    room.press(PlaceAct(ROOM, CounterId("1")))
    assert [row.number for row in room.face.waiting.rows] == ["A001"]


def test_the_party_at_the_counter_can_be_cancelled(room: Room) -> None:
    room.arrive(at_tables=False)
    room.press(DeskAction.CALL_NEXT)
    room.press(button(room.face.present.sheet, "cancel_not_allowed").act)
    assert room.face.present.number == "–"
