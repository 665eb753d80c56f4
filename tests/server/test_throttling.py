"""Wrong passwords over real HTTP: free at first, then slower, the same for any login."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from kiosk.domain.types import OfficerId
from tests.server.browser import PASSWORD, Browser, age, new_officer
from tests.server.running import Answering


@pytest.fixture
def browser(centre: Answering, engine: Engine) -> Iterator[Browser]:
    new_officer(engine)
    browser = Browser(centre.url)
    yield browser
    browser.close()


def test_the_sixth_wrong_try_has_to_wait_even_with_the_right_password(
    browser: Browser, engine: Engine
) -> None:
    for _ in range(4):
        assert browser.sign_in("rina", "salah sama sekali").status_code == 422
    fifth = browser.sign_in("rina", "salah sama sekali")
    assert (fifth.status_code, fifth.headers["retry-after"]) == (429, "30")
    assert "Silakan tunggu 30 detik" in fifth.text

    waiting = browser.sign_in("rina", PASSWORD)
    assert waiting.status_code == 429
    assert 0 < int(waiting.headers["retry-after"]) <= 30

    age(engine, "tries", "last_at", timedelta(seconds=31))
    assert browser.sign_in("rina", "salah sama sekali").headers["retry-after"] == "60"
    age(engine, "tries", "last_at", timedelta(seconds=61))
    assert browser.sign_in("rina", PASSWORD).status_code == 303
    # All is forgiven: four mistakes are free again.
    other = Browser(browser.url)
    for _ in range(4):
        assert other.sign_in("rina", "salah sama sekali").status_code == 422
    other.close()


def test_an_unknown_login_waits_as_a_known_one_does(browser: Browser) -> None:
    found = [browser.sign_in("nobody", "salah sama sekali").status_code for _ in range(6)]

    assert found == [422, 422, 422, 422, 429, 429]


def test_one_login_that_waits_holds_up_no_other(browser: Browser, engine: Engine) -> None:
    new_officer(engine, OfficerId("budi"))
    for _ in range(6):
        browser.sign_in("rina", "salah sama sekali")

    assert browser.sign_in("budi", PASSWORD).status_code == 303


def test_an_address_that_tries_many_logins_waits_too(browser: Browser) -> None:
    found = [browser.sign_in(f"officer{n}", "salah sama sekali").status_code for n in range(20)]

    assert found == [422] * 19 + [429]
    assert browser.sign_in("rina", PASSWORD).status_code == 429


def test_many_tries_at_once_are_not_all_looked_at(browser: Browser) -> None:
    """They are counted before they are looked at, so that none slips through beside another."""
    pages = [Browser(browser.url) for _ in range(12)]
    with ThreadPoolExecutor(len(pages)) as pool:
        found = list(pool.map(lambda each: each.sign_in("rina", "salah").status_code, pages))
    for each in pages:
        each.close()

    # The fifth sets the wait; those that were let in before it may be told of it as well.
    assert found.count(429) >= len(pages) - 5
    assert browser.sign_in("rina", PASSWORD).status_code == 429
