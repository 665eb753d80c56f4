"""The console over real HTTP: what officers press, on both databases and with two workers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx2
import pytest
from sqlalchemy import Engine, select

from kiosk.domain.events import HelpRequested, TicketCalled
from kiosk.domain.officers import OfficerRole
from kiosk.journal.centre.tables import events
from kiosk.settings.server import CentreSettings
from tests.server.conftest import new_gate
from tests.server.gatehand import GateHand
from tests.server.running import Answering, answering
from tests.server.visiting import Officer, Visits, laid_out, new_officer, sign_in

QUEUE = "/console/queue?station=registrasi&counter=2"
OTHER = "/console/queue?station=registrasi&counter=1"


@pytest.fixture
def settings(settings: CentreSettings) -> CentreSettings:
    return laid_out(settings)


@pytest.fixture
def gate(centre: Answering, engine: Engine) -> Iterator[GateHand]:
    hand = new_gate(centre, engine, "gate-a-1")
    yield hand
    hand.close()


@pytest.fixture
def visits(engine: Engine, gate: GateHand) -> Visits:
    return Visits(engine, gate)


@pytest.fixture
def rina(centre: Answering, engine: Engine) -> Iterator[Officer]:
    new_officer(engine, "rina")
    officer = sign_in(centre.url, "rina")
    yield officer
    officer.browser.close()


def kinds(engine: Engine) -> list[tuple[str, str | None]]:
    """Return what the centre itself wrote, in order, and who did it."""
    statement = select(events.c.kind, events.c.officer).where(events.c.author == "centre")
    with engine.connect() as connection:
        rows = connection.execute(statement.order_by(events.c.seq))
        return [(row.kind, row.officer) for row in rows]


def test_a_line_is_called_and_finished_under_the_officers_name(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine
) -> None:
    booking = visits.book("Siti Rahmawati", "Andi Prasetyo", party=3)
    visits.come("A001", booking, ago_min=5)
    gate.sync()
    page = rina.open(QUEUE)
    assert "Siti Rahmawati, 3 orang" in page.text

    assert rina.press(page, "next") == "A001 dipanggil ke Loket 2"
    page = rina.open(QUEUE)
    assert "Mengunjungi: Andi Prasetyo" in page.text
    assert "bukti: daftar" in page.text
    assert rina.press(page, "finish") == "A001 lanjut ke Pemeriksaan barang"
    assert kinds(engine) == [("TicketCalled", "rina"), ("StationFinished", "rina")]


def test_a_press_sent_twice_acts_once(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine
) -> None:
    visits.come("A001", ago_min=5)
    visits.come("A002", ago_min=4)
    gate.sync()
    again = rina.form(rina.open(QUEUE), "next")

    assert rina.send(*again) == "A001 dipanggil ke Loket 2"
    assert rina.send(*again).startswith("A001 sudah dipanggil ke Loket 2 (rina, ")
    recall = rina.form(rina.open(QUEUE), "recall")
    assert rina.send(*recall) == "A001 dipanggil sekali lagi"
    rina.send(*recall)
    assert [kind for kind, _ in kinds(engine)] == ["TicketCalled", "TicketRecalled"]


def test_who_comes_too_late_is_told_who_was_faster(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine, centre: Answering
) -> None:
    visits.come("A001", ago_min=5)
    gate.sync()
    new_officer(engine, "budi", name="Budi Santoso")
    budi = sign_in(centre.url, "budi")
    seen_by_both = budi.form(budi.open(OTHER), "call", near="A001")

    rina.press(rina.open(QUEUE), "next")
    assert budi.send(*seen_by_both).startswith("A001 sudah dipanggil ke Loket 2 (rina, ")
    assert budi.press(budi.open(OTHER), "next") == "Belum ada yang menunggu"
    budi.browser.close()


def test_two_officers_at_two_workers_never_get_the_same_ticket(
    settings: CentreSettings, centre: Answering, engine: Engine, visits: Visits, gate: GateHand
) -> None:
    parties, rounds = 24, 12
    for n in range(1, parties + 1):
        visits.come(f"A{n:03}", ago_min=parties - n)
    gate.sync()
    for login in ("rina", "budi"):
        new_officer(engine, login)
    at_once = Barrier(2)

    def work(officer: Officer, counter: str) -> None:
        for _ in range(rounds):
            page = officer.open(f"/console/queue?station=registrasi&counter={counter}")
            form = officer.form(page, "next")
            at_once.wait(30)
            officer.send(*form)

    with answering(settings) as second, ThreadPoolExecutor(2) as pool:
        desks = [(sign_in(centre.url, "rina"), "1"), (sign_in(second.url, "budi"), "2")]
        for done in [pool.submit(work, *desk) for desk in desks]:
            done.result()
        for officer, _ in desks:
            officer.browser.close()
    with engine.connect() as connection:
        called = select(events.c.ticket).where(events.c.kind == TicketCalled.__name__)
        tickets = list(connection.execute(called).scalars())
    assert len(tickets) == len(set(tickets)) == 2 * rounds


def test_without_its_token_a_form_is_refused(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine
) -> None:
    visits.come("A001")
    gate.sync()
    action, fields = rina.form(rina.open(QUEUE), "next")
    del fields["_csrf_token"]

    assert rina.browser.client.post(action, data=fields).status_code == 403
    assert kinds(engine) == []


def test_a_facilitator_sees_the_programme_only(
    centre: Answering, engine: Engine, visits: Visits, gate: GateHand, rina: Officer
) -> None:
    visits.come("A001")
    gate.sync()
    new_officer(engine, "fajar", OfficerRole.FACILITATOR, "Fajar Nugroho")
    fajar = sign_in(centre.url, "fajar")
    assert fajar.browser.open("/console").headers["location"] == "/console/programme"
    page = fajar.open("/console/programme")
    assert "/console/queue" not in page.text

    for path in ("queue", "goods", "tables", "attention", "inside", "queue/live"):
        assert fajar.browser.open(f"/console/{path}").status_code == 403
    action, fields = rina.form(rina.open(QUEUE), "next")
    token = page.text.split('name="_csrf_token" value="')[1].split('"')[0]
    answer = fajar.browser.client.post(action, data=fields | {"_csrf_token": token})
    assert (answer.status_code, kinds(engine)) == (403, [])
    fajar.browser.close()


def test_a_browser_without_scripts_is_led_back_and_told(
    rina: Officer, visits: Visits, gate: GateHand
) -> None:
    visits.come("A001")
    gate.sync()
    action, fields = rina.form(rina.open(QUEUE), "next")
    answer = rina.browser.client.post(action, data=fields, headers={"Sec-Fetch-Mode": "navigate"})
    assert (answer.status_code, answer.headers["location"]) == (303, QUEUE)

    assert "A001 dipanggil ke Loket 2" in rina.open(QUEUE).text
    assert "A001 dipanggil ke Loket 2" not in rina.open(QUEUE).text


@pytest.mark.parametrize(
    "spoilt",
    [
        {"do": "explode"},
        {"do": ""},
        {"station": "nowhere"},
        {"counter": "99"},
        {"do": "send:nowhere"},
        {"do": "cancel:because"},
        {"do": "extend:9999"},
        {"do": "in:-3"},
        {"do": "move:77", "ticket": "\x00"},
        {"ticket": "x" * 5000},
    ],
)
def test_a_form_that_no_page_sends_changes_nothing(
    rina: Officer, visits: Visits, gate: GateHand, engine: Engine, spoilt: dict[str, str]
) -> None:
    visits.come("A001")
    gate.sync()
    action, fields = rina.form(rina.open(QUEUE), "call", near="A001")
    do_nothing = {"do": "back"} if "do" not in spoilt else {}
    answer = rina.browser.client.post(
        action, data=fields | do_nothing | spoilt, headers={"Accept": "application/json"}
    )
    assert answer.status_code in {200, 400}
    assert kinds(engine) == []


def test_help_is_answered_from_a_desk(
    rina: Officer, gate: GateHand, engine: Engine, centre: Answering
) -> None:
    gate.write(HelpRequested("scan"))
    gate.sync()
    page = rina.open("/console/attention")
    assert "gate-a: pengunjung meminta bantuan" in page.text

    assert rina.press(page, "helped:gate-a") == "Tercatat"
    assert "meminta bantuan" not in rina.open("/console/attention").text
    assert kinds(engine) == [("HelpGiven", "rina")]


def test_a_press_reaches_another_desk_at_once(
    rina: Officer, visits: Visits, gate: GateHand, centre: Answering, engine: Engine
) -> None:
    visits.come("A001")
    gate.sync()
    new_officer(engine, "budi")
    budi = sign_in(centre.url, "budi")
    with budi.browser.client.stream("GET", OTHER.replace("?", "/live?")) as stream:
        lines = stream.iter_lines()
        first = next(line for line in lines if line.startswith('data: {"inside'))
        assert "A001" in first
        rina.press(rina.open(QUEUE), "next")
        again = next(line for line in lines if line.startswith('data: {"inside'))
    assert "A001" not in again
    budi.browser.close()


def test_a_live_page_needs_a_login(centre: Answering) -> None:
    answer = httpx2.get(f"{centre.url}/console/queue/live", headers={"Accept": "text/event-stream"})

    assert answer.status_code == 401


def test_a_site_without_stations_has_no_queue(
    settings: CentreSettings, engine: Engine, gate: GateHand
) -> None:
    new_officer(engine, "rina")
    bare = settings.model_copy(update={"stations": (), "services": ()})
    with answering(bare) as centre:
        rina = sign_in(centre.url, "rina").browser
        assert rina.open("/console").headers["location"] == "/console/account"
        assert rina.open("/console/queue").headers["location"] == "/console/account"
        assert rina.open("/console/queue/live").status_code == 404
        rina.close()
