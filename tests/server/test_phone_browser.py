"""A visitor's phone in a real Chromium: from the waiting room to the end, also without script."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import Engine

from kiosk.domain.events import BelongingsInspected, GoodsReason, GoodsResult, Item
from kiosk.domain.types import GoodsId, StationId
from kiosk.resources import example_config
from kiosk.settings.reading import read_settings
from kiosk.settings.server import CentreSettings
from kiosk.wire.tickets import ticket_code
from tests.server.browsing import NEEDS_CHROMIUM, PATIENCE_MS, listen_to
from tests.server.conftest import new_gate
from tests.server.gatehand import SITE, GateHand, finished, issued, ticket_of
from tests.server.running import Answering, answering

PHONES = ((360, 740), (390, 844), (320, 568), (768, 1024))
WAY = tuple(map(StationId, ("registrasi", "barang", "penggeledahan", "tatap-muka")))
MINE = "A003"

OVERFLOWING = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.offsetParent !== null)
    .filter((each) => {
        const box = each.getBoundingClientRect();
        return box.right > innerWidth + 0.5 || box.left < -0.5
            || each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1;
    })
    .map((each) => `${each.className || each.tagName}: ${each.innerText}`)"""
CONTRASTS = """() => {
    const light = (rgb) => rgb.map((each) => each / 255)
        .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
        .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
    const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
    const behind = (each) => {
        const [r, g, b, a = 1] = rgb(getComputedStyle(each).backgroundColor);
        return a > 0 ? [r, g, b] : behind(each.parentElement);
    };
    return [...document.querySelectorAll("p, h1, h2, a, span")]
        .filter((each) => each.offsetParent !== null && each.innerText.trim())
        .map((each) => {
            const style = getComputedStyle(each);
            const pair = [light(rgb(style.color).slice(0, 3)), light(behind(each))];
            const size = parseFloat(style.fontSize);
            return [(Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05), size, each.innerText];
        });
}"""
"""Contrast, size in pixels and words of each text."""
LARGE_PX = 24
"""WCAG 1.4.6: large letters need 4.5, all others 7."""

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'centre.db'}"


@pytest.fixture
def settings(settings: CentreSettings) -> CentreSettings:
    """The house of the example, with names, icons and goods."""
    example = read_settings(CentreSettings, example_config("server.example.toml"))
    laid_out = {"stations": example.stations, "goods": example.goods, "sites": example.sites}
    return settings.model_copy(update=laid_out)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext, troubles: list[str]) -> Page:
    return listen_to(context.new_page(), troubles)


def take(hand: GateHand, *numbers: str) -> None:
    starts_at = datetime.now(UTC) + timedelta(minutes=50)
    for number in numbers:
        mine = replace(issued(number), journey=WAY, session_from=starts_at)
        hand.write(mine, number)
    hand.sync()


def headline(page: Page, text: str) -> None:
    expect(page.locator(".headline")).to_have_text(text, timeout=PATIENCE_MS)


def test_the_code_on_the_ticket_opens_the_turn_and_follows_it_to_the_end(
    centre: Answering, gate: GateHand, phone: Page, troubles: list[str]
) -> None:
    take(gate, "A001", "A002", MINE)
    phone.goto(ticket_code(ticket_of(MINE), centre.url))
    headline(phone, "± 9 menit lagi")
    expect(phone.locator(".text")).to_have_text("2 rombongan di depan Anda")
    expect(phone.locator(".here .name")).to_have_text("Pendaftaran")

    gate.call("A001", "1")
    gate.sync()
    expect(phone.locator(".text")).to_have_text("1 rombongan di depan Anda", timeout=PATIENCE_MS)
    gate.call(MINE, "2")
    gate.sync()
    headline(phone, "Loket 2")
    expect(phone.locator(".lead")).to_have_text("Silakan ke")
    assert phone.title() == "A003 · Loket 2"

    gate.write(finished("2"), MINE)
    gate.call(MINE, "1", "barang")
    items = (
        Item(GoodsId("makanan"), 2, GoodsResult.ACCEPTED),
        Item(GoodsId("minuman"), 1, GoodsResult.RETURNED, GoodsReason.CONTAINER),
    )
    gate.write(BelongingsInspected(items), MINE)
    gate.sync()
    expect(phone.locator(".receipt li")).to_have_count(2, timeout=PATIENCE_MS)
    expect(phone.locator(".receipt .returned")).to_contain_text("dikembalikan kepada Anda: kaleng")
    for station in WAY[1:]:
        gate.call(MINE, "1", station)
        gate.write(finished("1", station), MINE)
    gate.sync()
    headline(phone, "Semua pos sudah selesai")
    expect(phone.locator(".way .done")).to_have_count(5)
    assert troubles == []


