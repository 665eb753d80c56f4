"""A browser without a window: keeps cookies, reads forms, sends them as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape

import httpx2
from sqlalchemy import Engine, text

from kiosk.domain.officers import OfficerRole
from kiosk.domain.types import OfficerId
from kiosk.journal.centre.store import writing
from kiosk.server.officers import OfficerWish, add_officer
from tests.server.gatehand import SITE

HTML = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate"}

RINA = OfficerId("rina")
PASSWORD = "empat kata yang mudah diingat"

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@dataclass(slots=True)
class Browser:
    """One person at one browser; leads are not followed, so that a test sees them."""

    url: str
    client: httpx2.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx2.Client(base_url=self.url, timeout=40, follow_redirects=False)

    def open(self, path: str) -> httpx2.Response:
        return self.client.get(path, headers=HTML)

    def send(self, page: httpx2.Response, to: str, **typed: str) -> httpx2.Response:
        """Send the form of a page, its hidden fields with it."""
        hidden = {name: unescape(value) for name, value in _HIDDEN.findall(page.text)}
        return self.client.post(to, data=hidden | typed, headers=HTML)

    def sign_in(
        self, login: str, password: str, at: str = "/console/login", **more: str
    ) -> httpx2.Response:
        page = self.open(at)
        assert page.status_code == 200, page.status_code
        return self.send(page, "/console/login", login=login, password=password, **more)

    def cookie(self, name: str = "kiosk-login") -> str | None:
        return self.client.cookies.get(name)

    def plant(self, name: str, value: str) -> None:
        self.client.cookies.set(name, value, domain="127.0.0.1")

    def close(self) -> None:
        self.client.close()


def is_in(browser: Browser) -> bool:
    """Tell whether the browser is signed in."""
    return browser.open("/console/account").status_code == 200


def new_officer(
    engine: Engine, officer: OfficerId = RINA, role: OfficerRole = OfficerRole.GUARD
) -> None:
    wish = OfficerWish(SITE, officer, "Rina Wulandari", role, PASSWORD)
    add_officer(engine, wish, datetime.now(UTC))


def age(engine: Engine, table: str, column: str, by: timedelta) -> None:
    """Let time pass for rows of the database."""
    us = int(by.total_seconds() * 1_000_000)
    with writing(engine) as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = {column} - {us}"))  # noqa: S608
