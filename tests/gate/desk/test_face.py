"""What the guards read, from what the journal holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.reasons import Reason
from kiosk.domain.types import LanguageCode
from kiosk.gate.desk import CalledRow, NoticeTone, WaitingRow
from kiosk.gate.face.shapes import LinkTone
from kiosk.wording.naming import REFUSED
from tests.gate.desk.day import EN, ID, Day, at, picture_day, wording


def test_the_head_names_the_gate() -> None:
    indonesian, english = Day().face(), Day().face(language=EN)

    assert (indonesian.title, indonesian.text) == ("Antrean · Gerbang A", "Layar petugas")
    assert (english.title, english.text) == ("Queue · Gate A", "Officers' screen")


@pytest.mark.parametrize(
    ("day", "tone", "indonesian", "english"),
    [
        (
            Day().line(online=True),
            LinkTone.WELL,
            "Terhubung · 0 tertunda",
            "Connected · 0 to be sent",
        ),
        (
            Day().line(online=False, since=at("08.12"), unsent=4),
            LinkTone.WAITING,
            "Tanpa jaringan sejak 08.12 · 4 tertunda",
            "Without network since 08:12 · 4 to be sent",
        ),
        (
            Day().line(online=False, since=at("08.12").replace(day=2), unsent=12),
            LinkTone.WAITING,
            "Tanpa jaringan sejak Selasa, 2 Des 08.12 · 12 tertunda",
            "Without network since Tuesday, 2 Dec 08:12 · 12 to be sent",
        ),
        (
            Day().line(online=None),
            LinkTone.WELL,
            "Bekerja tanpa server",
            "Working without a server",
        ),
    ],
)
def test_the_line_is_told_calmly(day: Day, tone: LinkTone, indonesian: str, english: str) -> None:
    link, in_english = day.face("08.42").link, day.face("08.42", EN).link

    assert (link.tone, link.text, link.clock) == (tone, indonesian, "08.42 WITA")
    assert (in_english.text, in_english.clock) == (english, "08:42 WITA")


@pytest.mark.parametrize(
    ("day", "card"),
    [
        (Day(), ("Loket 1", "–", "Siap memanggil", "", "")),
        (Day().issued("A001", "08.00"), ("Loket 1", "–", "Siap memanggil", "", "")),
        (
            picture_day(),
            (
                "Dipanggil · Loket 1",
                "A008",
                "Ibu S••• R•••••, 3 orang",
                "Barang titipan: ya · sesi 09.30",
                "Dipanggil pukul 08.38",
            ),
        ),
        (
            Day().issued("T001", "08.00", priority=True).called("T001", "08.01"),
            (
                "Dipanggil · Loket 1",
                "T001",
                "1 orang",
                "Titip barang · Barang titipan: tidak · prioritas",
                "Dipanggil pukul 08.01",
            ),
        ),
        (
            Day().issued("A001", "08.00").called("A001", "08.01").recalled("A001", "08.03"),
            (
                "Dipanggil · Loket 1",
                "A001",
                "1 orang",
                "Barang titipan: tidak",
                "Dipanggil pukul 08.01 · diulang pukul 08.03",
            ),
        ),
        (
            Day().issued("A001", "08.00").called("A001", "08.01", counter="2"),
            ("Loket 1", "–", "Siap memanggil", "", ""),
        ),
        (
            Day().issued("A001", "08.00").called("A001", "08.01").absent("A001", "08.05"),
            ("Loket 1", "–", "Siap memanggil", "", ""),
        ),
    ],
)
def test_the_card_says_who_is_at_this_counter(
    day: Day, card: tuple[str, str, str, str, str]
) -> None:
    present = day.face().present

    assert card == (
        present.heading,
        present.number,
        present.party,
        present.detail,
        present.called,
    )
    assert present.occupied == (card[1] != "–")


def test_the_card_in_english() -> None:
    present = picture_day().face(language=EN).present

    assert present.heading == "Called · Counter 1"
    assert present.party == "Ibu S••• R•••••, 3 people"
    assert present.detail == "Belongings: yes · session 09:30"


def test_who_waits_stands_in_calling_order_with_what_is_special() -> None:
    waiting = picture_day().face().waiting

    assert (waiting.title, waiting.count, waiting.mean) == ("Menunggu", "5", "rata-rata 11 menit")
    assert tuple(replace(row, sheet=None) for row in waiting.rows) == (
        WaitingRow("T003", "Titip barang", "1 orang", "08.30", priority=False, flagged=False),
        WaitingRow(
            "A009",
            "2 orang · barang",
            "Prioritas · Sesi 09.30",
            "08.21",
            priority=True,
            flagged=False,
        ),
        WaitingRow("A010", "1 orang", "Sesi 09.30", "08.25", priority=False, flagged=False),
        WaitingRow("A011", "4 orang · barang", "Sesi 09.30", "08.33", priority=False, flagged=True),
        WaitingRow(
            "A012", "3 orang · barang", "Sesi 09.30", "08.42", priority=False, flagged=False
        ),
    )


def test_a_long_queue_is_counted_beyond_its_rows() -> None:
    day = Day()
    for counter in range(1, 21):
        day.issued(f"A{counter:03d}", f"08.{counter:02d}")

    waiting = day.face().waiting

    assert (len(waiting.rows), waiting.more, waiting.count) == (7, "dan 13 lagi", "20")
    assert day.face(language=EN).waiting.more == "and 13 more"


def test_an_empty_queue_is_calm() -> None:
    face = Day().face()

    assert face.waiting.rows == ()
    assert face.waiting.nobody == "Belum ada yang menunggu"
    assert face.waiting.nobody_text == "Nomor baru akan muncul di sini dengan sendirinya."
    assert face.called.nobody == "Belum ada nomor yang dipanggil hari ini"
    assert face.notices.all_well == "Semua berjalan baik"
    assert (face.waiting.mean, face.waiting.more, face.help) == ("", "", None)


def test_the_last_calls_of_all_counters_once_each() -> None:
    day = picture_day().recalled("A006", "08.40", "2")

    assert tuple(replace(row, sheet=None) for row in day.face().called.rows) == (
        CalledRow("A006", "Loket 2", "", "08.40", here=False),
        CalledRow("A008", "Loket 1", "", "08.38", here=True),
        CalledRow("A007", "Loket 1", "tidak hadir", "08.27", here=True),
        CalledRow("B004", "Loket 3", "", "08.13", here=False),
    )


def test_what_needs_somebody_stands_in_front() -> None:
    day = picture_day().broken("RB-PRN", "08.15").broken("XY-001", "08.20")

    notices = day.face().notices.rows

    assert [(n.tone, n.text, n.detail) for n in notices] == [
        (
            NoticeTone.TROUBLE,
            "A011: kode yang sama sudah dipakai di Gerbang B pukul 08.12 (B004)",
            "",
        ),
        (NoticeTone.CAREFUL, "Pencetak tiket perlu diperiksa", "RB-PRN · sejak 08.15"),
        (NoticeTone.CAREFUL, "Satu alat kios perlu diperiksa", "XY-001 · sejak 08.20"),
    ]


def test_too_many_oddities_are_counted() -> None:
    day = Day()
    for counter in range(1, 8):
        day.broken(f"RB-00{counter}", "08.10")

    notices = day.face().notices

    assert (len(notices.rows), notices.more) == (3, "dan 4 lagi")


@pytest.mark.parametrize(
    ("clock", "texts"),
    [
        (
            "08.42",
            [("3 kode ditolak dalam satu jam terakhir", "2× untuk hari lain · 1× kode lain")],
        ),
        ("09.15", [("1 kode ditolak dalam satu jam terakhir", "1× untuk hari lain")]),
        ("10.00", []),
    ],
)
def test_refusals_are_counted_for_an_hour(clock: str, texts: list[tuple[str, str]]) -> None:
    day = Day().refused(Reason.NOT_OURS, "08.05").refused(Reason.OTHER_DAY, "08.10")
    day.refused(Reason.OTHER_DAY, "08.30")

    assert [(n.text, n.detail) for n in day.face(clock).notices.rows] == texts


def test_help_is_asked_for_and_given() -> None:
    wanted = Day().asked("08.41", Reason.OTHER_DAY).face().help
    given = Day().asked("08.41").helped("08.42").face().help

    assert wanted is not None
    assert wanted.title == "Pengunjung di layar sentuh meminta bantuan"
    assert wanted.text == "sejak 08.41 · untuk hari lain"
    assert (wanted.button.label, wanted.button.key) == ("Saya ke sana", "H")
    assert given is None


@pytest.mark.parametrize(
    ("day", "enabled"),
    [
        (Day(), (False, False, False)),
        (Day().issued("A001", "08.00"), (True, False, False)),
        (Day().issued("A001", "08.00").called("A001", "08.01"), (False, True, True)),
        (picture_day(), (True, True, True)),
    ],
)
def test_a_button_that_would_do_nothing_is_off(day: Day, enabled: tuple[bool, bool, bool]) -> None:
    buttons = day.face().present.buttons

    assert enabled == (
        buttons.call_next.enabled,
        buttons.recall.enabled,
        buttons.no_show.enabled,
    )
    assert [b.label for b in (buttons.call_next, buttons.recall, buttons.no_show)] == [
        "Panggil berikutnya",
        "Ulangi",
        "Tidak hadir",
    ]


@pytest.mark.parametrize("language", [ID, EN])
def test_every_reason_has_its_few_words(language: LanguageCode) -> None:
    words = wording(language)

    assert set(REFUSED) == set(Reason)
    assert all((words.say(text) != text) == (language == ID) for text in REFUSED.values())


def test_the_call_for_help_takes_the_room_of_a_row() -> None:
    day = Day().asked("07.58")
    for counter in range(1, 10):
        day.issued(f"A{counter:03d}", f"08.{counter:02d}").broken(f"RB-00{counter}", "08.10")

    face = day.face()

    assert (len(face.waiting.rows), face.waiting.more) == (6, "dan 3 lagi")
    assert (len(face.notices.rows), face.notices.more) == (2, "dan 7 lagi")
