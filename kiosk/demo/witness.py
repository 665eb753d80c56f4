"""Looks at the server as others do: a neighbouring gate's feed, and the public board."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import httpx2
import msgspec

from kiosk.domain.events import Event, ScanRefused, TicketIssued
from kiosk.domain.types import TicketId
from kiosk.wire.events import from_message
from kiosk.wire.sync import FEED_PATH, FeedPage
from kiosk.wire.tickets import PAGE_PATH

ASK_S = 5.0


class Witness:
    """Reads what the server gives away, over HTTP; ``token`` is that of another gate."""

    def __init__(self, url: str, token: str, site: str) -> None:
        """Prepare to ask."""
        self._client = httpx2.Client(
            base_url=url, timeout=ASK_S, headers={"Authorization": f"Bearer {token}"}
        )
        self._site = site

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def is_up(self) -> bool:
        """Tell whether the server answers."""
        try:
            return self._client.get("/healthz").is_success
        except httpx2.HTTPError:
            return False

    def events(self) -> list[Event]:
        """Return all events of the site by other authors, as often as the server gives them."""
        cursor, events = "", list[Event]()
        while True:
            response = self._client.get(FEED_PATH, params={"after": cursor, "wait": "0"})
            response.raise_for_status()
            page = msgspec.json.decode(response.content, type=FeedPage)
            events += [from_message(message) for message in page.events]
            cursor = page.cursor
            if not page.more:
                return events

    def ticket(self, number: str) -> Event | None:
        """Return the event that issued a number, None if the server does not have it."""
        return next(
            (
                event
                for event in self.events()
                if isinstance(event.body, TicketIssued) and str(event.body.number) == number
            ),
            None,
        )

    def refusals(self) -> list[str]:
        """Return the reasons of all refusals that the server has, in its order."""
        return [
            event.body.reason.value
            for event in self.events()
            if isinstance(event.body, ScanRefused)
        ]

    def board_words(self) -> list[str]:
        """Return the words that stand on the public board, as a browser would show them."""
        return self._words(f"/board/{self._site}")

    def phone_words(self, ticket: TicketId) -> list[str]:
        """Return the words of a ticket's phone page."""
        return self._words(PAGE_PATH + ticket)

    def _words(self, path: str) -> list[str]:
        try:
            response = self._client.get(path)
        except httpx2.HTTPError:
            return []
        reader = _Words()
        reader.feed(response.text)
        return reader.words


class _Words(HTMLParser):
    """Collects the words of a page, without styles and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a tag."""
        del attrs
        self._silent += tag in {"script", "style", "template"}

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag."""
        self._silent -= tag in {"script", "style", "template"}

    def handle_data(self, data: str) -> None:
        """Take a text in."""
        if not self._silent:
            self.words += re.findall(r"\S+", data)
