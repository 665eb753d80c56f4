"""Receipts on a real printer's thread: what comes out, and what is said when nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.clock import ManualClock
from kiosk.devices.printer import SimulatedPrinter, Trouble, open_printer
from kiosk.domain.events import (
    BelongingsInspected,
    Draft,
    Event,
    FaultCleared,
    FaultRaised,
    GoodsResult,
)
from kiosk.domain.faults import FaultCode
from kiosk.domain.types import Moment
from kiosk.gate.desk import GoodsKey, GoodsTap, ReceiptRoom
from kiosk.gate.face.situation import PaperState
from kiosk.ports import JournalError
from kiosk.wire.tickets import ticket_code
from tests.gate.desk.day import at
from tests.gate.desk.goods_day import FOOD, GoodsCounter, brought, key, kind, result
from tests.gate.desk.journals import AUTHOR, noted, opened
from tests.gate.uplink.exchange import wait_until

ACCEPT_FOOD = (kind(FOOD), result(GoodsResult.ACCEPTED))


class Office:
    """A desk with a printer's twin, on a real journal; only the printing has its own thread."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(at("08.42"))
        self.journal = opened(folder)
        self.printer = SimulatedPrinter(folder / "receipts", 384)
        self.paper = folder / "receipts" / "0001.png"
        self.room = ReceiptRoom(self.printer, self.journal, AUTHOR.node, self.clock)
        noted(self.journal, self.clock, brought(), brought())
        self.counter = GoodsCounter(self.journal, self.clock, self.room)
        self.room.start()

    def save(self) -> str:
        """Save a list of the next party, let it go, and wait for what its paper becomes."""
        number = self.counter.call_and_open().number
        self.counter.press(*ACCEPT_FOOD, key(GoodsKey.FINISH))
        wait_until(lambda: self.settled(number))
        self.counter.desk.turn()
        return number

    def settled(self, number: str) -> bool:
        return self.room.papers.get(number) in {PaperState.PRINTED, PaperState.FAILED}

    def faults(self) -> list[FaultRaised | FaultCleared]:
        bodies = [event.body for event in self.journal.fault_history()]
        return [body for body in bodies if isinstance(body, FaultRaised | FaultCleared)]

    def notices(self) -> list[str]:
        return [notice.text for notice in self.counter.face.notices.rows]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.room.stop()
    office.journal.close()


def test_the_paper_has_the_tickets_own_code(office: Office) -> None:
    office.save()
    (ticket,) = {e.ticket for e in office.journal.today(office.clock.now()) if _inspects(e.body)}
    assert ticket is not None
    with Image.open(office.paper) as paper:
        codes = [found.text for found in zxingcpp.read_barcodes(paper.convert("L"))]
    assert codes == [ticket_code(ticket)]


def _inspects(body: object) -> bool:
    return isinstance(body, BelongingsInspected)


def test_paper_out_keeps_the_list_is_told_and_printed_later(office: Office) -> None:
    office.printer.fail_with(Trouble.PAPER_OUT)
    office.save()
    office.save()
    assert office.notices() == ["Printer tanda terima perlu diperiksa"]
    (raised,) = office.faults()
    assert isinstance(raised, FaultRaised)
    assert raised.code == FaultCode.RECEIPTS
    assert raised.detail.startswith("paper_out")

    office.counter.press(key(GoodsKey.OPEN))
    rows = office.counter.receipts.rows
    assert [(row.number, row.paper) for row in rows] == [
        ("T002", "belum tercetak"),
        ("T001", "belum tercetak"),
    ]
    office.printer.recover()
    office.counter.press(GoodsTap(GoodsKey.PRINT, ticket=rows[1].ticket))
    wait_until(office.paper.exists)
    wait_until(lambda: len(office.faults()) > 1)
    office.counter.desk.turn()
    papers = [row.paper for row in office.counter.receipts.rows]
    assert papers == ["belum tercetak", "sudah dicetak"]
    assert office.faults() == [raised, FaultCleared(FaultCode.RECEIPTS)]
    assert office.notices() == []


def test_a_printer_that_is_gone_is_noted_with_the_journal_at_work(tmp_path: Path) -> None:
    office = Office(tmp_path)
    gone = open_printer(f"file:{tmp_path}/lp0", 384)
    room = ReceiptRoom(gone, office.journal, AUTHOR.node, office.clock)
    counter = GoodsCounter(office.journal, office.clock, room)
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD, key(GoodsKey.SAVE))
    room.start()
    wait_until(lambda: bool(office.faults()))
    room.stop()
    office.room.stop()
    office.journal.close()


def test_a_journal_that_fails_does_not_end_the_printing(tmp_path: Path) -> None:
    office = Office(tmp_path)

    class Unwritable:
        def fault_history(self) -> list[Event]:
            raise JournalError("disk I/O error")

        def append(self, drafts: Sequence[Draft], now: Moment) -> list[Event]:
            raise AssertionError((drafts, now))

    room = ReceiptRoom(office.printer, Unwritable(), AUTHOR.node, office.clock)
    counter = GoodsCounter(office.journal, office.clock, room)
    room.start()
    for place in (1, 2):
        counter.call_and_open()
        counter.press(*ACCEPT_FOOD, key(GoodsKey.FINISH))
        wait_until((tmp_path / "receipts" / f"000{place}.png").exists)
    room.stop()
    office.room.stop()
    office.journal.close()
