"""Signing in over real HTTP: who gets in, who is asked to wait, what ends a login."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, select

from kiosk.domain.officers import OfficerRole
from kiosk.domain.types import SiteId
from kiosk.journal.centre import officers, tables
from kiosk.journal.centre.store import writing
from kiosk.server.officers import (
    OfficerWish,
    add_officer,
    change_password,
    lock_officer,
    unlock_officer,
)
from kiosk.settings.server import CentreSettings
from kiosk.wire.hashes import is_dated
from tests.server.browser import HTML, PASSWORD, RINA, Browser, age, is_in, new_officer
from tests.server.gatehand import OTHER_SITE, SITE
from tests.server.running import Answering, answering

NOW = datetime.now(UTC)


@pytest.fixture
def browser(centre: Answering, engine: Engine) -> Iterator[Browser]:
    new_officer(engine)
    browser = Browser(centre.url)
    yield browser
    browser.close()


def test_an_officer_signs_in_and_out(browser: Browser) -> None:
    answer = browser.sign_in("rina", PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console")
    page = browser.open("/console/account")
    assert "Rina Wulandari" in page.text

    assert browser.send(page, "/console/logout").headers["location"] == "/console/login"
    assert not is_in(browser)


def test_a_login_is_typed_as_it_comes(browser: Browser) -> None:
    assert browser.sign_in(" Rina ", PASSWORD).status_code == 303


def test_the_cookie_is_for_this_server_alone(browser: Browser) -> None:
    written = browser.sign_in("rina", PASSWORD).headers["set-cookie"]

    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(written.split("; "))
    assert "Domain" not in written
    assert "Max-Age" not in written  # it ends with the browser


def test_over_tls_the_cookie_says_so(settings: CentreSettings, engine: Engine) -> None:
    new_officer(engine)
    safe = settings.model_copy(
        update={"logins": settings.logins.model_copy(update={"secure": True})}
    )
    with answering(safe) as centre:
        browser = Browser(centre.url)
        written = browser.open("/console/login").headers["set-cookie"]
        browser.close()

    assert written.startswith("__Host-kiosk-csrf=")
    assert "Secure" in written.split("; ")


def test_the_database_holds_nothing_to_sign_in_with(browser: Browser, engine: Engine) -> None:
    browser.sign_in("rina", PASSWORD)
    cookie = browser.cookie() or ""
    with engine.connect() as connection:
        kept = (tables.logins, tables.officers, tables.tries)
        read = [connection.execute(select(table)).all() for table in kept]
        rows = [str(row) for each in read for row in each]

    assert cookie.rsplit(".", 1)[-1] not in "".join(rows)
    assert PASSWORD not in "".join(rows)


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("rina", "salah sama sekali"),
        ("nobody", PASSWORD),
        ("", ""),
        ("ri\0na", PASSWORD),
        ("x" * 999, "y" * 999),
    ],
)
def test_a_wrong_login_is_told_kindly_and_the_same(
    browser: Browser, login: str, password: str
) -> None:
    answer = browser.sign_in(login, password)

    assert answer.status_code == 422
    assert "Nama masuk dan kata sandi tidak cocok" in answer.text
    assert browser.cookie() is None
    assert password not in answer.text or not password


def test_a_locked_officer_is_out_at_once_and_back_later(browser: Browser, engine: Engine) -> None:
    browser.sign_in("rina", PASSWORD)
    lock_officer(engine, SITE, RINA, NOW)
    assert not is_in(browser)
    assert browser.sign_in("rina", PASSWORD).status_code == 422

    unlock_officer(engine, SITE, RINA)
    assert not is_in(browser)
    assert browser.sign_in("rina", PASSWORD).status_code == 303


def test_another_password_signs_out_everywhere(browser: Browser, engine: Engine) -> None:
    browser.sign_in("rina", PASSWORD)
    change_password(engine, SITE, RINA, "lima kata lain untuk besok")

    assert not is_in(browser)


def test_a_cookie_planted_before_is_worth_nothing_after(browser: Browser, engine: Engine) -> None:
    planted = f"{SITE}.browser.{'x' * 43}"
    browser.plant("kiosk-login", planted)
    browser.sign_in("rina", PASSWORD)
    thief = Browser(browser.url)
    thief.plant("kiosk-login", planted)

    assert is_in(browser)
    assert not is_in(thief)
    thief.close()


def test_signing_in_again_ends_the_login_before(browser: Browser) -> None:
    browser.sign_in("rina", PASSWORD)
    before = browser.cookie() or ""
    browser.client.cookies.delete("kiosk-login", domain="127.0.0.1")
    page = browser.open("/console/login")
    browser.plant("kiosk-login", before)
    browser.send(page, "/console/login", login="rina", password=PASSWORD)
    late = Browser(browser.url)
    late.plant("kiosk-login", before)

    assert not is_in(late)
    late.close()


@pytest.mark.parametrize(
    ("column", "by", "holds"),
    [
        ("seen_at", timedelta(minutes=29), True),
        ("seen_at", timedelta(minutes=31), False),
        ("expires_at", timedelta(hours=11, minutes=59), True),
        ("expires_at", timedelta(hours=12, minutes=1), False),
    ],
)
def test_a_login_ends_with_time(
    browser: Browser, engine: Engine, column: str, by: timedelta, holds: bool
) -> None:
    browser.sign_in("rina", PASSWORD)
    age(engine, "logins", column, by)

    assert is_in(browser) is holds


def test_use_keeps_a_login_alive(browser: Browser, engine: Engine) -> None:
    browser.sign_in("rina", PASSWORD)
    for _ in range(3):
        age(engine, "logins", "seen_at", timedelta(minutes=20))
        assert is_in(browser)


def test_a_form_without_our_token_does_nothing(browser: Browser, engine: Engine) -> None:
    forged = browser.client.post(
        "/console/login", data={"login": "rina", "password": PASSWORD}, headers=HTML
    )
    assert forged.status_code == 403
    assert "Silakan coba sekali lagi" in forged.text

    browser.sign_in("rina", PASSWORD)
    assert browser.client.post("/console/logout", headers=HTML).status_code == 403
    made_up = {"_csrf_token": "x" * 128}
    assert browser.client.post("/console/logout", data=made_up).status_code == 403
    assert is_in(browser)


def test_a_spoilt_csrf_cookie_is_replaced(browser: Browser) -> None:
    browser.plant("kiosk-csrf", "spoilt")
    assert browser.sign_in("rina", PASSWORD).status_code == 403
    assert browser.sign_in("rina", PASSWORD).status_code == 303


def test_gates_and_boards_know_no_csrf(browser: Browser) -> None:
    assert browser.client.post("/v1/events", json={"events": []}).status_code == 401
    assert "set-cookie" not in browser.open(f"/board/{SITE}").headers
    assert "set-cookie" not in browser.open("/").headers


def test_pages_lead_to_the_login_and_back(browser: Browser) -> None:
    away = browser.open("/console/account?done=pin")
    assert (away.status_code, away.headers["location"]) == (
        303,
        "/console/login?next=%2Fconsole%2Faccount%3Fdone%3Dpin",
    )
    back = browser.sign_in("rina", PASSWORD, at=away.headers["location"])
    assert back.headers["location"] == "/console/account?done=pin"
    again = browser.open("/console/login?next=/console/account")
    assert again.headers["location"] == "/console/account"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/console",
        "//example.org",
        "/\\example.org",
        "/console@example.org",
        "/consolé",
        "/console/../v1/feed",
        "/console/login",
        "javascript:alert(1)",
        "/console\r\nSet-Cookie: a=b",
        "/console/" + "x" * 600,
    ],
)
def test_nobody_is_led_elsewhere(browser: Browser, elsewhere: str) -> None:
    page = browser.client.get("/console/login", params={"next": elsewhere}, headers=HTML)
    assert page.status_code == 200
    answer = browser.send(page, "/console/login", login="rina", password=PASSWORD, next=elsewhere)

    assert answer.headers["location"] == "/console"


def test_fetches_are_told_in_problem_details(browser: Browser) -> None:
    answer = browser.client.get("/console/account", headers={"Sec-Fetch-Mode": "cors"})

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


def test_logins_of_one_site_are_none_of_another(browser: Browser) -> None:
    answer = browser.sign_in("rina", PASSWORD, site=str(OTHER_SITE))

    assert answer.status_code == 422


def test_another_worker_knows_the_login(
    browser: Browser, settings: CentreSettings, engine: Engine
) -> None:
    browser.sign_in("rina", PASSWORD)
    with answering(settings) as second:
        other = Browser(second.url)
        for name in ("kiosk-login", "kiosk-csrf"):
            other.plant(name, browser.cookie(name) or "")
        page = other.open("/console/account")
        assert page.status_code == 200
        # A form of one worker is sent to the other.
        assert browser.send(page, "/console/logout").status_code == 303
        assert not is_in(other)
        other.close()


def test_sites_are_told_apart_in_the_database(browser: Browser, engine: Engine) -> None:
    new = OfficerWish(SiteId(OTHER_SITE), RINA, "Rina K.", OfficerRole.OFFICE, PASSWORD + "!")
    add_officer(engine, new, NOW)
    browser.sign_in("rina", PASSWORD + "!", site=str(OTHER_SITE))

    assert "Rina K." in browser.open("/console/account").text


def test_a_hash_of_weaker_times_is_renewed_by_signing_in(browser: Browser, engine: Engine) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with writing(engine) as connection:
        officers.set_password(connection, SITE, RINA, weak)
    assert browser.sign_in("rina", PASSWORD).status_code == 303

    with engine.connect() as connection:
        account = officers.find(connection, SITE, RINA)
    assert account is not None
    assert not is_dated(account.password_hash)
    assert is_in(browser)
