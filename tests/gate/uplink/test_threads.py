"""The line by itself: it outlives servers, addresses and tokens."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from contextlib import closing

import pytest

from kiosk.domain.events import Event
from kiosk.domain.outbox import Reply
from kiosk.domain.types import Seq
from kiosk.gate.uplink import Uplink
from kiosk.gate.uplink.line import Line
from kiosk.journal.gate import GateJournal
from kiosk.wire.sync import FeedPage
from tests.gate.uplink.exchange import (
    CLOCK,
    TIMEOUT_S,
    TOKEN,
    kept,
    wait_until,
    write,
)
from tests.gate.uplink.scripted import (
    ScriptedServer,
    serving,
)


def test_by_itself_it_goes_on_when_the_server_comes_back(journal: GateJournal) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    write(journal, 2)
    with serving() as server:
        url = nobody
        uplink = Uplink(journal, lambda: Wandering(lambda: url), CLOCK, lambda _: None)
        uplink.start()
        wait_until(lambda: journal.link_report().online is False)
        write(journal, 3)
        url = server.url
        wait_until(lambda: len(server.stored) == 5 and journal.acknowledged() == 5)
        write(journal, 1)
        wait_until(lambda: journal.acknowledged() == 6)
        uplink.stop()
        assert kept(server) == journal.own_events(Seq(1), 1000)
        assert journal.link_report().online is True


@pytest.mark.parametrize(
    ("url", "token"), [("http://[::1", TOKEN), ("http://host", "rahasia\u2019")]
)
def test_an_address_or_token_that_makes_no_request_ends_no_thread(
    url: str,
    token: str,
    journal: GateJournal,
    server: ScriptedServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.gate.uplink.uplink.JOURNAL_PAUSE_S", 0.01)
    opened: list[str] = []

    def open_line() -> Line:
        opened.append(url)
        return (
            Line(server.url, TOKEN, TIMEOUT_S) if len(opened) > 2 else Line(url, token, TIMEOUT_S)
        )

    write(journal, 1)
    uplink = Uplink(journal, open_line, CLOCK, lambda _: None)
    uplink.start()
    wait_until(lambda: journal.acknowledged() == 1)
    uplink.stop()


class Wandering(Line):
    """A line to wherever the server is now."""

    def __init__(self, url: Callable[[], str]) -> None:
        super().__init__("http://127.0.0.1", TOKEN, TIMEOUT_S)
        self._url = url

    def send(self, events: Sequence[Event]) -> Reply | None:
        self._client.base_url = self._url()
        return super().send(events)

    def feed(self, cursor: str) -> FeedPage:
        self._client.base_url = self._url()
        return super().feed(cursor)
