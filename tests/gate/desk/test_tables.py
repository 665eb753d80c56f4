"""The table room: its picture by facts, and what officers do in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.events import (
    HostAnswered,
    PartyEntered,
    SessionEnded,
    SessionExtended,
    SessionMoved,
    SessionStarted,
    TicketCalled,
    TicketNoShow,
    TicketReturned,
)
from kiosk.domain.tables import Phase
from kiosk.domain.types import CounterId, TicketId
from kiosk.gate.desk import DeskAction, SheetAct, SheetKind, TableAct, TableKind, TableTile
from tests.gate.desk.day import EN, Day
from tests.gate.desk.desks import Room, button, names
from tests.gate.desk.journals import opened
from tests.gate.desk.rooms import DESK, ROOM, SEARCH, RoomDay, place, seated_day


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    journal = opened(tmp_path)
    yield Room(journal, place(ROOM))
    journal.close()


def tile(room: Room, table: int) -> TableTile:
    assert room.face.tables is not None
    return room.face.tables.tiles[table - 1]


def willing(room: Room, party: int = 3) -> TicketId:
    """Let a party come whose host has said yes."""
    ticket = room.arrive(party)
    room.note(HostAnswered(willing=True), ticket)
    room.turn()
    return ticket


def seated(room: Room) -> TicketId:
    """Let a party sit at the first free table."""
    ticket = willing(room)
    room.press(DeskAction.CALL_NEXT)
    room.press(DeskAction.START)
    return ticket


def test_the_picture_of_the_design() -> None:
    panel = seated_day().shown("08.41", second=50).tables
    assert panel is not None
    assert panel.title == "Tatap muka"
    assert [(each.name, each.number, each.word, each.phase) for each in panel.tiles] == [
        ("Meja 1", "A001", "04.10", Phase.ENDING),
        ("Meja 2", "A002", "11.10", Phase.RUNNING),
        ("Meja 3", "A003", "18.10", Phase.RUNNING),
        ("Meja 4", "A005", "habis", Phase.OVER),
        ("Meja 5", "–", "kosong", Phase.FREE),
        ("Meja 6", "–", "kosong", Phase.FREE),
    ]
    assert [round(each.share, 1) for each in panel.tiles] == [0.9, 0.6, 0.4, 1.0, 0.0, 0.0]
    assert panel.tiles[4].note == "A004 masih di dalam"


def test_in_english_a_time_left_has_a_colon() -> None:
    panel = seated_day().shown("08.41", language=EN, second=50).tables
    assert panel is not None
    assert (panel.tiles[0].name, panel.tiles[0].word) == ("Table 1", "04:10")


def test_a_house_without_tables_has_no_picture_of_them() -> None:
    face = Day().face()
    assert (face.tables, face.heads, face.programme) == (None, None, None)


def test_digits_open_the_tables_at_which_something_can_be_done() -> None:
    panel = seated_day(12).shown("08.41").tables
    assert panel is not None
    assert [each.key for each in panel.tiles] == ["1", "2", "3", "4", "5", *[""] * 7]


def test_a_call_goes_to_the_first_free_table(room: Room) -> None:
    willing(room)
    willing(room)
    first = room.press(DeskAction.CALL_NEXT).present
    second = room.press(DeskAction.CALL_NEXT).present
    assert (first.heading, first.number) == ("Dipanggil · Meja 1", "A001")
    assert (second.heading, second.number) == ("Dipanggil · Meja 2", "A002")
    assert [tile(room, table).word for table in (1, 2, 3)] == ["dipanggil", "dipanggil", "kosong"]


def test_nobody_is_called_before_the_host_was_asked(room: Room) -> None:
    ticket = room.arrive()
    asked = room.face
    assert asked.waiting.rows[0].host == "belum ditanya"
    assert not asked.present.buttons.call_next.enabled
    assert asked.present.party == "Belum ada yang bersedia menerima"
    room.press(DeskAction.CALL_NEXT)
    assert room.kinds() == []

    unwilling = room.press(SheetAct(ticket, SheetKind.UNWILLING))
    assert (unwilling.waiting.rows[0].host, unwilling.waiting.rows[0].willing) == ("menolak", False)
    assert not unwilling.present.buttons.call_next.enabled

    after = room.press(SheetAct(ticket, SheetKind.WILLING))
    assert after.waiting.rows[0].host == "bersedia"
    assert after.present.buttons.call_next.enabled


def test_a_party_whose_host_refuses_is_not_called_out_of_turn_either(room: Room) -> None:
    ticket = room.arrive()
    room.note(HostAnswered(willing=False), ticket)
    room.turn()
    sheet = room.face.waiting.rows[0].sheet
    assert "call" not in names(sheet)
    room.press(SheetAct(ticket, SheetKind.CALL))
    assert room.bodies(TicketCalled) == []


def test_with_every_table_taken_the_reason_is_said(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    room = Room(journal, place(ROOM), tables=1)
    seated(room)
    willing(room)
    present = room.face.present
    assert not present.buttons.call_next.enabled
    assert present.party == "Semua meja terisi"
    room.press(DeskAction.CALL_NEXT)
    assert len(room.bodies(TicketCalled)) == 1
    journal.close()


def test_a_session_starts_counts_in_and_runs(room: Room) -> None:
    seated(room)
    assert room.bodies(PartyEntered) == [PartyEntered(3)]
    (started,) = room.bodies(SessionStarted)
    assert isinstance(started, SessionStarted)
    assert (started.until - room.clock.at).total_seconds() == 1800
    assert tile(room, 1).word == "30.00"
    room.turn(1)
    assert tile(room, 1).word == "29.59"
    assert room.face.present.number == "–"


def test_each_second_of_a_session_is_drawn_and_nothing_else(room: Room) -> None:
    seated(room)
    before = len(room.faces)
    for _ in range(5):
        room.turn(1)
    assert len(room.faces) == before + 5
    for _ in range(5):
        room.turn(0)
    assert len(room.faces) == before + 5


def test_without_a_session_a_second_is_not_drawn(room: Room) -> None:
    willing(room)
    before = len(room.faces)
    for _ in range(5):
        room.turn(1)
    assert len(room.faces) == before


def test_a_session_is_extended_moved_and_ended(room: Room) -> None:
    ticket = seated(room)
    assert names(tile(room, 1).sheet) == [
        "extend_5",
        "extend_10",
        "end",
        *(f"move_{to}" for to in range(2, 7)),
    ]
    room.press(button(tile(room, 1).sheet, "extend_5").act)
    assert tile(room, 1).word == "34.59"
    room.press(button(tile(room, 1).sheet, "move_4").act)
    assert (tile(room, 1).word, tile(room, 4).number) == ("kosong", "A001")
    room.press(button(tile(room, 4).sheet, "end").act)
    assert (tile(room, 4).word, tile(room, 4).note) == ("kosong", "A001 masih di dalam")
    assert room.kinds()[-5:] == [
        SessionStarted.__name__,
        SessionExtended.__name__,
        SessionMoved.__name__,
        SessionEnded.__name__,
        "StationFinished",
    ]
    assert room.journal.today(room.clock.now())[-1].ticket == ticket


def test_who_sat_there_is_counted_out_from_the_table(room: Room) -> None:
    seated(room)
    room.press(button(tile(room, 1).sheet, "end").act)
    room.press(button(tile(room, 1).sheet, "left").act)
    assert (tile(room, 1).note, tile(room, 1).sheet) == ("", None)
    assert room.face.heads is not None
    assert room.face.heads.title == "Di dalam: 0 orang"


@pytest.mark.parametrize(
    ("name", "fact"),
    [("absent", TicketNoShow), ("back", TicketReturned), ("start", SessionStarted)],
)
def test_a_party_on_its_way_is_waited_for_or_not(
    room: Room, name: str, fact: type[TicketNoShow | TicketReturned | SessionStarted]
) -> None:
    willing(room)
    room.press(DeskAction.CALL_NEXT)
    room.press(button(tile(room, 1).sheet, name).act)
    assert len(room.bodies(fact)) == 1


def test_a_touch_follows_its_party_to_another_table(room: Room) -> None:
    seated(room)
    late = button(tile(room, 1).sheet, "extend_10").act
    room.press(button(tile(room, 1).sheet, "move_3").act)
    room.press(late)
    (extended,) = room.bodies(SessionExtended)
    assert isinstance(extended, SessionExtended)
    assert extended.counter == CounterId("3")


def test_a_touch_on_a_party_that_has_left_the_table_does_nothing(room: Room) -> None:
    ticket = seated(room)
    end = button(tile(room, 1).sheet, "end").act
    room.press(end)
    written = len(room.events())
    room.press(end, after_s=5)
    room.press(TableAct(ROOM, ticket, TableKind.MOVE, to=CounterId("2")), after_s=5)
    room.press(TableAct(ROOM, ticket, TableKind.MOVE), after_s=5)
    assert len(room.events()) == written


def test_two_displays_that_call_at_once_call_one_party_to_one_table(room: Room) -> None:
    willing(room)
    other = room.moved_to(place(ROOM))
    room.desk.post(DeskAction.CALL_NEXT)
    other.desk.post(DeskAction.CALL_NEXT)
    room.turn()
    other.turn()
    assert room.bodies(TicketCalled) == [TicketCalled(ROOM, CounterId("1"))]


def test_the_card_never_acts_on_a_party_that_already_sits(room: Room) -> None:
    seated(room)
    written = len(room.events())
    for action in (DeskAction.RECALL, DeskAction.NO_SHOW, DeskAction.FINISH, DeskAction.GIVE_BACK):
        room.press(action, after_s=2)
    assert len(room.events()) == written
    buttons = room.face.present.buttons
    assert not any((buttons.recall.enabled, buttons.no_show.enabled, buttons.finish.enabled))


def test_two_numbers_at_one_table_are_told_and_one_can_be_sent_back() -> None:
    day = seated_day().at_table("A006", "08.40", "2")
    face = day.shown("08.41", place(ROOM))
    assert face.tables is not None
    crowded = face.tables.tiles[1]
    assert (crowded.number, crowded.note) == ("A002", "juga dipanggil: A006")
    back = button(crowded.sheet, "back").act
    assert back == TableAct(ROOM, TicketId("A006"), TableKind.BACK)
    assert face.notices.rows[0].text.startswith("Meja 2 mendapat dua nomor: A002, A006.")


def sat_down(minutes: float = 30) -> RoomDay:
    day = RoomDay().came("A001", "08.00").through("A001", "08.05", DESK, SEARCH)
    return day.at_table("A001", "08.10", "1").sat("A001", "08.10", "1", minutes)


def test_a_session_beyond_an_hour_is_told_in_minutes() -> None:
    panel = sat_down(75).shown("08.10").tables
    assert panel is not None
    assert panel.tiles[0].word == "75.00"


def test_time_over_is_told_from_the_very_second() -> None:
    before, after = sat_down().shown("08.39", second=59), sat_down().shown("08.40")
    assert before.tables is not None
    assert after.tables is not None
    assert [before.tables.tiles[0].word, after.tables.tiles[0].word] == ["00.01", "habis"]
    assert (before.alarm, after.alarm is not None) == (None, True)
