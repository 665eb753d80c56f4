"""The console in a real Chromium: several desks and the board at once, any size, no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import Engine

from kiosk.domain.events import (
    HelpRequested,
    TicketCalled,
)
from kiosk.domain.types import CounterId, StationId
from kiosk.settings.server import CentreSettings
from tests.server.browsing import NEEDS_CHROMIUM, PATIENCE_MS, listen_to
from tests.server.gatehand import SITE, GateHand
from tests.server.legible import PALE, TROUBLES
from tests.server.running import Answering, await_truth
from tests.server.visiting import PASSWORD, Visits, busy_day, laid_out, new_officer, seat

SIZES = ((360, 740), (820, 1180), (1080, 810), (1440, 900), (1920, 1080))
PAGES = ("queue", "goods", "tables", "programme", "attention", "inside")

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def address(tmp_path: Path) -> str:
    """One database is enough here: what differs between them is tested without a browser."""
    return f"sqlite:///{tmp_path / 'centre.db'}"


@pytest.fixture
def settings(settings: CentreSettings) -> CentreSettings:
    # Signs of life so seldom that only what is pushed can explain a change that is seen at once.
    board = settings.board.model_copy(update={"heartbeat_s": 20.0})
    return laid_out(settings).model_copy(update={"board": board})


@pytest.fixture
def visits(engine: Engine, gate: GateHand) -> Visits:
    for login in ("rina", "budi"):
        new_officer(engine, login, name=login.title())
    return Visits(engine, gate)


@pytest.fixture
def rina(browser: Browser, centre: Answering, visits: Visits) -> Iterator[BrowserContext]:
    yield from signed_in(browser, centre, "rina")


@pytest.fixture
def budi(browser: Browser, centre: Answering, visits: Visits) -> Iterator[BrowserContext]:
    yield from signed_in(browser, centre, "budi")


@pytest.fixture
def board(page: Page, centre: Answering) -> Page:
    page.goto(f"{centre.url}/board/{SITE}")
    return page


def signed_in(browser: Browser, centre: Answering, login: str) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=centre.url)
    page = context.new_page()
    page.goto("/console/login")
    page.get_by_label("Nama masuk").fill(login)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/console/queue")
    page.close()
    yield context
    context.close()


def open_page(context: BrowserContext, path: str, troubles: list[str]) -> Page:
    page = listen_to(context.new_page(), troubles)
    page.goto(f"/console/{path}")
    return page


def test_two_desks_and_the_board_see_each_press(
    rina: BrowserContext,
    budi: BrowserContext,
    visits: Visits,
    board: Page,
    troubles: list[str],
) -> None:
    gate = visits.gate
    visits.come("A001", visits.book("Siti Rahmawati", "Andi"), ago_min=5)
    visits.come("A002", ago_min=4)
    gate.sync()
    first = open_page(rina, "queue?station=registrasi&counter=1", troubles)
    second = open_page(budi, "queue?station=registrasi&counter=2", troubles)

    first.get_by_role("button", name="Panggil berikutnya").click()
    expect(first.locator(".present .big")).to_have_text("A001")
    expect(first.locator("#said")).to_have_text("A001 dipanggil ke Loket 1")
    expect(first.locator(".present")).to_contain_text("Siti Rahmawati")
    expect(second.locator(".row .number")).to_have_text(["A002"])
    expect(board.locator(".now:not([hidden]) .number")).to_have_text("A001", timeout=PATIENCE_MS)

    second.locator(".row", has_text="A002").get_by_role("button", name="Panggil").click()
    expect(first.get_by_text("Belum ada yang menunggu")).to_be_visible()
    first.get_by_role("button", name="Selesai → Barang").click()
    expect(first.locator("#said")).to_have_text("A001 lanjut ke Pemeriksaan barang")
    expect(first.locator(".present")).to_contain_text("Siap memanggil")
    first.get_by_role("button", name="Panggil berikutnya").click()
    expect(first.locator("#said")).to_have_class("said moot")
    assert troubles == []


@pytest.mark.parametrize("width", [360, 1440])
def test_a_visit_is_clicked_through(
    rina: BrowserContext, visits: Visits, troubles: list[str], width: int
) -> None:
    visits.come("A001", visits.book("Siti Rahmawati", "Andi", party=3), belongings=True)
    visits.gate.sync()
    page = open_page(rina, "queue", troubles)
    page.set_viewport_size({"width": width, "height": 780})
    said = page.locator("#said")

    def press(name: str, told: str) -> None:
        page.get_by_role("button", name=name, exact=True).first.click()
        expect(said).to_have_text(told)

    press("Panggil berikutnya", "A001 dipanggil ke Loket 1")
    press("Selesai → Barang", "A001 lanjut ke Pemeriksaan barang")
    page.get_by_role("link", name="Barang titipan").click()
    press("Panggil berikutnya", "A001 dipanggil ke Barang")
    page.get_by_role("button", name="Makanan matang").click()
    page.get_by_role("button", name="Barang lain").click()
    line = page.locator(".item:visible").last
    line.locator("[name=result]").select_option("returned")
    press("Catat daftar", "Pilih alasan untuk barang yang dikembalikan atau disita.")
    line.locator("[name=reason]").select_option("container")
    press("Catat daftar", "Daftar sudah dicatat")
    expect(page.locator("#editor h2")).to_contain_text("dicatat")
    with rina.expect_page() as opened:
        page.locator("#editor").get_by_role("button", name="Tanda terima").click()
    expect(opened.value.locator("article")).to_contain_text("Dikembalikan")
    opened.value.close()
    press("Selesai → P2U", "A001 lanjut ke Pemeriksaan badan")
    page.get_by_role("link", name="Antrean").click()
    page.locator(".places").get_by_role("button", name="P2U").click()
    press("Panggil berikutnya", "A001 dipanggil ke P2U")
    press("Selesai → Meja", "A001 lanjut ke Tatap muka")
    page.get_by_role("link", name="Tatap muka").click()
    press("Bersedia", "Tercatat: A001")
    press("Panggil ke meja", "A001 dipanggil ke Meja 1")
    press("Mulai", "Tercatat: A001")
    expect(page.locator(".table").first).to_contain_text("berlangsung")
    page.locator(".table summary").first.click()
    press("Meja 3", "Tercatat: A001")
    expect(page.locator(".table").nth(2)).to_contain_text("A001")
    press("Selesai", "A001 selesai")
    press("Semua keluar (3)", "A001: 3 orang keluar")
    page.get_by_role("link", name="0 di dalam").click()
    press("Tutup hari", "Tercatat")
    expect(page.locator(".closed")).to_contain_text("3 masuk, 3 keluar, 1 nomor, 0 belum selesai")
    assert troubles == []


def test_help_and_a_sessions_end_come_by_themselves(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    seat(visits, gate, ends_in_s=6)
    gate.sync()
    tables = open_page(rina, "tables", troubles)
    queue = open_page(rina, "queue", troubles)
    expect(tables.locator(".table").first).to_contain_text("segera selesai")
    expect(queue.locator("#badge")).to_be_hidden()

    gate.write(HelpRequested("scan"))
    gate.sync()
    expect(queue.locator("#badge")).to_have_text("1", timeout=5000)
    # No event tells of it, and no sign of life is due for long: time alone draws it anew.
    expect(tables.locator(".table").first).to_contain_text("waktu habis", timeout=12_000)
    expect(queue.locator("#badge")).to_have_text("2", timeout=5000)
    queue.get_by_role("link", name="Perhatian").click()
    queue.get_by_role("button", name="Saya ke sana").click()
    expect(queue.locator(".notice")).to_have_count(1)
    assert troubles == []


def test_what_is_open_or_typed_stays_when_others_act(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    visits.come("A001", ago_min=5)
    visits.come("T001", service="titip_barang")
    gate.write(TicketCalled(StationId("barang"), CounterId("1")), "T001")
    gate.sync()
    queue = open_page(rina, "queue", troubles)
    goods = open_page(rina, "goods", troubles)
    queue.locator("summary[aria-label^='Lainnya: A001']").click()
    goods.get_by_role("button", name="Pakaian").click()
    goods.locator(".item:visible [name=count]").fill("7")

    visits.come("A002")
    visits.come("T002", service="titip_barang")
    gate.sync()
    expect(queue.locator(".row .number")).to_have_text(["A001", "A002"])
    expect(queue.locator("details[open] .who")).to_contain_text("A001")
    expect(goods.locator(".list .number").first).to_have_text("T002")
    expect(goods.locator(".item:visible [name=count]")).to_have_value("7")
    goods.get_by_role("button", name="Catat daftar").click()
    expect(goods.locator("#editor h2")).to_contain_text("dicatat")
    queue.keyboard.press("Escape")
    expect(queue.locator("details[open]")).to_have_count(0)
    assert troubles == []


def test_a_lost_line_is_told_and_comes_back(
    rina: BrowserContext, visits: Visits, gate: GateHand
) -> None:
    page = open_page(rina, "queue", [])
    # Before a first sign of life there is no line to lose.
    expect(page.locator(".clock")).to_contain_text("WITA")
    rina.set_offline(True)
    page.evaluate("source.close(); connect()")
    expect(page.locator("#lost")).to_contain_text("Sambungan terputus sejak")
    page.get_by_role("button", name="Panggil berikutnya").click()
    expect(page.locator("#said")).to_contain_text("Belum sampai ke server")

    visits.come("A001")
    gate.sync()
    rina.set_offline(False)
    expect(page.locator("#lost")).to_be_hidden(timeout=PATIENCE_MS)
    expect(page.locator(".row .number")).to_have_text(["A001"])


def test_a_browser_that_waits_for_a_touch_asks_for_one_and_then_rings(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    seat(visits, gate, ends_in_s=-30)
    gate.sync()
    page = open_page(rina, "queue", troubles)
    button = page.locator("#sound")
    expect(button.get_by_text("Sentuh sekali untuk suara")).to_be_visible()
    assert page.evaluate("document.body.dataset.said || ''") == ""

    button.click()
    expect(button).to_have_attribute("data-state", "on")
    await_truth(lambda: ":" in str(page.evaluate("document.body.dataset.said || ''")))
    assert troubles == []


def test_every_press_works_without_scripts(
    browser: Browser, centre: Answering, visits: Visits, gate: GateHand
) -> None:
    visits.come("A001", ago_min=5)
    gate.sync()
    context = browser.new_context(java_script_enabled=False, base_url=centre.url)
    page = context.new_page()
    page.goto("/console/login")
    page.get_by_label("Nama masuk").fill("rina")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.locator(".places").get_by_role("button", name="Loket 2").click()
    page.get_by_role("button", name="Panggil berikutnya").click()

    expect(page.locator("#said")).to_have_text("A001 dipanggil ke Loket 2")
    page.get_by_text("Lainnya", exact=True).first.click()
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.locator("#said")).to_have_text("A001 kembali ke antrean")
    context.close()


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_fits_can_be_touched_and_read(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str], language: str
) -> None:
    busy_day(visits, gate)
    page = open_page(rina, "queue", troubles)
    page.locator(".me summary").click()
    page.locator(f".me button[value={language}]").click()
    found: list[object] = []
    for name in PAGES:
        page.goto(f"/console/{name}")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            bad = page.evaluate(TROUBLES) + page.evaluate(PALE)
            found += [(name, width, each) for each in bad]

    assert found == []
    assert troubles == []
