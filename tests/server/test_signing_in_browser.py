"""Signing in with a real Chromium, from a phone to a desk, with scripts switched off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sqlalchemy import Engine

from kiosk.settings.server import CentreSettings
from tests.server.browser import PASSWORD, new_officer
from tests.server.browsing import CHROMIUM, FLAGS
from tests.server.running import answering

SIZES = ((360, 640), (390, 844), (768, 1024), (1366, 768), (1920, 1080))

TROUBLES = """() => [...document.querySelectorAll("h1, h2, p, label, input, select, button, a")]
    .filter((each) => each.offsetParent !== null)
    .filter((each) => {
        const box = each.getBoundingClientRect();
        const touched = each.matches("input, select, button, a");
        return box.left < 0 || box.right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 1
            || touched && box.height < 48;
    })
    .map((each) => `${each.id || each.tagName}: ${each.innerText}`)"""
"""Names what is cut off or too small for a finger."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium (apt: chromium)"),
]


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'centre.db'}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Without scripts: the pages need none."""
    page = chromium.new_page(java_script_enabled=False)
    yield page
    page.close()


@pytest.fixture(params=["one site", "two sites"])
def url(request: pytest.FixtureRequest, settings: CentreSettings, engine: Engine) -> Iterator[str]:
    new_officer(engine)
    some = settings.sites[:1] if request.param == "one site" else settings.sites
    with answering(settings.model_copy(update={"sites": some})) as centre:
        yield centre.url


def test_an_officer_comes_in_makes_a_pin_and_goes(url: str, page: Page) -> None:
    page.goto(f"{url}/console/account")
    expect(page).to_have_url(f"{url}/console/login?next=%2Fconsole%2Faccount")
    page.get_by_label("Nama masuk").fill("rina")
    page.get_by_label("Kata sandi").fill("salah sama sekali")
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("alert")).to_contain_text("tidak cocok")
    expect(page.get_by_label("Nama masuk")).to_have_value("rina")

    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{url}/console/account")
    form = page.locator("#pin")
    form.get_by_label("Kata sandi sekarang").fill(PASSWORD)
    form.get_by_label("PIN baru").fill("123456")
    form.get_by_label("Sekali lagi").fill("123456")
    form.get_by_role("button").click()
    expect(form.get_by_role("alert")).to_contain_text("pertama dicoba")
    form.get_by_label("Kata sandi sekarang").fill(PASSWORD)
    form.get_by_label("PIN baru").fill("481620")
    form.get_by_label("Sekali lagi").fill("481620")
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("PIN baru Anda")

    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading")).to_have_text("Masuk")
    page.go_back()
    expect(page.get_by_role("heading", name="Rina Wulandari")).to_have_count(0)


def test_everything_fits_and_can_be_touched(url: str, chromium: Browser) -> None:
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda each: said.append(each.text) if each.type == "error" else None)
    page.goto(f"{url}/console/login")
    found = [(size, _at(page, size)) for size in SIZES]
    page.get_by_label("Nama masuk").fill("rina")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/console/queue")
    page.goto(f"{url}/console/account")
    expect(page.locator("#pin")).to_be_visible()
    found += [(size, _at(page, size)) for size in SIZES]
    page.close()

    assert [each for each in found if each[1]] == []
    assert said == []


def _at(page: Page, size: tuple[int, int]) -> object:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page.evaluate(TROUBLES)
