"""What a phone says of a ticket at each turn of its way."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.events import (
    BelongingsInspected,
    Body,
    CancelReason,
    GoodsReason,
    GoodsResult,
    Item,
    SessionEnded,
    SessionStarted,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
)
from kiosk.domain.house import Goods
from kiosk.domain.queue import fold
from kiosk.domain.types import CounterId, GoodsId, LanguageCode, StationId
from kiosk.domain.waiting import expected_s, prospects, shown_minutes
from kiosk.server.phone import Mark, PhoneFace, PhoneHouse, PhoneStation, Stop, Tone, phone_face
from kiosk.server.receipt import RESULTS
from kiosk.wording import open_wordings
from kiosk.wording.goods import REASONS
from tests.domain.made import at, event, facts, ticket_id

ID, EN = LanguageCode("id"), LanguageCode("en")
WORDINGS = open_wordings([ID, EN], ZoneInfo("Asia/Makassar"), "WITA")
DESK, GOODS, TABLES = StationId("registrasi"), StationId("barang"), StationId("tatap-muka")
ONE, FOUR = CounterId("1"), CounterId("4")
HOUSE = PhoneHouse(
    {
        DESK: PhoneStation(
            {ID: "Pendaftaran", EN: "Registration"}, {ID: "Loket", EN: "Counter"}, True, "users",
            {ID: "Siapkan KTP asli.", EN: "Have your ID card ready."},
        ),
        GOODS: PhoneStation({ID: "Pemeriksaan barang"}, {ID: "Barang"}, False, "package", {}),
        TABLES: PhoneStation({ID: "Tatap muka"}, {ID: "Meja"}, True, "armchair", {}, 1800),
    },
    {GoodsId("obat"): Goods(GoodsId("obat"), {ID: "Obat", EN: "Medicine"}, "pill")},
)  # fmt: skip
USUAL_S = 180.0
WAY = (DESK, GOODS, TABLES)
MINE = ticket_id(3)


def face(*bodies: Body, language: LanguageCode = ID, **changes: object) -> PhoneFace:
    """Return the face of the third of three tickets, after some facts, a minute apart."""
    events = []
    for n in (1, 2, 3):
        told = {"journey": WAY, "session_from": at("09.30")} | (changes if n == 3 else {})
        events.append(event(n, facts(n, booking=None, **told), ticket_id(n), when=at("08.42")))
    for n, body in enumerate(bodies, start=4):
        when = at("08.50") + timedelta(minutes=n)
        events.append(event(n, body, MINE, when=when))
    queue = fold(events)
    told_now = prospects(queue, USUAL_S).get(MINE)
    return phone_face(queue.tickets[MINE], told_now, HOUSE, WORDINGS[language])


def test_one_that_waits_is_told_how_long_and_behind_how_many() -> None:
    waiting = face()

    assert (waiting.number, waiting.tone) == ("A003", Tone.WAITING)
    assert (waiting.headline, waiting.text) == ("± 9 menit lagi", "2 rombongan di depan Anda")
    assert waiting.stops == (
        Stop("check", "Check-in", "08.42", Mark.DONE),
        Stop("users", "Pendaftaran", "menunggu panggilan", Mark.HERE),
        Stop("package", "Pemeriksaan barang", "sesudah pendaftaran", Mark.AHEAD),
        Stop("armchair", "Tatap muka", "sesi 09.30, 30 menit", Mark.AHEAD),
    )
    assert waiting.notes == (
        "Siapkan KTP asli.",
        "Layanan ini gratis.",
        "Pengaduan: petugas di loket informasi.",
    )
    assert waiting.receipt is None


def test_the_check_in_names_the_gate_that_has_a_name() -> None:
    ticket = fold([event(1, facts(1), MINE, when=at("08.42"))]).tickets[MINE]

    named, nameless = (
        phone_face(ticket, None, HOUSE, WORDINGS[ID], gate).stops[0] for gate in ("Gerbang A", "")
    )

    assert (named.text, nameless.text) == ("08.42 · Gerbang A", "08.42")


def test_the_minutes_are_those_of_the_ticket_screen() -> None:
    queue = fold([event(1, facts(1, booking=None, journey=WAY), ticket_id(1))])
    minutes = shown_minutes(expected_s(queue, ticket_id(1), USUAL_S))
    told = prospects(queue, USUAL_S)[ticket_id(1)]

    shown = phone_face(queue.tickets[ticket_id(1)], told, HOUSE, WORDINGS[ID])

    assert shown.headline == f"± {minutes} menit lagi"
    assert shown.text == "Anda giliran berikutnya"


def test_one_that_is_called_is_told_where_to_go() -> None:
    called = face(TicketCalled(DESK, ONE))

    assert called.tone is Tone.GO
    assert (called.lead, called.headline) == ("Silakan ke", "Loket 1")
    assert called.text == "Dipanggil pukul 08.54"
    assert called.stops[1] == Stop("users", "Pendaftaran", "giliran Anda sekarang", Mark.HERE)


def test_a_station_with_one_place_has_no_number() -> None:
    done: list[Body] = [TicketCalled(DESK, ONE), StationFinished(DESK, ONE)]

    assert face(*done, TicketCalled(GOODS, ONE)).headline == "Barang"


def test_what_is_done_stands_there_with_its_times() -> None:
    half = face(TicketCalled(DESK, ONE), StationFinished(DESK, ONE))

    assert half.stops[1] == Stop("check", "Pendaftaran", "08.54 – 08.55", Mark.DONE)
    assert [stop.mark for stop in half.stops] == [Mark.DONE, Mark.DONE, Mark.HERE, Mark.AHEAD]
    assert half.headline == "± 3 menit lagi"


def test_a_session_says_its_table_and_its_end() -> None:
    at_table = (TicketCalled(TABLES, FOUR), SessionStarted(TABLES, FOUR, at("10.00")))

    sitting = face(*at_table, journey=(TABLES,))
    ended = face(*at_table, SessionEnded(TABLES, FOUR), journey=(TABLES,))

    assert (sitting.lead, sitting.headline) == ("Sesi Anda di", "Meja 4")
    assert sitting.text == "sampai pukul 10.00"
    assert (ended.lead, ended.text) == ("Sesi Anda sudah selesai", "Silakan ikuti petugas.")


def test_one_that_did_not_hear_its_call_is_told_kindly() -> None:
    called = TicketCalled(DESK, ONE)
    later = face(called, TicketNoShow(DESK, ONE, at("09.05")))
    never = face(called, TicketNoShow(DESK, ONE))

    assert later.headline == never.headline == "Nomor Anda sudah dipanggil"
    assert "09.05" in later.text
    assert never.text == "Sampaikan kepada petugas bahwa Anda sudah di sini."


@pytest.mark.parametrize("reason", list(CancelReason))
def test_why_a_number_ended_is_for_an_officer_to_say(reason: CancelReason) -> None:
    ended = face(TicketCancelled(reason))

    assert ended == face(TicketCancelled(CancelReason.LEFT))
    assert ended.tone is Tone.OVER
    assert [stop.mark for stop in ended.stops] == [Mark.DONE]


def test_one_that_is_served_is_thanked() -> None:
    done: list[Body] = []
    for station in WAY:
        done += [TicketCalled(station, ONE), StationFinished(station, ONE)]

    served = face(*done)

    assert (served.tone, served.text) == (Tone.OVER, "Terima kasih atas kunjungan Anda.")
    assert [stop.mark for stop in served.stops] == [Mark.DONE] * 4


def test_a_ticket_of_a_gate_that_wrote_no_journey_down() -> None:
    assert [stop.name for stop in face(journey=()).stops] == ["Check-in"]
    served = face(TicketCalled(DESK, ONE), StationFinished(DESK, ONE), journey=())
    assert served.headline == "Nomor Anda sudah dipanggil"


def test_a_station_that_the_settings_do_not_know_has_a_name_all_the_same() -> None:
    strange = face(journey=(StationId("ruang-baru"),))
    called = face(TicketCalled(StationId("ruang-baru"), ONE), journey=(StationId("ruang-baru"),))

    assert strange.stops[1].name == "Ruang baru"
    assert called.headline == "Loket 1"


def test_the_receipt_says_what_became_of_each_thing_and_why() -> None:
    items = (
        Item(GoodsId("obat"), 2, GoodsResult.CLINIC),
        Item(GoodsId("sabun"), 1, GoodsResult.RETURNED, GoodsReason.CONTAINER),
        Item(GoodsId("obat"), 1, GoodsResult.SEIZED, GoodsReason.PROHIBITED),
    )
    receipt = face(BelongingsInspected(items)).receipt

    assert receipt is not None
    assert receipt.at == "08.54"
    assert [(line.name, line.count, line.text) for line in receipt.lines] == [
        ("Obat", 2, "diserahkan ke klinik"),
        ("Sabun", 1, "dikembalikan kepada Anda: kaleng, kaca, atau logam"),
        ("Obat", 1, "disimpan petugas: dilarang dibawa masuk"),
    ]


def test_every_result_and_reason_has_its_words() -> None:
    assert (set(RESULTS), set(REASONS)) == (set(GoodsResult), set(GoodsReason))


def test_in_english() -> None:
    called = face(TicketCalled(DESK, ONE), language=EN)

    assert (called.lead, called.headline) == ("Please go to", "Counter 1")
    assert called.notes[0] == "Have your ID card ready."
    assert face(language=EN).text == "2 parties before you"


def test_nothing_of_a_booking_reaches_the_face() -> None:
    queue = fold([event(1, facts(1), ticket_id(1))])
    ticket = queue.tickets[ticket_id(1)]
    assert ticket.issue.facts.booking is not None

    shown = phone_face(replace(ticket, rivals=(ticket.issue,)), None, HOUSE, WORDINGS[ID])

    text = " ".join(repr(getattr(shown, each.name)) for each in fields(shown))
    for hidden in (ticket.issue.facts.booking, ticket.issue.ticket, ticket.issue.gate):
        assert hidden not in text
