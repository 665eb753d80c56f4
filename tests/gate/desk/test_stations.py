"""Desks at several stations of one house: each calls its own line, and hands on to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.domain.events import StationFinished, TicketNoShow, TicketReturned
from kiosk.domain.types import CounterId, StationId
from kiosk.gate.desk import Desk, DeskAction, DeskFace, Place
from kiosk.gate.face.face import Setting
from kiosk.journal.gate import GateJournal
from tests.domain.made import spot
from tests.gate.desk.day import PLACE, REGISTRASI, Day, at, setting
from tests.gate.desk.journals import noted, opened, wanted

VISIT = StationId("tatap_muka")
WAY = (REGISTRASI, VISIT)
ABSENT_S = 120.0


def two_stations() -> Setting:
    """Return the house with the second station of the way."""
    plain = setting()
    stations = {**plain.house.stations, VISIT: spot("tatap_muka")}
    return replace(plain, house=replace(plain.house, stations=stations))


class House:
    """Two desks on one journal, turned by hand."""

    def __init__(self, journal: GateJournal) -> None:
        self.journal = journal
        self.clock = ManualClock(at("08.42"))
        self.faces: dict[StationId, DeskFace] = {}
        self.desks = {station: self._desk(replace(PLACE, station=station)) for station in WAY}

    def _desk(self, place: Place) -> Desk:
        place = replace(place, absent_s=ABSENT_S)

        def show(face: DeskFace) -> None:
            self.faces[place.station] = face

        return Desk(self.journal, self.clock, place, two_stations(), show)

    def arrive(self, parties: int) -> None:
        for _ in range(parties):
            noted(self.journal, self.clock, wanted(journey=WAY))
        self.turn()

    def turn(self) -> None:
        for desk in self.desks.values():
            desk.turn()

    def press(self, station: StationId, action: DeskAction) -> DeskFace:
        self.clock.advance(1.0)
        self.desks[station].post(action)
        self.turn()
        return self.faces[station]

    def lines(self) -> list[list[str]]:
        return [[row.number for row in self.faces[station].waiting.rows] for station in WAY]

    def kinds(self) -> list[str]:
        events = self.journal.today(self.clock.now())
        return [type(event.body).__name__ for event in events]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    journal = opened(tmp_path)
    yield House(journal)
    journal.close()


def test_each_station_has_its_own_line(house: House) -> None:
    house.arrive(2)
    assert house.lines() == [["A001", "A002"], []]
    house.press(REGISTRASI, DeskAction.CALL_NEXT)
    assert house.press(VISIT, DeskAction.CALL_NEXT).present.number == "–"
    house.press(REGISTRASI, DeskAction.CALL_NEXT)
    assert house.lines() == [[], ["A001"]]
    assert house.press(VISIT, DeskAction.CALL_NEXT).present.number == "A001"


def test_the_last_party_is_let_go_without_calling_another(house: House) -> None:
    house.arrive(1)
    house.press(REGISTRASI, DeskAction.CALL_NEXT)
    assert house.press(REGISTRASI, DeskAction.FINISH).present.number == "–"
    assert house.kinds()[-1] == StationFinished.__name__
    assert house.lines() == [[], ["A001"]]


def test_a_party_goes_back_to_its_place(house: House) -> None:
    house.arrive(2)
    house.press(REGISTRASI, DeskAction.CALL_NEXT)
    assert house.press(REGISTRASI, DeskAction.GIVE_BACK).present.number == "–"
    assert house.kinds()[-1] == TicketReturned.__name__
    assert house.lines() == [["A001", "A002"], []]


def test_who_did_not_come_is_in_the_line_again_by_itself(house: House) -> None:
    house.arrive(2)
    house.press(REGISTRASI, DeskAction.CALL_NEXT)
    house.press(REGISTRASI, DeskAction.NO_SHOW)
    assert house.kinds()[-1] == TicketNoShow.__name__
    assert house.lines() == [["A002"], []]
    house.clock.advance(ABSENT_S + 60)
    house.turn()
    assert house.lines() == [["A002", "A001"], []]
    # Nothing was written: it is true of the facts there are.
    assert house.kinds()[-1] == TicketNoShow.__name__


def test_a_counter_whose_call_came_too_late_is_told() -> None:
    day = Day().issued("A001", "08.00").called("A001", "08.40").called("A001", "08.41", "2")
    at_two = replace(PLACE, counter=CounterId("2"))
    told = [notice.text for notice in day.face(place=at_two).notices.rows]
    assert told == ["A001 sudah dipanggil ke Loket 1. Silakan panggil nomor berikutnya."]
    assert day.face(place=at_two, clock="08.52").notices.rows == ()
    assert day.face().notices.rows == ()
