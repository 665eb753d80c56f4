"""Alarms stand on the display until somebody has seen to them, the gravest in front."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.events import PartyLeft
from kiosk.gate.desk import DeskFace, Listing, ListKind, Topic
from kiosk.gate.desk.alarming import closing_at
from tests.gate.desk.day import EN
from tests.gate.desk.rooms import DESK, ROOM, SEARCH, RoomDay, place, seated_day


def listed(face: DeskFace) -> Listing:
    return next(listing for listing in face.lists if listing.kind is ListKind.ALARMS)


def one_inside() -> RoomDay:
    day = RoomDay().came("A001", "08.00").through("A001", "08.05", DESK, SEARCH)
    return day.at_table("A001", "08.10", "1").sat("A001", "08.10", "1")


def test_all_is_well() -> None:
    face = one_inside().shown("08.39")
    assert face.alarm is None
    assert listed(face).rows == ()


def test_time_is_up_at_a_table() -> None:
    alarm = one_inside().shown("08.40").alarm
    assert alarm is not None
    assert alarm.title == "Meja 1: waktu A001 habis"
    assert alarm.text == "3 orang di dalam · sejak 08.40"
    assert (alarm.topic, alarm.opens) == (Topic.TABLE, ListKind.ALARMS)


def test_who_does_not_come_out_after_the_session_is_looked_for() -> None:
    day = one_inside().ended("A001", "08.30", "1")
    assert day.shown("08.39").alarm is None
    alarm = day.shown("08.40").alarm
    assert alarm is not None
    assert alarm.title == "A001 belum keluar setelah sesi selesai"
    assert alarm.topic is Topic.INSIDE
    assert day.out("A001", "08.41", 3).shown("08.42").alarm is None


def test_at_closing_time_the_house_must_be_empty() -> None:
    alarm = one_inside().ended("A001", "08.30", "1").shown("15.00").alarm
    assert alarm is not None
    assert alarm.title == "Jam kunjungan sudah selesai, masih ada orang di dalam"
    assert alarm.text == "3 orang di dalam · sejak 15.00 · dan 1 peringatan lain"
    assert alarm.ticket is None


def test_a_house_without_a_closing_time_has_no_such_alarm() -> None:
    day = RoomDay().came("A001", "08.00").through("A001", "08.05", DESK, SEARCH)
    assert day.shown("15.00").alarm is not None
    assert day.shown("15.00", place(closes=None)).alarm is None


def test_more_that_left_than_came_is_looked_at() -> None:
    day = one_inside().ended("A001", "08.30", "1")
    day.note(PartyLeft(5), "08.31", "A001")
    alarm = day.shown("08.32").alarm
    assert alarm is not None
    assert alarm.title == "A001: yang keluar lebih banyak daripada yang masuk"
    assert alarm.text == "kelebihan 2 orang · sejak 08.31"


def test_every_alarm_is_on_the_list_and_opens_its_party() -> None:
    face = seated_day().shown("15.01", place(ROOM))
    rows = listed(face).rows
    assert rows[0].text == "Jam kunjungan sudah selesai, masih ada orang di dalam"
    assert rows[0].sheet is None
    assert [row.head for row in rows[1:]] == ["A004", "A005", "A001", "A002", "A003"]
    assert all(row.sheet is not None for row in rows[1:])


def test_alarms_speak_english_too() -> None:
    alarm = one_inside().shown("08.40", language=EN).alarm
    assert alarm is not None
    assert (alarm.title, alarm.label) == ("Table 1: the time of A001 is up", "Look at it")


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        (datetime(2025, 12, 3, 23, 59, tzinfo=UTC), datetime(2025, 12, 4, 7, 0, tzinfo=UTC)),
        (datetime(2025, 12, 3, 0, 1, tzinfo=UTC), datetime(2025, 12, 3, 7, 0, tzinfo=UTC)),
        (datetime(2025, 12, 3, 15, 59, tzinfo=UTC), datetime(2025, 12, 3, 7, 0, tzinfo=UTC)),
        (datetime(2025, 12, 3, 16, 0, tzinfo=UTC), datetime(2025, 12, 4, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_closing_time_is_of_the_gates_own_day(now: datetime, closes: datetime) -> None:
    assert closing_at(time(15, 0), now, ZoneInfo("Asia/Makassar")) == closes
