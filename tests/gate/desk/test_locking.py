"""The lock on a real journal and real hashes: who is let in, and in whose name the desk writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.reasons import Reason
from kiosk.domain.types import OfficerId
from kiosk.gate.desk import Desk, DeskAction, DeskFace, DeskLock, LockInput
from kiosk.gate.desk.unlocking import Chosen, Digit, Left, Touched
from kiosk.journal.gate import GateJournal
from kiosk.wire.hashes import fits, hash_secret
from kiosk.wire.sync import FeedPage, OfficerNote
from tests.gate.desk.day import PLACE, at, setting
from tests.gate.desk.journals import noted, opened, wanted

RINA, FAJAR = OfficerId("rina"), OfficerId("fajar")
PIN, OTHER_PIN = "481620", "190745"


@pytest.fixture(scope="module")
def notes() -> list[OfficerNote]:
    return [
        OfficerNote(RINA, "Rina Wulandari", "guard", hash_secret(PIN)),
        OfficerNote(FAJAR, "Fajar", "facilitator", hash_secret(OTHER_PIN)),
        OfficerNote(OfficerId("neo"), "Neo", "a role of tomorrow", hash_secret(PIN)),
    ]


@dataclass
class Locked:
    """A desk behind a lock, turned by hand."""

    folder: Path
    configured: tuple[Officer, ...] = ()
    clock: ManualClock = field(default_factory=lambda: ManualClock(at("08.42")))
    faces: list[DeskFace] = field(default_factory=list)
    journal: GateJournal = field(init=False)
    lock: DeskLock = field(init=False)
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.journal = opened(self.folder)
        self.lock = DeskLock(self.journal, fits, self.configured, lock_s=600)
        self.desk = Desk(self.journal, self.clock, PLACE, setting(), self.faces.append, self.lock)
        self.desk.turn()

    def stop(self) -> None:
        self.desk.stop()
        self.journal.close()

    def feed(self, officers: list[OfficerNote] | None) -> None:
        self.journal.take(FeedPage("1", self.clock.at, officers=officers), self.clock.now())
        self.desk.turn()

    def touch(self, *inputs: LockInput) -> DeskFace:
        for each in inputs:
            self.desk.post(each)
        self.desk.turn()
        self.lock.stop()  # waits for a comparison under way
        self.desk.turn()
        return self.face

    def enter(self, officer: OfficerId, pin: str) -> DeskFace:
        return self.touch(Chosen(officer), *(Digit(digit) for digit in pin))

    def press(self, action: DeskAction) -> None:
        self.clock.advance(1)
        self.desk.post(action)
        self.desk.turn()

    def is_locked(self) -> bool:
        self.desk.turn()
        return self.face.lock is not None

    @property
    def face(self) -> DeskFace:
        return self.faces[-1]


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Locked]:
    made = Locked(tmp_path)
    yield made
    made.stop()


def test_the_right_pin_opens_and_every_fact_bears_who_did_it(
    locked: Locked, notes: list[OfficerNote]
) -> None:
    locked.feed(notes)
    noted(locked.journal, locked.clock, wanted(), wanted())
    assert locked.face.lock is not None
    assert [each.name for each in locked.face.lock.names] == ["Fajar", "Rina Wulandari"]
    locked.press(DeskAction.CALL_NEXT)
    assert locked.enter(RINA, OTHER_PIN).lock is not None

    face = locked.enter(RINA, PIN)
    assert (face.lock, face.at_desk.name) == (None, "Rina Wulandari")
    locked.press(DeskAction.CALL_NEXT)
    locked.press(DeskAction.FINISH)
    done = [each for each in locked.journal.today(locked.clock.now()) if each.officer]
    assert [(type(each.body).__name__, each.officer) for each in done] == [
        ("TicketCalled", RINA),
        ("StationFinished", RINA),
    ]


def test_while_locked_it_still_tells_who_waits_and_who_needs_help(
    locked: Locked, notes: list[OfficerNote]
) -> None:
    locked.feed(notes)
    noted(locked.journal, locked.clock, wanted(), wanted())
    locked.desk.turn()
    lock = locked.face.lock
    assert lock is not None
    assert (lock.count, lock.waiting, lock.help) == ("2", "rombongan menunggu", "")


def test_it_locks_by_itself_and_by_hand(locked: Locked, notes: list[OfficerNote]) -> None:
    locked.feed(notes)
    locked.enter(RINA, PIN)
    locked.clock.advance(599)
    locked.touch(Touched())
    locked.clock.advance(599)
    assert not locked.is_locked()
    locked.clock.advance(1)
    assert locked.is_locked()

    locked.enter(RINA, PIN)
    assert locked.touch(Left()).lock is not None


def test_wrong_pins_make_it_wait_over_a_restart(locked: Locked, notes: list[OfficerNote]) -> None:
    locked.feed(notes)
    for _ in range(5):
        locked.enter(RINA, OTHER_PIN)
    locked.stop()
    locked.start()

    lock = locked.enter(RINA, PIN).lock
    assert lock is not None
    assert (lock.enabled, lock.digits, lock.note) == (False, 0, "Silakan tunggu 30 detik.")
    locked.clock.advance(31)
    assert locked.enter(RINA, PIN).lock is None


def test_who_loses_the_right_is_out_at_once(locked: Locked, notes: list[OfficerNote]) -> None:
    locked.feed(notes)
    locked.enter(RINA, PIN)
    locked.feed(notes[1:])

    assert locked.face.lock is not None


def test_an_older_server_takes_nobody_away(locked: Locked, notes: list[OfficerNote]) -> None:
    locked.feed(notes)
    locked.feed(None)
    assert locked.face.lock is not None


def test_when_the_last_pin_is_taken_away_it_stays_locked_over_restarts(
    locked: Locked, notes: list[OfficerNote]
) -> None:
    locked.feed(notes)
    locked.enter(RINA, PIN)
    noted(locked.journal, locked.clock, wanted())
    locked.feed([])
    for _ in range(2):
        lock = locked.face.lock
        assert lock is not None
        assert (lock.text, lock.names) == ("Belum ada petugas dengan PIN", ())
        assert "hubungi kantor:" in lock.lead
        locked.press(DeskAction.CALL_NEXT)
        locked.stop()
        locked.start()
    assert [type(each.body).__name__ for each in locked.journal.today(locked.clock.now())] == [
        "TicketIssued"
    ]

    locked.feed(notes[:1])
    assert locked.enter(RINA, PIN).lock is None


def test_who_came_and_went_while_the_display_was_off_is_not_forgotten(
    locked: Locked, notes: list[OfficerNote]
) -> None:
    locked.stop()
    uplink = opened(locked.folder)
    for officers in (notes, []):
        uplink.take(FeedPage("1", locked.clock.at, officers=officers), locked.clock.now())
    uplink.close()
    locked.start()

    assert locked.is_locked()


def test_an_empty_list_of_officers_alone_locks_nothing(locked: Locked) -> None:
    locked.feed([])

    assert not locked.is_locked()


def test_officers_taken_out_of_the_file_leave_it_locked(
    tmp_path: Path, notes: list[OfficerNote]
) -> None:
    alone = Locked(tmp_path, (Officer(RINA, "Rina", OfficerRole.GUARD, notes[0].pin),))
    alone.stop()
    alone.configured = ()
    alone.start()

    assert alone.is_locked()
    alone.stop()


def test_without_pins_it_is_everybodys_and_says_so(locked: Locked) -> None:
    noted(locked.journal, locked.clock, wanted())
    locked.press(DeskAction.CALL_NEXT)

    [*_, called] = locked.journal.today(locked.clock.now())
    assert (type(called.body).__name__, called.officer) == ("TicketCalled", None)
    assert "terbuka untuk semua" in locked.face.notices.rows[-1].text


def test_a_facilitator_looks_on(locked: Locked, notes: list[OfficerNote]) -> None:
    locked.feed(notes)
    noted(locked.journal, locked.clock, wanted())
    face = locked.enter(FAJAR, OTHER_PIN)
    assert (face.lock, face.present.buttons.call_next.enabled) == (None, False)
    assert "hanya melihat" in face.present.notice
    locked.press(DeskAction.CALL_NEXT)

    assert [type(each.body).__name__ for each in locked.journal.today(locked.clock.now())] == [
        "TicketIssued"
    ]


def test_officers_of_the_file_open_a_gate_that_works_alone(
    tmp_path: Path, notes: list[OfficerNote]
) -> None:
    rina = Officer(RINA, "Rina", OfficerRole.GUARD, notes[0].pin)
    alone = Locked(tmp_path, (rina,))
    assert alone.face.lock is not None
    assert alone.enter(RINA, PIN).lock is None
    alone.stop()


def test_alarms_and_help_show_before_anybody_is_in(notes: list[OfficerNote]) -> None:
    from kiosk.gate.desk.lock_face import with_lock
    from kiosk.gate.desk.unlocking import State
    from tests.gate.desk.day import ID, picture_day, wording

    day = picture_day().asked("08.41", Reason.OTHER_DAY)
    rina = Officer(RINA, "Rina Wulandari", OfficerRole.GUARD, notes[0].pin)
    now = ManualClock(at("08.42")).now()
    face = with_lock(day.face(), State(officers=(rina,)), 5, wording(ID), now)

    assert face.lock is not None
    assert "meminta bantuan" in face.lock.help
    assert any("kode yang sama" in each for each in face.lock.alarms)
    assert "S•••" not in repr(face.lock)
