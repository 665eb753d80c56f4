"""The board in a real Chromium: calls appear by themselves, and a lost line is told calmly."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect
from sqlalchemy import Engine

from kiosk.settings.server import CentreSettings
from tests.server.browsing import NEEDS_CHROMIUM, PATIENCE_MS
from tests.server.conftest import new_gate
from tests.server.gatehand import SITE, GateHand
from tests.server.running import Answering, answering, await_truth

NOW = ".now:not([hidden])"
SCREENS = ((1920, 1080), (1280, 720), (1024, 768), (3840, 2160), (1080, 1920))

CUT_OFF = """() => [...document.querySelectorAll("h1, h2, p, span, li, time, section")]
    .filter((each) => each.offsetParent !== null)
    .filter((each) => {
        const box = each.getBoundingClientRect();
        const card = each.closest("section, aside, header").getBoundingClientRect();
        return each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1
            || box.right > card.right + 1 || box.bottom > card.bottom + 1
            || box.right > innerWidth || box.bottom > innerHeight;
    })
    .map((each) => `${each.className || each.tagName}: ${each.innerText}`)"""
"""Names what is wider than its place or reaches out of its card or the screen."""

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def address(tmp_path: Path) -> str:
    """One database is enough here: what differs between them is tested without a browser."""
    return f"sqlite:///{tmp_path / 'centre.db'}"


def test_calls_appear_by_themselves(
    centre: Answering, gate: GateHand, page: Page, troubles: list[str]
) -> None:
    page.goto(f"{centre.url}/board/{SITE}")
    number = page.locator(f"{NOW} .number")
    expect(page.locator(NOW)).to_contain_text("Selamat datang")

    for n in range(1, 7):
        gate.take_number(f"A00{n}")
    gate.sync()
    expect(page.locator(".waiting")).to_contain_text("Menunggu 6 rombongan", timeout=PATIENCE_MS)
    for n in range(1, 7):
        gate.call(f"A00{n}", str(n))
        gate.sync()
        expect(number).to_have_text(f"A00{n}", timeout=PATIENCE_MS)
        expect(page.locator(f"{NOW} .place")).to_have_text(f"Loket {n}")
        expect(page.locator(NOW)).to_have_class("now new")

    listed = page.locator(".calls [data-call]:not([hidden]) .number")
    assert listed.all_inner_texts() == ["A005", "A004", "A003", "A002"]
    assert troubles == []


NUMBERS = ("A012", "W888", "MW888", "MW1000")
CAPITALS = """() => [...document.querySelectorAll(".now, .calls li")]
    .map((each) => each.querySelector(".number"))
    .filter((each) => each && each.offsetParent !== null)
    .map((each) => {
        const { fontWeight, fontSize, fontFamily } = getComputedStyle(each);
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
        return pen.measureText("H").actualBoundingBoxAscent;
    })"""
"""Measures how high a capital is in each number, the large one first; in pixels."""
MM_PER_PIXEL = 952 / 1920
"""A television of 43 inches, 16:9, is 952 mm wide; also one that hangs upright."""


@pytest.mark.parametrize("number", NUMBERS)
def test_capitals_are_61_mm_for_5_m_and_37_mm_for_3_m(
    centre: Answering, gate: GateHand, page: Page, number: str
) -> None:
    for each in ("MW1001", "B888", "A001", number):
        gate.take_number(each)
        gate.call(each, "12")
        gate.sync()
    page.goto(f"{centre.url}/board/{SITE}")
    expect(page.locator(f"{NOW} .number")).to_have_text(number)
    for width, height in ((1920, 1080), (1080, 1920)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("document.fonts.ready.then(fit)")

        large, *listed = page.evaluate(CAPITALS)

        assert len(listed) >= 2
        assert large * MM_PER_PIXEL >= 61
        assert min(listed) * MM_PER_PIXEL >= 37


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_is_cut_off(centre: Answering, gate: GateHand, page: Page, number: str) -> None:
    for each in ("MW1001", "MW1002", "MW1003", "MW1004", number):
        gate.take_number(each)
        gate.call(each, "12")
    gate.sync()
    page.goto(f"{centre.url}/board/{SITE}")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator(f"{NOW} .number")).to_have_text(number)

        assert (width, height, page.evaluate(CUT_OFF)) == (width, height, [])


def test_the_clock_is_the_servers_in_the_sites_zone(
    centre: Answering, browser: Browser, troubles: list[str]
) -> None:
    page = browser.new_page(timezone_id="America/New_York", locale="en-US")
    page.goto(f"{centre.url}/board/{SITE}")
    rendered = page.request.get(f"{centre.url}/board/{SITE}").text()

    told = rendered.split('id="clock">')[1][:5]
    hour, minute = (int(part) for part in told.split("."))
    later = f"{(hour + (minute + 1) // 60) % 24:02}.{(minute + 1) % 60:02}"
    assert page.locator("#clock").inner_text() in {told, later}
    assert troubles == []
    page.close()


def test_a_lost_line_is_told_and_found_again(
    settings: CentreSettings, engine: Engine, page: Page
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    listen = settings.listen.model_copy(update={"port": port})
    fixed = settings.model_copy(update={"listen": listen})
    lost = page.locator("#lost")
    with answering(fixed) as first:
        hand = new_gate(first, engine, "gate-a-1")
        page.goto(f"{first.url}/board/{SITE}")
        hand.take_number("A001")
        hand.call("A001")
        hand.sync()
        expect(page.locator(f"{NOW} .number")).to_have_text("A001", timeout=PATIENCE_MS)
        expect(lost).to_be_hidden()
    expect(lost).to_be_visible(timeout=PATIENCE_MS)
    expect(lost).to_have_text(re.compile(r"terputus sejak \d\d\.\d\d\. Dengarkan panggilan"))
    expect(page.locator(f"{NOW} .number")).to_have_text("A001")

    with answering(fixed):
        hand.take_number("A002")
        hand.call("A002")
        hand.sync()
        expect(page.locator(f"{NOW} .number")).to_have_text("A002", timeout=PATIENCE_MS)
        expect(lost).to_be_hidden()
        page.goto("about:blank")
    hand.close()


def test_a_browser_that_waits_for_a_touch_asks_for_one_and_then_speaks(
    centre: Answering, gate: GateHand, page: Page, troubles: list[str]
) -> None:
    button = page.locator("#sound")

    def said() -> str:
        return str(page.evaluate("document.body.dataset.said || ''"))

    page.goto(f"{centre.url}/board/{SITE}")
    for number in ("A001", "A002"):
        gate.take_number(number)
    expect(button).to_have_text("Sentuh sekali untuk suara")
    expect(button).to_be_visible()
    gate.call("A001")
    gate.sync()
    await_truth(lambda: said().endswith(":silent"))

    button.click()
    expect(button).to_be_hidden()
    gate.call("A002")
    gate.sync()
    await_truth(lambda: said().endswith(":wav"))
    assert troubles == []


LONG_MS = 120_000


def silent_board(page: Page, url: str) -> None:
    """Open a board whose live line is open and stays silent, with a clock of the test's own."""
    page.clock.install()
    page.route("**/live", lambda _: None)
    page.goto(f"{url}/board/{SITE}")
    page.evaluate("() => { window.opened = 'before'; }")


def opened_before(page: Page) -> bool:
    return bool(page.evaluate("() => window.opened === 'before'"))


def test_a_page_without_a_sign_of_life_loads_itself_anew(centre: Answering, page: Page) -> None:
    silent_board(page, centre.url)
    page.clock.run_for(30_000)
    assert opened_before(page)
    expect(page.locator("#lost")).to_be_visible()

    # The page leaves in the middle of its minutes.
    with page.expect_event("load"), suppress(Error):
        page.clock.run_for(LONG_MS)

    assert not opened_before(page)


def test_it_does_not_where_the_browser_could_only_say_that_there_is_no_server(
    centre: Answering, page: Page
) -> None:
    silent_board(page, centre.url)
    tries: list[str] = []

    def refuse(route: Route) -> None:
        tries.append(route.request.url)
        route.abort()

    page.route(f"**/board/{SITE}", refuse)
    page.clock.run_for(LONG_MS)

    await_truth(lambda: tries)
    assert opened_before(page)
    expect(page.locator("#lost")).to_be_visible()
