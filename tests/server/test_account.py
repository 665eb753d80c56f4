"""The officer's own page: another password, another PIN, and what a role may not see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from litestar import Litestar, Response, get, post
from litestar.di import NamedDependency
from litestar.testing import TestClient
from sqlalchemy import Engine, select

from kiosk.clock import SystemClock
from kiosk.domain.officers import OfficerRole, Right
from kiosk.domain.types import OfficerId
from kiosk.journal.centre import officers
from kiosk.journal.centre.tables import logins
from kiosk.server.main import build_app
from kiosk.server.signing_in import UNATTENDED, FromLogin, SignedIn, dependencies, needs
from kiosk.settings.server import CentreSettings
from kiosk.wire.hashes import fits
from tests.server.browser import HTML, PASSWORD, RINA, Browser, age, new_officer
from tests.server.gatehand import SITE
from tests.server.running import Answering

PAGE = "/console/account"
NEW = "lima kata lain untuk besok"


@pytest.fixture
def browser(centre: Answering, engine: Engine) -> Iterator[Browser]:
    """Somebody who is signed in."""
    new_officer(engine)
    browser = Browser(centre.url)
    browser.sign_in("rina", PASSWORD)
    yield browser
    browser.close()


def pin_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        found = officers.find(connection, SITE, RINA)
    assert found is not None
    return found.pin_hash


def test_another_password_keeps_this_browser_and_ends_the_others(browser: Browser) -> None:
    other = Browser(browser.url)
    other.sign_in("rina", PASSWORD)
    answer = browser.send(
        browser.open(PAGE), f"{PAGE}/password", present=PASSWORD, new=NEW, again=NEW
    )

    assert answer.headers["location"] == f"{PAGE}?done=password"
    assert "berlaku mulai sekarang" in browser.open(answer.headers["location"]).text
    assert other.open(PAGE).status_code == 303
    assert other.sign_in("rina", PASSWORD).status_code == 422
    assert other.sign_in("rina", NEW).status_code == 303
    other.close()


@pytest.mark.parametrize(
    ("present", "new", "again", "told"),
    [
        (PASSWORD, "pendek", "pendek", "paling sedikit 10"),
        (PASSWORD, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "mudah ditebak"),
        (PASSWORD, "x" * 500, "x" * 500, "terlalu panjang"),
        (PASSWORD, NEW, NEW + "!", "berbeda"),
        ("bukan itu kata sandinya", NEW, NEW, "belum tepat"),
    ],
)
def test_a_password_that_cannot_be_taken_is_explained(
    browser: Browser, present: str, new: str, again: str, told: str
) -> None:
    page = browser.open(PAGE)
    answer = browser.send(page, f"{PAGE}/password", present=present, new=new, again=again)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert browser.sign_in("rina", PASSWORD, at="/console/account").status_code == 303


def test_a_pin_is_kept_as_a_hash(browser: Browser, engine: Engine) -> None:
    page = browser.open(PAGE)
    assert "Anda belum punya PIN" in page.text
    answer = browser.send(page, f"{PAGE}/pin", present=PASSWORD, new="481620", again="481620")

    assert answer.status_code == 303
    assert fits("481620", pin_of(engine) or "")
    assert "sampai di layar petugas" in browser.open(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("000000", "pertama dicoba"),
        ("123456", "pertama dicoba"),
        ("48162", "tepat enam"),
        ("48162a", "tepat enam"),
        ("\uff14\uff18\uff11\uff16\uff12\uff10", "tepat enam"),
    ],
)
def test_a_pin_that_cannot_be_taken_is_explained(
    browser: Browser, engine: Engine, new: str, told: str
) -> None:
    page = browser.open(PAGE)
    answer = browser.send(page, f"{PAGE}/pin", present=PASSWORD, new=new, again=new)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert pin_of(engine) is None


def test_who_found_an_open_browser_cannot_guess_the_password(browser: Browser) -> None:
    page = browser.open(PAGE)
    wish = {"new": "481620", "again": "481620"}
    found = [
        browser.send(page, f"{PAGE}/pin", present=f"tebakan nomor {n}", **wish).status_code
        for n in range(6)
    ]

    assert found == [422, 422, 422, 422, 429, 429]


def test_the_console_leads_somewhere(browser: Browser) -> None:
    assert browser.open("/console").status_code == 303


@get("/console/seen", opt=UNATTENDED, dependencies=dependencies())
async def seen(signed_in: FromLogin) -> Response[str]:
    return Response(f"{signed_in.officer} of {signed_in.site}")


@post("/console/call", guards=[needs(Right.QUEUE)], dependencies=dependencies())
async def call(signed_in: FromLogin) -> Response[str]:
    return Response(signed_in.name)


@get("/console/accounts", guards=[needs(Right.OFFICERS)])
async def accounts() -> Response[str]:
    return Response("all of them")


@get("/board/inside", dependencies=dependencies())
async def outside(signed_in: NamedDependency[SignedIn]) -> Response[str]:
    return Response(signed_in.name)


@pytest.fixture
def app(settings: CentreSettings, engine: Engine) -> Litestar:
    """The centre with handlers as the console has them."""
    new_officer(engine)
    new_officer(engine, OfficerId("fajar"), OfficerRole.FACILITATOR)
    app = build_app(settings, SystemClock())
    for handler in (seen, call, accounts, outside):
        app.register(handler)
    return app


def enter(client: TestClient[Litestar], login: str) -> str:
    """Sign in; return the CSRF token of this browser."""
    client.get("/console/login")
    token = str(client.cookies["kiosk-csrf"])
    typed = {"_csrf_token": token, "login": login, "password": PASSWORD}
    answer = client.post("/console/login", data=typed, follow_redirects=False)
    assert answer.status_code == 303
    return token


def test_a_handler_knows_its_officer_and_what_the_role_may(app: Litestar) -> None:
    with TestClient(app) as client:
        assert client.get("/console/seen").status_code == 401
        token = enter(client, "rina")
        assert client.get("/console/seen").text == f"rina of {SITE}"
        assert client.post("/console/call").status_code == 403
        done = client.post("/console/call", headers={"X-CSRF-Token": token})
        assert done.text == "Rina Wulandari"
        refused = client.get("/console/accounts")
        assert (refused.status_code, refused.json()["title"]) == (403, "Not part of your role")
        page = client.get("/console/accounts", headers=HTML)
        assert (page.status_code, "bukan bagian tugas Anda" in page.text) == (403, True)


def test_a_facilitator_calls_nobody(app: Litestar) -> None:
    with TestClient(app) as client:
        token = enter(client, "fajar")

        assert client.post("/console/call", headers={"X-CSRF-Token": token}).status_code == 403


def test_a_login_counts_for_nothing_where_forged_requests_are_not_told(app: Litestar) -> None:
    with TestClient(app) as client:
        enter(client, "rina")

        assert client.get("/board/inside").status_code == 401


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(app: Litestar, engine: Engine) -> None:
    def last_seen() -> datetime:
        with engine.connect() as connection:
            return datetime.fromtimestamp(
                connection.execute(select(logins.c.seen_at)).scalar_one() / 1e6, UTC
            )

    with TestClient(app) as client:
        enter(client, "rina")
        age(engine, "logins", "seen_at", timedelta(minutes=10))
        before = last_seen()
        client.get("/console/seen")
        assert last_seen() == before
        client.get(PAGE)
        assert last_seen() > before
