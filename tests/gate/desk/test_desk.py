"""The desk on a real journal, turned by hand: touches become facts once, faces follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.domain.events import (
    FaultRaised,
    HelpGiven,
    HelpRequested,
    Noted,
    StationFinished,
    TicketCalled,
    TicketNoShow,
    TicketRecalled,
)
from kiosk.gate.desk import Desk, DeskAction, DeskFace
from kiosk.gate.desk.desk import BOUNCE_S, PATIENCE_S
from kiosk.journal.gate import GateJournal
from tests.gate.desk.day import PLACE, at, setting
from tests.gate.desk.journals import Breakable, listed, noted, opened, wanted


@dataclass
class Counter:
    """A desk with everything around it."""

    journal: GateJournal
    clock: ManualClock = field(default_factory=lambda: ManualClock(at("08.42")))
    faces: list[DeskFace] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.records = Breakable(self.journal)
        self.desk = Desk(self.records, self.clock, PLACE, setting(), self.faces.append)

    @property
    def face(self) -> DeskFace:
        return self.faces[-1]

    def press(self, action: DeskAction, after_s: float = 1.0) -> DeskFace:
        self.clock.advance(after_s)
        self.desk.post(action)
        self.desk.turn()
        return self.face

    def visitors(self, parties: int) -> None:
        for _ in range(parties):
            noted(self.journal, self.clock, wanted())
        self.desk.turn()

    def kinds(self) -> list[str]:
        events = self.journal.today(self.clock.now())
        return [type(event.body).__name__ for event in events]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    journal = opened(tmp_path)
    yield Counter(journal)
    journal.close()


def test_a_new_number_of_the_other_process_appears(counter: Counter, tmp_path: Path) -> None:
    counter.desk.turn()
    touchscreen = opened(tmp_path)
    noted(touchscreen, counter.clock, wanted())
    touchscreen.close()
    counter.desk.turn()

    assert [row.number for row in counter.face.waiting.rows] == ["A001"]


def test_nothing_new_is_not_shown_again(counter: Counter) -> None:
    for _ in range(5):
        counter.desk.turn()

    assert len(counter.faces) == 1


def test_the_clock_goes_on_without_events(counter: Counter) -> None:
    counter.desk.turn()
    counter.clock.advance(60)
    counter.desk.turn()

    assert [face.link.clock for face in counter.faces] == ["08.42 WITA", "08.43 WITA"]


def test_at_local_midnight_a_new_day_begins_without_any_event(counter: Counter) -> None:
    counter.visitors(1)
    counter.clock.jump_to(at("23.59"))
    counter.desk.turn()
    late = counter.face.waiting.count
    counter.clock.advance(60)
    counter.desk.turn()

    assert (late, counter.face.waiting.count) == ("1", "0")


def test_a_day_at_the_counter(counter: Counter) -> None:
    counter.visitors(3)

    first = counter.press(DeskAction.CALL_NEXT)
    again = counter.press(DeskAction.RECALL)
    gone = counter.press(DeskAction.NO_SHOW)
    second = counter.press(DeskAction.CALL_NEXT)
    third = counter.press(DeskAction.CALL_NEXT)

    numbers = [face.present.number for face in (first, again, gone, second, third)]
    assert numbers == ["A001", "A001", "–", "A002", "A003"]
    assert counter.kinds()[3:] == [
        TicketCalled.__name__,
        TicketRecalled.__name__,
        TicketNoShow.__name__,
        TicketCalled.__name__,
        StationFinished.__name__,
        TicketCalled.__name__,
    ]


def test_with_nobody_waiting_the_party_at_the_counter_stays(counter: Counter) -> None:
    counter.visitors(1)
    counter.press(DeskAction.CALL_NEXT)

    face = counter.press(DeskAction.CALL_NEXT)

    assert (face.present.number, len(counter.kinds())) == ("A001", 2)


@pytest.mark.parametrize("action", list(DeskAction))
def test_a_touch_with_nothing_to_do_writes_nothing(counter: Counter, action: DeskAction) -> None:
    counter.desk.turn()
    counter.press(action)

    assert counter.kinds() == []


def test_the_masked_name_comes_from_the_list(counter: Counter) -> None:
    listed(counter.journal, counter.clock, "00000000000000b1", "S••• R•••••••")
    noted(counter.journal, counter.clock, wanted("00000000000000b1"))
    counter.desk.turn()

    assert counter.press(DeskAction.CALL_NEXT).present.party == "S••• R•••••••, 2 orang"


def test_a_trembling_finger_calls_one_party(counter: Counter) -> None:
    counter.visitors(3)
    counter.press(DeskAction.CALL_NEXT)
    counter.press(DeskAction.CALL_NEXT, after_s=BOUNCE_S / 2)
    counter.press(DeskAction.CALL_NEXT, after_s=BOUNCE_S / 2)

    assert counter.kinds().count(TicketCalled.__name__) == 1
    assert counter.press(DeskAction.CALL_NEXT, after_s=BOUNCE_S).present.number == "A002"


def test_two_touches_meant_for_one_party_count_once(counter: Counter) -> None:
    counter.visitors(3)
    for _ in range(2):
        counter.clock.advance(1.0)
        counter.desk.post(DeskAction.CALL_NEXT)
    counter.desk.turn()
    counter.desk.turn()

    assert counter.face.present.number == "A001"


def test_a_touch_at_another_display_of_the_counter_makes_ours_moot(counter: Counter) -> None:
    counter.visitors(3)
    other = Desk(counter.records, counter.clock, PLACE, setting(), lambda _: None)
    other.turn()
    counter.desk.post(DeskAction.CALL_NEXT)
    other.post(DeskAction.CALL_NEXT)
    other.turn()
    counter.desk.turn()

    assert counter.kinds().count(TicketCalled.__name__) == 1
    assert counter.face.present.number == "A001"


def test_an_officer_goes_to_who_asked(counter: Counter) -> None:
    noted(counter.journal, counter.clock, Noted(HelpRequested("scan")))
    counter.desk.turn()
    asked = counter.face.help

    face = counter.press(DeskAction.HELP_GIVEN)
    counter.press(DeskAction.HELP_GIVEN)

    assert asked is not None
    assert face.help is None
    assert counter.kinds() == [HelpRequested.__name__, HelpGiven.__name__]


def test_a_fault_of_a_device_is_shown(counter: Counter) -> None:
    noted(counter.journal, counter.clock, Noted(FaultRaised("RB-PRN", "no paper")))
    counter.desk.turn()

    assert counter.face.notices.rows[0].text == "Pencetak tiket perlu diperiksa"


def test_the_line_is_told_as_the_touchscreen_noted_it(counter: Counter) -> None:
    counter.visitors(2)
    counter.journal.note_link(online=False, now=counter.clock.now())
    counter.desk.turn()

    assert counter.face.link.text == "Tanpa jaringan sejak 08.42 · 2 tertunda"


def test_a_queue_that_cannot_be_read_stays_on_the_screen(counter: Counter) -> None:
    counter.visitors(1)
    counter.records.reads = False
    counter.clock.advance(120)
    counter.desk.turn()
    broken = counter.face
    counter.records.reads = True
    counter.desk.turn()

    assert broken.present.notice == "Antrean belum dapat dibaca. Ini keadaan pukul 08.42."
    assert (broken.waiting.count, broken.link.clock) == ("1", "08.44 WITA")
    assert counter.face.present.notice == ""


def test_a_queue_never_read_is_not_called_empty(counter: Counter) -> None:
    counter.records.reads = False
    counter.desk.turn()
    face = counter.face

    assert face.present.notice == "Antrean belum dapat dibaca. Mencoba lagi…"
    silent = (face.waiting.nobody, face.called.nobody, face.notices.all_well)
    assert silent == ("", "", "")


def test_a_touch_that_cannot_be_written_is_written_once_it_can(counter: Counter) -> None:
    counter.visitors(2)
    counter.records.writes = False
    waiting = counter.press(DeskAction.CALL_NEXT)
    counter.press(DeskAction.CALL_NEXT)
    counter.records.writes = True
    counter.desk.turn()

    assert waiting.present.notice == "Belum tercatat, mencoba lagi…"
    assert waiting.present.buttons.busy
    assert not waiting.present.buttons.call_next.enabled
    assert (counter.face.present.number, counter.face.present.notice) == ("A001", "")
    assert counter.kinds().count(TicketCalled.__name__) == 1


def test_a_touch_is_not_written_long_after(counter: Counter) -> None:
    counter.visitors(2)
    counter.records.writes = False
    counter.press(DeskAction.CALL_NEXT)
    counter.clock.advance(PATIENCE_S)
    counter.desk.turn()
    given_up = counter.face.present
    counter.records.writes = True
    counter.desk.turn()

    assert given_up.notice == "Belum dapat dicatat. Silakan tekan lagi."
    assert given_up.buttons.call_next.enabled
    assert counter.kinds().count(TicketCalled.__name__) == 0
    face = counter.press(DeskAction.CALL_NEXT)
    assert (face.present.number, face.present.notice) == ("A001", "")