def test_everything_fits_and_can_be_read(
    centre: Answering, gate: GateHand, phone: Page, troubles: list[str]
) -> None:
    take(gate, "MW1000", MINE)
    items = [
        Item(GoodsId("mandi"), 12, GoodsResult.SEIZED, GoodsReason.UNPRESCRIBED),
        Item(GoodsId("makanan"), 1, GoodsResult.ACCEPTED),
    ]
    gate.write(BelongingsInspected(tuple(items)), "MW1000")
    gate.call("MW1000", "12", "registrasi")
    gate.sync()
    for ticket in (ticket_of("MW1000"), ticket_of(MINE)):
        for language in ("id", "en"):
            phone.goto(f"{centre.url}/t/{ticket}?lang={language}")
            for width, height in PHONES:
                phone.set_viewport_size({"width": width, "height": height})
                assert (language, width, phone.evaluate(OVERFLOWING)) == (language, width, [])
            for contrast, size, words in phone.evaluate(CONTRASTS):
                assert contrast >= (4.5 if size >= LARGE_PX else 7), words
                assert size >= 15 * 0.9, words
    assert troubles == []


def test_the_language_changes_by_one_touch_and_stays(
    centre: Answering, gate: GateHand, phone: Page
) -> None:
    take(gate, MINE)
    phone.goto(f"{centre.url}/t/{ticket_of(MINE)}")
    box = phone.locator("nav a").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 40
    phone.locator("nav a").click()
    headline(phone, "± 3 more minutes")
    gate.call(MINE, "2")
    gate.sync()
    headline(phone, "Counter 2")


def test_without_script_the_page_comes_anew_by_itself(
    centre: Answering, gate: GateHand, browser: Browser
) -> None:
    take(gate, MINE)
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    plain = context.new_page()
    plain.goto(f"{centre.url}/t/{ticket_of(MINE)}")
    headline(plain, "± 3 menit lagi")
    assert plain.locator("noscript meta[http-equiv=refresh]").get_attribute("content") == "30"
    gate.call(MINE, "2")
    gate.sync()
    plain.reload()
    headline(plain, "Loket 2")
    context.close()


def test_a_number_that_is_not_there_yet_appears_once_its_gate_has_a_line_again(
    centre: Answering, gate: GateHand, phone: Page
) -> None:
    phone.goto(f"{centre.url}/t/{ticket_of(MINE)}")
    headline(phone, "Belum ada nomor di halaman ini")
    assert phone.locator("meta[http-equiv=refresh]").get_attribute("content") == "30"
    take(gate, MINE)
    phone.reload()
    headline(phone, "± 3 menit lagi")


def test_a_lost_line_is_told_and_found_again(
    settings: CentreSettings, engine: Engine, phone: Page
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    listen = settings.listen.model_copy(update={"port": port})
    fixed = settings.model_copy(update={"listen": listen})
    with answering(fixed) as first:
        hand = new_gate(first, engine, "gate-a-1", site=SITE)
        take(hand, MINE)
        phone.goto(f"{first.url}/t/{ticket_of(MINE)}")
        headline(phone, "± 3 menit lagi")
    expect(phone.locator("#lost")).to_be_visible(timeout=PATIENCE_MS)
    expect(phone.locator("#lost")).to_contain_text("Sambungan terputus sejak")
    with answering(fixed):
        hand.call(MINE, "2")
        hand.sync()
        headline(phone, "Loket 2")
        expect(phone.locator("#lost")).to_be_hidden()
        phone.goto("about:blank")
    hand.close()
