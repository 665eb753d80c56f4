"""A browser without a window: keeps cookies, reads forms, sends them as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

import httpx2

HTML = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate"}

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
