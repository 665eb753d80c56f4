"""The sheet of one ticket: only what would do something, and what it writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.domain.events import (
    CancelReason,
    PriorityConfirmed,
    PriorityDeclined,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketTransferred,
)
from kiosk.domain.types import StationId, TicketId
from kiosk.gate.desk import Desk, DeskAction, DeskFace, Sheet, SheetAct, SheetKind
from kiosk.journal.gate import GateJournal
from tests.gate.desk.day import PLACE, REGISTRASI, Day, at, setting
from tests.gate.desk.journals import noted, opened, wanted

WAY = (REGISTRASI, StationId("tatap_muka"))


def sheet(face: DeskFace, number: str) -> Sheet:
    """Return the sheet of a number, wherever it stands."""
    found = [row.sheet for row in face.waiting.rows] + [row.sheet for row in face.called.rows]
    return next(each for each in found if each is not None and each.number == number)


def labels(shown: Sheet) -> dict[str, list[str]]:
    return {title: [button.label for button in buttons] for title, buttons in shown.columns}


def acts(shown: Sheet) -> dict[str, SheetAct]:
    posted = [button.act for _, buttons in shown.columns for button in buttons]
    return {act.name: act for act in posted if isinstance(act, SheetAct)}


REASONS = [
    "Sudah pulang",
    "Salah ambil nomor",
    "Punya nomor lain",
    "Tidak bersedia dikunjungi",
    "Dokumen belum lengkap",
]


def test_a_waiting_party_can_be_called_put_first_and_cancelled() -> None:
    face = Day().issued("A001", "08.00", party=2, session="09.30").face()
    shown = sheet(face, "A001")
    assert (shown.number, shown.text, shown.close) == ("A001", "2 orang · Sesi 09.30", "Tutup")
    assert labels(shown) == {
        "Giliran": ["Panggil sekarang", "Didahulukan"],
        "Batalkan nomor": REASONS,
    }


def test_a_declared_priority_can_be_confirmed_or_declined() -> None:
    day = Day().issued("A001", "08.00", priority=True)
    assert labels(sheet(day.face(), "A001"))["Giliran"] == [
        "Panggil sekarang",
        "Didahulukan",
        "Giliran biasa",
    ]
    confirmed = day.note(PriorityConfirmed(), "08.01", "A001")
    assert labels(sheet(confirmed.face(), "A001"))["Giliran"] == [
        "Panggil sekarang",
        "Giliran biasa",
    ]


def test_who_did_not_come_can_be_called_again_from_the_last_calls() -> None:
    face = Day().issued("A001", "08.00").called("A001", "08.10").absent("A001", "08.12").face()
    (row,) = face.called.rows
    assert row.sheet is not None
    assert acts(row.sheet)["call"] == SheetAct(TicketId("A001"), SheetKind.CALL)


def test_who_is_at_a_counter_has_no_sheet_in_the_last_calls() -> None:
    (row,) = Day().issued("A001", "08.00").called("A001", "08.10").face().called.rows
    assert row.sheet is None


class Counter:
    """A desk on a real journal with parties in its line, turned by hand."""

    def __init__(self, journal: GateJournal) -> None:
        self.journal = journal
        self.clock = ManualClock(at("08.42"))
        self.faces: list[DeskFace] = []
        self.desk = Desk(journal, self.clock, PLACE, setting(), self.faces.append)
        for _ in range(3):
            noted(journal, self.clock, wanted(journey=WAY))
        self.desk.turn()

    def press(self, posted: SheetAct | DeskAction) -> DeskFace:
        self.clock.advance(1.0)
        self.desk.post(posted)
        self.desk.turn()
        return self.faces[-1]

    def act(self, number: str, name: str) -> DeskFace:
        return self.press(acts(sheet(self.faces[-1], number))[name])

    def kinds(self) -> list[str]:
        events = self.journal.today(self.clock.now())
        return [type(event.body).__name__ for event in events][3:]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    journal = opened(tmp_path)
    yield Counter(journal)
    journal.close()


def ticket_of(counter: Counter, number: str) -> TicketId:
    ticket = sheet(counter.faces[-1], number).ticket
    assert ticket is not None
    return ticket


def numbers(face: DeskFace) -> list[str]:
    return [row.number for row in face.waiting.rows]


def test_a_number_is_called_out_of_turn_and_the_one_before_goes_on(counter: Counter) -> None:
    counter.press(DeskAction.CALL_NEXT)
    face = counter.act("A003", "call")
    assert (face.present.number, numbers(face)) == ("A003", ["A002"])
    assert counter.kinds()[1:] == [StationFinished.__name__, TicketCalled.__name__]


def test_a_guard_puts_a_party_first_and_back_again(counter: Counter) -> None:
    assert numbers(counter.act("A003", "first")) == ["A003", "A001", "A002"]
    assert numbers(counter.act("A003", "ordinary")) == ["A001", "A002", "A003"]
    assert counter.kinds() == [PriorityConfirmed.__name__, PriorityDeclined.__name__]


@pytest.mark.parametrize("reason", CancelReason)
def test_a_cancelled_number_leaves_the_line(counter: Counter, reason: CancelReason) -> None:
    face = counter.act("A002", f"cancel_{reason}")
    assert numbers(face) == ["A001", "A003"]
    assert counter.kinds() == [TicketCancelled.__name__]


def test_a_party_is_sent_to_another_station(counter: Counter) -> None:
    ticket = ticket_of(counter, "A002")
    face = counter.press(SheetAct(ticket, SheetKind.SEND, to=WAY[1]))
    assert numbers(face) == ["A001", "A003"]
    assert counter.kinds() == [TicketTransferred.__name__]


def test_what_another_desk_did_before_makes_a_touch_moot(counter: Counter) -> None:
    cancelled = acts(sheet(counter.faces[-1], "A002"))["cancel_left"]
    counter.press(cancelled)
    for late in (cancelled, SheetAct(cancelled.ticket, SheetKind.CALL)):
        counter.press(late)
    assert counter.kinds() == [TicketCancelled.__name__]


def test_an_act_that_names_no_goal_does_nothing(counter: Counter) -> None:
    ticket = ticket_of(counter, "A002")
    for kind in (SheetKind.SEND, SheetKind.CANCEL):
        counter.press(SheetAct(ticket, kind))
    assert counter.kinds() == []
