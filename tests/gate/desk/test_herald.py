"""What the display says aloud: once, by the number, and again while an alarm stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.events import HostAnswered, PartyEntered, PartyLeft, SessionEnded, SessionExtended
from kiosk.domain.types import CounterId, LanguageCode, Moment
from kiosk.gate.desk import DeskAction
from kiosk.gate.desk.herald import Herald
from tests.gate.desk.day import EN, at
from tests.gate.desk.desks import Room
from tests.gate.desk.journals import opened
from tests.gate.desk.rooms import DESK, ROOM, SEARCH, RoomDay, place, room_setting


class Heard:
    """A herald, and what it said at which second."""

    def __init__(self, day: RoomDay, language: LanguageCode | None = None) -> None:
        self.day = day
        self.said: list[str] = []
        self.herald = Herald(lambda text, _: self.said.append(text))
        self.place = replace(place(ROOM), language=language or place().language)

    def between(self, first: str, last: str, step_s: float = 1.0) -> list[str]:
        """Listen from one time to another; return what was said meanwhile."""
        self.said.clear()
        queue, setting = self.day.known().queue, room_setting()
        now = at(first)
        while now <= at(last):
            ticks_s = (now - at("00.00")).total_seconds()
            self.herald.tell(queue, self.place, setting, Moment(now, ticks_s))
            now += timedelta(seconds=step_s)
        return self.said


def sitting() -> RoomDay:
    day = RoomDay().came("A001", "08.00").through("A001", "08.05", DESK, SEARCH)
    return day.at_table("A001", "08.10", "4").sat("A001", "08.10", "4")


def test_five_minutes_before_its_end_a_session_is_said_once() -> None:
    heard = Heard(sitting())
    assert heard.between("08.11", "08.34") == []
    assert heard.between("08.35", "08.39") == ["Meja 4: waktu tinggal lima menit"]


def test_its_end_is_said_and_every_two_minutes_until_somebody_acts() -> None:
    heard = Heard(sitting())
    assert heard.between("08.40", "08.44") == ["Meja 4: waktu habis"] * 3
    heard.day.ended("A001", "08.45", "4")
    assert heard.between("08.45", "08.50") == []


def test_after_a_restart_an_old_warning_is_not_said() -> None:
    assert Heard(sitting()).between("08.36", "08.39") == []


def test_a_fresh_warning_is_said_by_a_display_that_just_began() -> None:
    day = sitting()
    herald_began = Heard(day)
    assert herald_began.between("08.35", "08.35") == ["Meja 4: waktu tinggal lima menit"]


def test_a_longer_session_is_said_again_before_its_new_end() -> None:
    day = sitting()
    heard = Heard(day)
    assert heard.between("08.35", "08.36") == ["Meja 4: waktu tinggal lima menit"]
    day.longer("A001", "08.36", "4", at("08.50"))
    assert heard.between("08.37", "08.44") == []
    assert heard.between("08.45", "08.46") == ["Meja 4: waktu tinggal lima menit"]


def test_a_session_of_less_than_five_minutes_is_not_said_to_have_five() -> None:
    day = RoomDay().came("A001", "08.00").through("A001", "08.05", DESK, SEARCH)
    day.at_table("A001", "08.10", "4").sat("A001", "08.10", "4", minutes=4)
    assert Heard(day).between("08.10", "08.13") == []


def test_who_is_still_inside_is_said_by_its_number_only() -> None:
    day = sitting().ended("A001", "08.30", "4")
    day.named("b1", "Ibu S••• R•••••")
    assert Heard(day).between("08.40", "08.41") == ["Nomor A 0 0 1 belum keluar."]


def test_closing_time_is_said() -> None:
    heard = Heard(sitting().ended("A001", "08.30", "4"), EN)
    said = heard.between("15.00", "15.00")
    assert said[0] == "Visiting hours are over. 3 people are still inside."


def test_a_miscount_is_said() -> None:
    day = sitting().ended("A001", "08.30", "4")
    day.note(PartyLeft(4), "08.31", "A001")
    assert Heard(day).between("08.32", "08.33") == ["Nomor A 0 0 1: mohon hitung jumlah orang."]


def test_an_alarm_that_comes_back_is_a_new_one() -> None:
    day = sitting()
    heard = Heard(day)
    assert heard.between("08.40", "08.40") == ["Meja 4: waktu habis"]
    day.longer("A001", "08.40", "4", at("08.41"))
    assert heard.between("08.40", "08.40") == []
    assert heard.between("08.41", "08.41") == ["Meja 4: waktu habis"]


@pytest.mark.parametrize("seconds_late", [0, 20])
def test_the_desk_says_it_as_time_goes_by(tmp_path: Path, seconds_late: int) -> None:
    journal = opened(tmp_path)
    room = Room(journal, place(ROOM))
    ticket = room.arrive()
    room.note(HostAnswered(willing=True), ticket)
    room.turn()
    room.press(DeskAction.CALL_NEXT)
    room.press(DeskAction.START)
    room.turn(1500 + seconds_late)
    assert room.said == ["Meja 1: waktu tinggal lima menit"]
    room.turn(1)
    room.turn(300 - seconds_late)
    assert room.said[1:] == ["Meja 1: waktu habis"]
    table = CounterId("1")
    room.note(SessionExtended(ROOM, table, room.clock.at + timedelta(seconds=600)), ticket)
    room.turn(1)
    room.note(SessionEnded(ROOM, table), ticket)
    room.turn(1)
    assert room.bodies(PartyEntered) == [PartyEntered(3)]
    assert len(room.said) == 2
    journal.close()
