"""A programme's session on the display: its card, its roster, marks by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.booking import BookingStatus
from kiosk.domain.events import AttendanceMarked
from kiosk.domain.types import BookingId
from kiosk.gate.desk import DeskFace, Listing, ListKind, MarkAct, RowTone
from kiosk.gate.desk.programme import rostered
from kiosk.wire.sync import FeedPage
from tests.gate.desk.day import EN, at, setting
from tests.gate.desk.desks import Room
from tests.gate.desk.journals import opened
from tests.gate.desk.rooms import GROUP, RoomDay, room_setting, seated_day


def roster(face: DeskFace) -> Listing:
    return next(listing for listing in face.lists if listing.kind is ListKind.ROSTER)


def test_the_card_of_the_design() -> None:
    card = seated_day().shown().programme
    assert card is not None
    assert (card.heading, card.title, card.text) == (
        "Program · 10.00 Aula",
        "Dukungan Keluarga (SEKATA)",
        "9 dari 14 hadir",
    )


def test_a_day_without_a_session_has_no_card() -> None:
    face = RoomDay().shown()
    assert face.programme is None
    assert roster(face).rows == ()


def test_rows_say_who_is_there_and_how_it_is_known() -> None:
    day = RoomDay().listed(3, "10.00").marked(1, "09.50").marked(2, "09.51", present=False)
    day.came("P001", "09.40", booking=f"{3:016x}")
    first, second, third = roster(day.shown("09.55")).rows
    assert (first.tag, first.tone) == ("hadir · dicatat 09.50", RowTone.GOOD)
    assert (second.tag, second.tone) == ("tidak hadir · dicatat 09.51", RowTone.PLAIN)
    assert (third.head, third.tag) == ("P001", "hadir · ambil nomor 09.40")
    assert first.text == "R••• K••••• · …001"
    assert (first.act, second.act) == (
        MarkAct(BookingId(f"{1:016x}"), present=False),
        MarkAct(BookingId(f"{2:016x}"), present=True),
    )


@pytest.mark.parametrize(
    ("clock", "shown"),
    [
        ("08.00", "09.00"),
        ("09.30", "09.00"),
        ("10.31", "13.00"),
        ("14.00", "13.00"),
        ("18.00", "13.00"),
    ],
)
def test_the_card_is_about_the_session_of_now_then_the_next_then_the_last(
    clock: str, shown: str
) -> None:
    day = RoomDay().listed(2, "09.00").listed(1, "13.00")
    card = day.shown(clock).programme
    assert card is not None
    assert card.heading == f"Program · {shown} Aula"


def test_a_withdrawn_booking_is_not_expected() -> None:
    day = RoomDay().listed(2, "10.00")
    day.roster[0] = replace(day.roster[0], status=BookingStatus.WITHDRAWN)
    card = day.shown(language=EN).programme
    assert card is not None
    assert card.text == "0 of 1 present"


def test_only_services_with_a_roster_are_listed() -> None:
    assert rostered(room_setting().house) == {GROUP}
    assert rostered(setting().house) == frozenset()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    journal = opened(tmp_path)
    yield Room(journal)
    journal.close()


def feed(room: Room, cursor: str, count: int, session: str = "10.00") -> None:
    bookings = RoomDay().listed(count, session).roster
    page = FeedPage(cursor=cursor, at=room.clock.at, bookings=bookings)
    room.journal.take(page, room.clock.now())


def test_the_roster_comes_from_the_list_and_follows_it(room: Room) -> None:
    feed(room, "1", 2)
    first = room.turn().programme
    feed(room, "2", 3)
    second = room.turn().programme
    assert first is not None
    assert second is not None
    assert [first.text, second.text] == ["0 dari 2 hadir", "0 dari 3 hadir"]


def test_a_touch_marks_by_hand_and_another_takes_it_back(room: Room) -> None:
    feed(room, "1", 2)
    room.turn()
    for _ in range(2):
        row = roster(room.face).rows[0]
        assert row.act is not None
        room.press(row.act)
    marked = room.bodies(AttendanceMarked)
    assert [each.present for each in marked if isinstance(each, AttendanceMarked)] == [True, False]


def test_a_mark_that_stands_already_is_not_written_again(room: Room) -> None:
    feed(room, "1", 1)
    room.turn()
    act = roster(room.face).rows[0].act
    assert act is not None
    other = room.moved_to(room.where)
    room.press(act)
    other.press(act)
    assert len(room.bodies(AttendanceMarked)) == 1


def test_yesterdays_and_tomorrows_sessions_are_not_todays(room: Room) -> None:
    feed(room, "1", 2)
    room.turn()
    assert len(room.journal.bookings_on(at("10.00").date(), [GROUP])) == 2
    room.clock.advance(24 * 3600)
    assert room.turn().programme is None
