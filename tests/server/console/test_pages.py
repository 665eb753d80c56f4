"""What each page of the console shows of a day."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from kiosk.domain.events import (
    CancelReason,
    FaultRaised,
    HelpGiven,
    HelpRequested,
    HostAnswered,
    PartyEntered,
    PartyLeft,
    ScanRefused,
    SessionEnded,
    SessionStarted,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
)
from kiosk.domain.reasons import Reason
from kiosk.domain.tables import Phase
from kiosk.domain.types import CounterId, StationId
from kiosk.server.console.attention import attention_view
from kiosk.server.console.consoles import CLOSER
from kiosk.server.console.due import due_s
from kiosk.server.console.lines import MOST_ROWS, queue_view
from kiosk.server.console.parts import Tone
from kiosk.server.console.room import room_view
from kiosk.server.console.within import within_view
from tests.server.console.scenes import DESK, GATE_A, GATE_B, NOW, Day, at

REG, GOODS, SEARCH, TABLES = map(StationId, ("registrasi", "barang", "penggeledahan", "tatap-muka"))
TWO, ONE = CounterId("2"), CounterId("1")


def before_the_table(day: Day, number: str) -> Day:
    """Lead a party through the stations before the tables."""
    day.come(number, 60)
    for station, ago_min in ((REG, 50), (GOODS, 48), (SEARCH, 46)):
        day.note(TicketCalled(station, ONE), ago_min, number)
        day.note(StationFinished(station, ONE), ago_min - 1, number)
    return day


def sitting(day: Day, number: str, table: str, left_min: float) -> Day:
    """Lead a party to a table whose session ends in so many minutes."""
    counter = CounterId(table)
    before_the_table(day, number)
    day.note(PartyEntered(3), 43, number).note(HostAnswered(willing=True), 42, number)
    day.note(TicketCalled(TABLES, counter), 40, number)
    return day.note(SessionStarted(TABLES, counter, NOW + timedelta(minutes=left_min)), 30, number)


def test_the_card_names_who_is_at_the_counter() -> None:
    day = Day().book("b1").come("A008", 20, "b1").note(TicketCalled(REG, TWO), 0.8, "A008")

    card = queue_view(day.scene()).card
    assert card is not None
    assert (card.number, card.name, card.people) == ("A008", "Siti Rahmawati", "3 orang")
    assert card.host == "Mengunjungi: Andi Prasetyo"
    assert "bukti: tanda tangan kode" in card.lines[0]
    assert [button.label for button in card.buttons] == [
        "Selesai → Barang",
        "Ulangi",
        "Tidak hadir",
    ]


def test_the_line_says_what_is_special() -> None:
    day = Day().book("b1").book("b2", "Dewi Lestari")
    day.come("A009", 21, "b1", priority=True)
    day.come("B003", 34, "b2", GATE_B).come("A011", 9, "b2").come("A012", 0.2)

    rows = {row.number: row for row in queue_view(day.scene()).line.rows}
    assert [tag.text for tag in rows["A009"].tags] == ["prioritas: perlu dicek"]
    assert rows["A009"].main is not None
    assert (rows["A009"].main.do, rows["A009"].main.label) == ("first", "Benarkan")
    assert [(tag.tone, tag.text) for tag in rows["A011"].tags] == [
        (Tone.TROUBLE, "kode dipakai di Gerbang B 08.08")
    ]
    assert rows["A011"].main is None
    assert "B003 · Gerbang B 08.08 · menunggu di Pendaftaran" in rows["A011"].sheet.lines
    assert rows["B003"].tags == ()
    assert (rows["A011"].since, rows["A012"].since) == ("08.33 · 9 mnt", "08.41 · baru")


def test_a_long_line_is_cut_and_counted() -> None:
    day = Day()
    for n in range(1, MOST_ROWS + 8):
        day.come(f"A{n:03}", 60 - n / 2)

    assert len(queue_view(day.scene()).line.rows) == MOST_ROWS
    assert queue_view(day.scene()).line.more == 7
    whole = queue_view(day.scene(), whole=True).line
    assert (len(whole.rows), whole.more) == (MOST_ROWS + 7, 0)


def test_who_did_not_come_stands_apart_until_called_again() -> None:
    day = Day().come("A001", 20).note(TicketCalled(REG, TWO), 9, "A001")
    day.note(TicketNoShow(REG, TWO, at(-4)), 8, "A001")

    line = queue_view(day.scene()).line
    assert (line.count, [row.number for row in line.absent]) == (0, ["A001"])


@pytest.mark.parametrize(
    ("left_min", "phase", "word"),
    [
        (14, Phase.RUNNING, "berlangsung"),
        (4, Phase.ENDING, "segera selesai"),
        (-2, Phase.OVER, "waktu habis"),
    ],
)
def test_a_table_says_how_long_it_has(left_min: float, phase: Phase, word: str) -> None:
    day = sitting(Day(), "A001", "3", left_min)

    table = room_view(day.scene()).rooms[0].tables[2]
    assert (table.name, table.phase, table.word, table.number) == ("Meja 3", phase, word, "A001")
    assert table.main is not None
    assert table.main.do == "finish"


def test_the_host_is_asked_before_a_party_is_called() -> None:
    day = before_the_table(Day(), "A001")
    asked = room_view(day.scene()).rooms[0]
    willing = room_view(day.note(HostAnswered(willing=True), 5, "A001").scene()).rooms[0]
    refused = room_view(day.note(HostAnswered(willing=False), 4, "A001").scene()).rooms[0]

    assert [room.calls for room in (asked, willing, refused)] == [False, True, False]
    assert [room.rows[0].main and room.rows[0].main.do for room in (asked, willing, refused)] == [
        "willing",
        "seat",
        None,
    ]
    assert refused.rows[0].tags[0].text == "menolak dikunjungi"


def test_what_somebody_must_look_at_is_counted_beside_the_pages_name() -> None:
    day = sitting(Day(), "A001", "1", -3)
    day.book("b2").come("B003", 34, "b2", GATE_B).come("A011", 9, "b2")
    day.note(HelpRequested("scan", Reason.FORGED), 2, gate=GATE_B)
    day.note(FaultRaised("RB-PRN", ""), 5).note(ScanRefused(Reason.TOO_EARLY), 7)
    day.note(ScanRefused(Reason.TOO_EARLY), 70)

    view = attention_view(day.scene())
    assert [notice.title for notice in view.notices] == [
        "Gerbang B: pengunjung meminta bantuan",
        "A001 · Waktu sesi sudah habis",
        "A011 · kode dipakai di Gerbang B 08.08",
        "Gerbang A: Pencetak tiket perlu diperiksa",
    ]
    assert (view.badge, view.refused) == (4, (("terlalu awal", 1),))


def test_help_given_at_a_desk_is_for_the_gate_that_it_names() -> None:
    day = Day().note(HelpRequested("scan"), 3, gate=GATE_A)
    day.note(HelpRequested("scan"), 3, gate=GATE_B)
    day.note(HelpGiven(GATE_B), 2, gate=CLOSER)

    titles = [notice.title for notice in attention_view(day.scene()).notices]
    assert titles == ["Gerbang A: pengunjung meminta bantuan"]


def test_a_call_that_came_too_late_is_told_to_its_counter_only() -> None:
    day = Day().come("A001", 20).note(TicketCalled(REG, ONE), 5, "A001")
    day.note(TicketCalled(REG, TWO), 4, "A001")
    other = day.scene(post=type(DESK)(REG, ONE))

    assert "A001 sudah lebih dulu dipanggil ke Loket 1" in [
        notice.title for notice in attention_view(day.scene()).notices
    ]
    assert attention_view(other).notices == ()


def test_a_line_that_outgrows_its_counters_is_told() -> None:
    day = Day()
    for n in range(1, 13):
        day.come(f"A{n:03}", 13 - n)
    day.note(TicketCalled(REG, ONE), 1, "A001")

    notice = attention_view(day.scene()).notices[0]
    assert notice.title.startswith("Pendaftaran: antrean bertambah")
    assert "12 datang dan 1 dipanggil; 11 menunggu" in notice.text


def test_a_gate_that_is_not_heard_of_is_told() -> None:
    day = Day()

    assert len(day.scene().connected()) == 2
    away = day.scene(heard=at(10))
    assert away.connected() == []
    assert attention_view(away).gates[0].text == "tanpa jaringan sejak 08.32"


def test_who_is_inside_and_how_the_day_ends() -> None:
    day = sitting(Day(), "A001", "1", 10)
    view = within_view(day.scene(), CLOSER)
    assert (view.heads.inside, view.rows[0].where) == (3, "Meja 1 sampai 08.52")
    assert view.rows[0].out.do == "out:3"
    assert view.warning.startswith("Masih ada 3 orang di dalam.")

    day.note(SessionEnded(TABLES, ONE), 15, "A001").note(PartyLeft(1), 1, "A001")
    row = within_view(day.scene(), CLOSER).rows[0]
    assert (row.heads, row.out.label) == ("2 dari 3", "Semua keluar (2)")
    assert [tag.text for tag in row.tags] == ["Sesi selesai, rombongan masih di dalam"]


def test_time_alone_changes_a_page_when_something_is_due() -> None:
    place = Day().scene().workplace
    day = sitting(Day(), "A001", "1", 10)
    queue = day.scene().queue

    assert due_s(queue, place, NOW, None) == 5 * 60
    assert due_s(queue, place, NOW + timedelta(minutes=6), None) == 4 * 60
    assert due_s(queue, place, NOW, NOW + timedelta(seconds=30)) == 30
    assert due_s(Day().scene().queue, place, NOW, NOW) is None
    closing = day.scene(closes=time(8, 40))
    assert attention_view(closing).notices[0].title.startswith("Sudah lewat jam tutup")


def test_a_cancelled_number_is_nowhere() -> None:
    day = Day().come("A001", 20).note(TicketCancelled(CancelReason.LEFT), 5, "A001")

    view = queue_view(day.scene())
    assert (view.line.rows, view.line.absent, view.card) == ((), (), None)


def test_every_page_can_be_read_in_english() -> None:
    day = sitting(Day().book("b1").come("A009", 21, "b1", priority=True), "A001", "1", -2)
    scene = day.scene(language="en")

    assert queue_view(scene).line.rows[0].since == "08:21 · 21 min"
    assert attention_view(scene).notices[0].title == "A001 · The session's time is over"
    assert GATE_A in {gate.gate for gate in scene.known.gates}
