"""A whole visit through the console's pages, from the first call to the last line of the day."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import httpx2
import pytest
from sqlalchemy import Engine, select
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from kiosk.domain.types import Role
from kiosk.journal.centre.tables import events
from kiosk.settings.server import CentreSettings
from kiosk.wire.sealing import load_sealing_key, public_sealing_key, seal_declaration
from tests.server.gatehand import GateHand, ticket_of
from tests.server.running import Answering
from tests.server.visiting import Officer, Visits, laid_out, new_officer, sign_in

QUEUE = "/console/queue?station={}&counter=1"


@pytest.fixture
def settings(settings: CentreSettings) -> CentreSettings:
    return laid_out(settings)


@pytest.fixture
def visits(engine: Engine, gate: GateHand) -> Visits:
    return Visits(engine, gate)


@pytest.fixture
def rina(centre: Answering, engine: Engine) -> Iterator[Officer]:
    new_officer(engine, "rina")
    officer = sign_in(centre.url, "rina")
    yield officer
    officer.browser.close()


def written(engine: Engine) -> list[str]:
    statement = select(events.c.kind).where(events.c.author == "centre").order_by(events.c.seq)
    with engine.connect() as connection:
        return list(connection.execute(statement).scalars())


def test_a_visit_from_the_first_call_to_the_way_out(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine
) -> None:
    booking = visits.book("Siti Rahmawati", "Andi Prasetyo", party=3)
    visits.come("A001", booking, ago_min=9, belongings=True, priority=True)
    gate.sync()

    at = QUEUE.format("registrasi")
    assert rina.press(rina.open(at), "first", near="A001") == "Tercatat: A001"
    rina.press(rina.open(at), "next")
    rina.press(rina.open(at), "finish")

    goods = "/console/goods"
    rina.press(rina.open(goods), "next")
    told = inspect(rina, ("makanan", "2", "accepted", ""), ("obat", "1", "clinic", ""))
    assert told == "Daftar sudah dicatat"
    rina.press(rina.open(goods), "finish")

    at = QUEUE.format("penggeledahan")
    rina.press(rina.open(at), "next")
    assert rina.press(rina.open(at), "finish") == "A001 lanjut ke Tatap muka"

    tables = "/console/tables"
    assert rina.press(rina.open(tables), "to_table").startswith("Belum ada yang dapat dipanggil")
    rina.press(rina.open(tables), "willing", near="A001")
    assert rina.press(rina.open(tables), "seat", near="A001") == "A001 dipanggil ke Meja 1"
    rina.press(rina.open(tables), "start")
    rina.press(rina.open(tables), "extend:5")
    rina.press(rina.open(tables), "move:4")
    assert "Meja 4" in rina.open("/console/inside").text
    assert rina.press(rina.open(tables), "finish") == "A001 selesai"

    inside = "/console/inside"
    out = rina.form(rina.open(inside), "out")
    assert rina.send(out[0], out[1] | {"with": "2"}) == "A001: 2 orang keluar"
    assert "1 dari 3" in rina.open(inside).text
    assert rina.press(rina.open(inside), "out:3") == "A001: 3 orang keluar"
    rina.press(rina.open(inside), "close")
    assert "3 masuk, 3 keluar, 1 nomor, 0 belum selesai" in rina.open(inside).text
    assert written(engine) == VISIT


def test_a_line_that_is_not_right_is_explained_and_not_written(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine
) -> None:
    visits.come("T001", service="titip_barang")
    gate.sync()
    rina.press(rina.open("/console/goods"), "next")

    assert inspect(rina).startswith("Tambahkan")
    assert inspect(rina, ("makanan", "0", "accepted", "")).startswith("Isi jumlah")
    assert inspect(rina, ("makanan", "1", "seized", "")).startswith("Pilih alasan")
    assert inspect(rina, ("gold", "1", "accepted", "")).startswith("Tambahkan")
    assert written(engine) == ["TicketCalled"]


def test_the_receipt_tells_of_goods_and_of_nobody(
    rina: Officer, visits: Visits, gate: GateHand
) -> None:
    booking = visits.book("Siti Rahmawati", "Andi Prasetyo", service="titip_barang")
    visits.come("T001", booking)
    gate.sync()
    rina.press(rina.open("/console/goods"), "next")
    assert post(rina, "receipt").status_code == 404
    inspect(rina, ("lain", "3", "returned", "container"))

    page = post(rina, "receipt")
    assert page.status_code == 200
    assert "T001" in page.text
    assert "kaleng, kaca, atau logam" in page.text
    assert "Siti" not in page.text
    assert "Andi" not in page.text


def test_what_a_party_declared_is_opened_one_by_one(
    rina: Officer, visits: Visits, gate: GateHand, settings: CentreSettings
) -> None:
    assert settings.sealing.file is not None
    key = public_sealing_key(load_sealing_key(settings.sealing.file))
    visits.come("A001", sealed=seal_declaration("SLAMET RIYADI", key))
    visits.come("A002")
    gate.sync()
    page = rina.open(QUEUE.format("registrasi"))
    assert "SLAMET" not in page.text

    with capture_logs(processors=[merge_contextvars]) as logged:
        told = post(rina, "declaration", "A001").json()["text"]
    assert told == "Mengunjungi: SLAMET RIYADI"
    opened = next(each for each in logged if each["event"] == "declaration opened")
    assert (opened["officer"], opened["number"]) == ("rina", "A001")
    assert "SLAMET" not in str(logged)
    assert post(rina, "declaration", "A002").json()["done"] is False


def test_a_roster_is_marked_and_taken_home(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine
) -> None:
    sulastri = visits.book("Sulastri", "Ilham", service="program")
    visits.book("=HYPERLINK(1)", "Ilham", service="program")
    visits.come("P001", sulastri, role=Role.PARTICIPANT)
    gate.sync()
    page = rina.open("/console/programme")
    assert "1 hadir, 1 belum hadir" in page.text

    rina.press(page, "present", near="=HYPERLINK(1)")
    assert "2 hadir, 0 belum hadir" in rina.open("/console/programme").text
    raw = rina.browser.client.get("/console/programme.csv")
    assert raw.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows] == ["Nama", "Sulastri", "'=HYPERLINK(1)"]
    assert [row[5] for row in rows[1:]] == ["hadir", "hadir"]
    assert written(engine) == ["AttendanceMarked"]


def test_a_place_and_a_language_are_kept(rina: Officer) -> None:
    page = rina.open("/console/queue")
    action, fields = rina.form(page, "registrasi 2")
    del fields["do"]
    answer = rina.browser.client.post(action, data=fields | {"place": "registrasi 2"})
    assert answer.headers["location"] == "/console/queue"
    action, fields = rina.form(rina.open("/console/queue"), "en")
    rina.browser.client.post(action, data=fields | {"language": "en"})

    page = rina.open("/console/queue")
    assert "Counter 2 · Registration" in page.text
    assert "Nobody is waiting" in page.text


VISIT = [
    "PriorityConfirmed",
    "TicketCalled",
    "StationFinished",
    "TicketCalled",
    "BelongingsInspected",
    "StationFinished",
    "TicketCalled",
    "PartyEntered",
    "StationFinished",
    "HostAnswered",
    "TicketCalled",
    "SessionStarted",
    "SessionExtended",
    "SessionMoved",
    "SessionEnded",
    "StationFinished",
    "PartyLeft",
    "PartyLeft",
    "DayClosed",
]


def inspect(rina: Officer, *lines: tuple[str, str, str, str]) -> str:
    page = rina.open("/console/goods").text
    ticket = page.split('data-ticket="')[1].split('"')[0]
    token = page.split('name="_csrf_token" value="')[1].split('"')[0]
    names = ("kind", "count", "result", "reason")
    columns = {name: [line[n] for line in lines] for n, name in enumerate(names)}
    answer = rina.browser.client.post(
        "/console/belongings",
        data={"_csrf_token": token, "ticket": ticket, **columns},
        headers={"Accept": "application/json", "Sec-Fetch-Mode": "cors"},
    )
    return str(answer.json()["text"])


def post(rina: Officer, path: str, number: str = "T001") -> httpx2.Response:
    page = rina.open("/console/queue").text
    token = page.split('name="_csrf_token" value="')[1].split('"')[0]
    return rina.browser.client.post(
        f"/console/{path}",
        data={"_csrf_token": token, "ticket": ticket_of(number)},
        headers={"Accept": "application/json", "Sec-Fetch-Mode": "cors"},
    )
