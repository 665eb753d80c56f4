"""The console makes alarms heard in a real Chromium: once, again while they stand, off by a tap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import Engine

from kiosk.domain.events import PartyLeft
from kiosk.settings.server import CentreSettings
from tests.server.browsing import NEEDS_CHROMIUM, SOUND, VOICES, chromium, listen_to
from tests.server.gatehand import GateHand
from tests.server.running import Answering, await_truth
from tests.server.visiting import PASSWORD, Visits, laid_out, new_officer, seat

OVER = ["id-ID", "Meja 1: waktu habis"]
JUST_BEFORE_MS, JUST_AFTER_MS = 100_000, 25_000
"""Together more than the two minutes after which an alarm is said again."""

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that lets a page sound from the beginning."""
    with chromium(SOUND) as browser:
        yield browser


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'centre.db'}"


@pytest.fixture
def settings(settings: CentreSettings) -> CentreSettings:
    return laid_out(settings)


@pytest.fixture
def visits(engine: Engine, gate: GateHand) -> Visits:
    new_officer(engine, "rina")
    return Visits(engine, gate)


@pytest.fixture
def rina(browser: Browser, centre: Answering, visits: Visits) -> Iterator[BrowserContext]:
    yield from desk(browser, centre, '[["id-ID", true]]')


def desk(browser: Browser, centre: Answering, voices: str) -> Iterator[BrowserContext]:
    """Sign in at a browser with these voices."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=centre.url)
    context.add_init_script(f"({VOICES})({voices})")
    page = context.new_page()
    page.goto("/console/login")
    page.get_by_label("Nama masuk").fill("rina")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/console/queue")
    page.close()
    yield context
    context.close()


def open_page(context: BrowserContext, troubles: list[str], path: str = "queue") -> Page:
    page = listen_to(context.new_page(), troubles)
    page.clock.install()
    page.goto(f"/console/{path}")
    return page


def spoken(page: Page) -> list[list[str]]:
    """Let a chime ring out, and return what was said since the page was loaded."""
    expect(page.locator("#sound")).to_have_attribute("data-state", re.compile("on|off"))
    page.clock.run_for(2_000)
    found: list[list[str]] = page.evaluate("window.spoken")
    return found


def redraw(page: Page, visits: Visits, number: str) -> None:
    """Change something else, and wait until the page shows it."""
    visits.come(number)
    visits.gate.sync()
    expect(page.locator(".row .number", has_text=number)).to_be_visible()


def test_an_alarm_is_said_once_and_again_after_two_minutes(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    page = open_page(rina, troubles)
    assert spoken(page) == []
    seat(visits, gate, ends_in_s=-30)
    gate.sync()
    expect(page.locator("#badge")).to_have_text("1")
    assert spoken(page) == [OVER]

    redraw(page, visits, "A002")
    redraw(page, visits, "A003")
    page.clock.run_for(JUST_BEFORE_MS)
    assert spoken(page) == [OVER]

    page.reload()
    assert spoken(page) == []
    page.clock.run_for(JUST_AFTER_MS)
    assert spoken(page) == [OVER]
    assert troubles == []


def test_an_alarm_that_takes_the_place_of_another_is_said_as_well(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    seat(visits, gate, ends_in_s=-30)
    gate.sync()
    page = open_page(rina, troubles)
    assert spoken(page) == [OVER]
    gate.write(PartyLeft(4), "A001")
    gate.sync()
    count = ["id-ID", "Nomor A 0 0 1: mohon hitung jumlah orang."]
    await_truth(lambda: spoken(page) == [OVER, count])
    assert troubles == []


def test_the_last_five_minutes_are_said_on_the_page_of_tables_only(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    seat(visits, gate, ends_in_s=299)
    gate.sync()
    assert spoken(open_page(rina, troubles)) == []
    page = open_page(rina, troubles, "tables")
    assert spoken(page) == [["id-ID", "Meja 1: waktu tinggal lima menit"]]
    assert troubles == []


def test_one_tap_turns_it_off_and_the_browser_remembers(
    rina: BrowserContext, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    page = open_page(rina, troubles)
    button = page.locator("#sound")
    expect(button.get_by_text("Suara menyala")).to_be_visible()
    page.clock.run_for(1_000)
    button.click()
    expect(button).to_have_attribute("data-state", "off")
    seat(visits, gate, ends_in_s=-30)
    gate.sync()
    expect(page.locator("#badge")).to_have_text("1")
    assert spoken(page) == []
    page.reload()
    assert spoken(page) == []
    expect(button).to_have_attribute("data-state", "off")

    button.click()
    assert spoken(page) == [OVER]
    assert troubles == []


def test_without_a_voice_of_the_language_it_only_rings(
    browser: Browser, centre: Answering, visits: Visits, gate: GateHand, troubles: list[str]
) -> None:
    for context in desk(browser, centre, '[["en-US", true]]'):
        seat(visits, gate, ends_in_s=-30)
        gate.sync()
        page = open_page(context, troubles)
        assert spoken(page) == []
        assert str(page.evaluate("document.body.dataset.said")).endswith(":chime")
    assert troubles == []
