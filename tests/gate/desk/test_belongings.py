"""The inspection at a desk on a real journal: what is written, what is printed, what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.domain.events import (
    BelongingsInspected,
    GoodsReason,
    GoodsResult,
    Item,
    Noted,
    StationFinished,
)
from kiosk.domain.queue import Stage
from kiosk.domain.types import CounterId
from kiosk.gate.desk import DeskAction, GoodsKey, GoodsTap, InspectAct
from kiosk.gate.face.situation import PaperState
from kiosk.journal.gate import GateJournal
from tests.gate.desk.day import REGISTRASI, at
from tests.gate.desk.goods_day import (
    BARANG,
    CLOTHES,
    FOOD,
    GOODS_PLACE,
    PILLS,
    GoodsCounter,
    Tray,
    brought,
    key,
    kind,
    lists,
    reason,
    result,
    stage,
)
from tests.gate.desk.journals import Breakable, noted, opened

RICE = Item(FOOD, 1, GoodsResult.ACCEPTED)
TIN = Item(FOOD, 1, GoodsResult.RETURNED, GoodsReason.CONTAINER)
ACCEPT_FOOD = (kind(FOOD), result(GoodsResult.ACCEPTED))
RETURN_FOOD = (kind(FOOD), result(GoodsResult.RETURNED), reason(GoodsReason.CONTAINER))
SAVE, FINISH, CLOSE = key(GoodsKey.SAVE), key(GoodsKey.FINISH), key(GoodsKey.CLOSE)
OPEN = key(GoodsKey.OPEN)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(at("08.42"))


@pytest.fixture
def journal(tmp_path: Path, clock: ManualClock) -> Iterator[GateJournal]:
    journal = opened(tmp_path)
    noted(journal, clock, brought(), brought(BARANG, REGISTRASI))
    yield journal
    journal.close()


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def counter(journal: GateJournal, clock: ManualClock, tray: Tray) -> GoodsCounter:
    return GoodsCounter(journal, clock, tray)


def test_a_party_that_only_brings_something_is_served_and_has_its_receipt(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock, tray: Tray
) -> None:
    sheet = counter.call_and_open()
    assert (sheet.number, sheet.list.nobody) == ("T001", "Daftar masih kosong")
    counter.press(*ACCEPT_FOOD, *RETURN_FOOD)
    assert counter.listed() == [
        ("1", "Makanan matang", "Dikembalikan · kaleng, kaca, atau logam"),
        ("1", "Makanan matang", "Diterima"),
    ]
    face = counter.press(FINISH)
    assert (face.inspection, face.present.occupied) == (None, False)
    assert lists(journal, clock) == [(RICE, TIN)]
    assert isinstance(journal.today(clock.now())[-1].body, StationFinished)
    assert stage(journal, clock, "T001") is Stage.SERVED
    (slip,) = tray.slips
    assert (slip.number, slip.title) == ("T001", "Tanda terima barang")
    assert [part.title for part in slip.parts] == ["Diterima", "Dikembalikan"]


def test_saving_keeps_the_party_at_the_counter_and_opens_from_what_was_saved(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock, tray: Tray
) -> None:
    counter.call_and_open()
    face = counter.press(*ACCEPT_FOOD, SAVE)
    assert (face.inspection, face.present.number) == (None, "T001")
    counter.press(OPEN)
    assert counter.listed() == [("1", "Makanan matang", "Diterima")]
    counter.press(*RETURN_FOOD, SAVE)
    assert lists(journal, clock) == [(RICE,), (RICE, TIN)]
    assert len(tray.slips) == 2
    assert stage(journal, clock, "T001") is Stage.CALLED


def test_a_list_that_was_not_changed_is_neither_written_nor_printed_again(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock, tray: Tray
) -> None:
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD, SAVE, OPEN, SAVE)
    assert counter.face.inspection is None
    counter.press(OPEN, FINISH)
    assert (len(lists(journal, clock)), len(tray.slips)) == (1, 1)
    assert stage(journal, clock, "T001") is Stage.SERVED


def test_a_refused_save_says_kindly_why_and_keeps_the_draft(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock
) -> None:
    counter.call_and_open()
    counter.press(SAVE)
    assert counter.sheet.notice.startswith("Daftar masih kosong.")
    counter.press(kind(FOOD), result(GoodsResult.SEIZED), FINISH)
    assert counter.sheet.notice.startswith("Satu barang belum ada alasannya.")
    assert counter.sheet.reasons is not None
    assert lists(journal, clock) == []
    counter.press(reason(GoodsReason.PROHIBITED))
    assert counter.sheet.notice == ""


def test_whoever_goes_on_elsewhere_waits_there(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock
) -> None:
    counter.press(DeskAction.CALL_NEXT, DeskAction.FINISH)
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD, FINISH)
    assert stage(journal, clock, "T002") is Stage.WAITING


def test_a_power_cut_loses_the_draft_only(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock, tray: Tray
) -> None:
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD, SAVE, OPEN, *RETURN_FOOD)
    again = GoodsCounter(journal, clock, tray)
    assert again.face.inspection is None
    again.press(OPEN)
    assert again.listed() == [("1", "Makanan matang", "Diterima")]


def test_a_cut_between_writing_and_printing_leaves_the_record_and_no_ghost(
    journal: GateJournal, clock: ManualClock
) -> None:
    class Cut(Tray):
        def print(self, slip: object) -> None:
            del slip
            raise KeyboardInterrupt

    counter = GoodsCounter(journal, clock, Cut())
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD)
    with pytest.raises(KeyboardInterrupt):
        counter.press(FINISH)
    assert lists(journal, clock) == [(RICE,)]

    tray = Tray()
    again = GoodsCounter(journal, clock, tray)
    assert (tray.slips, stage(journal, clock, "T001")) == ([], Stage.SERVED)
    again.press(OPEN)
    (row,) = again.receipts.rows
    again.press(GoodsTap(GoodsKey.PRINT, ticket=row.ticket))
    assert [slip.number for slip in tray.slips] == ["T001"]


def test_nothing_is_printed_of_what_could_not_be_written(
    journal: GateJournal, clock: ManualClock, tray: Tray
) -> None:
    broken = Breakable(journal)
    counter = GoodsCounter(broken, clock, tray)
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD)
    broken.writes = False
    counter.press(SAVE)
    assert counter.sheet.notice == "Belum tercatat, mencoba lagi…"
    counter.press(kind(PILLS), result(GoodsResult.CLINIC))
    assert len(counter.listed()) == 1
    assert (counter.sheet.enabled, counter.sheet.can_finish, tray.slips) == (False, False, [])
    clock.advance(20)
    counter.desk.turn()
    assert counter.sheet.notice == "Belum dapat dicatat. Silakan tekan lagi."
    broken.writes = True
    counter.press(SAVE)
    assert (counter.face.inspection, len(tray.slips)) == (None, 1)
    assert lists(journal, clock) == [(RICE,)]


def test_a_receipt_is_printed_although_the_names_cannot_be_read(
    journal: GateJournal, clock: ManualClock, tray: Tray
) -> None:
    broken = Breakable(journal)
    counter = GoodsCounter(broken, clock, tray)
    counter.call_and_open()
    broken.reads = False
    counter.press(*ACCEPT_FOOD, SAVE)
    assert [part.title for slip in tray.slips for part in slip.parts] == ["Diterima"]


def test_a_party_that_left_meanwhile_keeps_its_draft_but_a_clean_one_closes(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock, tray: Tray
) -> None:
    counter.call_and_open()
    finished = Noted(StationFinished(BARANG, CounterId("1")), counter.sheet.ticket)
    counter.press(*ACCEPT_FOOD)
    noted(journal, clock, finished)
    counter.desk.turn()
    assert counter.sheet.notice.startswith("Nomor ini sudah tidak di loket Anda.")
    assert (counter.sheet.enabled, counter.sheet.can_finish) == (True, False)
    counter.press(SAVE)
    assert (lists(journal, clock), len(tray.slips)) == ([(RICE,)], 1)

    counter.call_and_open()
    noted(journal, clock, replace(finished, ticket=counter.sheet.ticket))
    counter.desk.turn()
    assert counter.face.inspection is None


def test_finishing_never_sends_another_party_on(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock
) -> None:
    ticket = counter.call_and_open().ticket
    counter.press(CLOSE, DeskAction.CALL_NEXT)
    counter.press(InspectAct(ticket, (RICE,), finish=True))
    assert lists(journal, clock) == [(RICE,)]
    assert (counter.face.present.number, stage(journal, clock, "T002")) == ("T002", Stage.CALLED)


def test_what_another_desk_saved_is_taken_over_or_told(
    counter: GoodsCounter, journal: GateJournal, clock: ManualClock
) -> None:
    ticket = counter.call_and_open().ticket
    noted(journal, clock, Noted(BelongingsInspected((RICE,)), ticket))
    counter.desk.turn()
    assert counter.listed() == [("1", "Makanan matang", "Diterima")]
    counter.press(kind(CLOTHES), result(GoodsResult.ACCEPTED))
    noted(journal, clock, Noted(BelongingsInspected((TIN,)), ticket))
    counter.desk.turn()
    assert counter.sheet.notice.startswith("Petugas lain baru menyimpan daftar.")
    assert len(counter.listed()) == 2


def test_receipts_are_printed_again_and_say_what_became_of_them(
    counter: GoodsCounter, tray: Tray
) -> None:
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD, FINISH, OPEN)
    assert [row.number for row in counter.receipts.rows] == ["T001"]
    tray.papers = {"T001": PaperState.FAILED}
    counter.desk.turn()
    (row,) = counter.receipts.rows
    assert (row.paper, row.careful, row.text) == ("belum tercetak", True, "Diterima 1")
    counter.press(GoodsTap(GoodsKey.PRINT, ticket=row.ticket))
    assert tray.slips[0] == tray.slips[1]
    assert counter.press(CLOSE).inspection is None


def test_receipts_lie_above_the_draft(counter: GoodsCounter) -> None:
    counter.call_and_open()
    counter.press(*ACCEPT_FOOD, key(GoodsKey.RECEIPTS))
    assert counter.receipts.nobody == "Belum ada daftar yang disimpan hari ini"
    counter.press(SAVE, CLOSE)
    assert counter.listed() == [("1", "Makanan matang", "Diterima")]


def test_without_a_printer_the_list_is_saved_all_the_same(
    journal: GateJournal, clock: ManualClock
) -> None:
    counter = GoodsCounter(journal, clock, None)
    assert counter.call_and_open().receipts == ""
    counter.press(key(GoodsKey.RECEIPTS), *ACCEPT_FOOD, FINISH)
    assert lists(journal, clock) == [(RICE,)]
    button = counter.face.present.goods
    assert button is not None
    assert not button.enabled
    assert counter.press(OPEN).inspection is None


def test_other_stations_offer_no_inspection(journal: GateJournal, clock: ManualClock) -> None:
    place = replace(GOODS_PLACE, station=REGISTRASI)
    counter = GoodsCounter(journal, clock, Tray(), place)
    assert counter.face.present.goods is None
    counter.press(DeskAction.CALL_NEXT)
    assert counter.press(OPEN).inspection is None
