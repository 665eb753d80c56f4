"""HTTP to the server, as the outbox understands it: a reply, a page of the feed, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from time import monotonic
from typing import Any, TypeVar

import httpx2
import msgspec

from kiosk.domain.events import Event
from kiosk.domain.outbox import Reply
from kiosk.wire.events import EventMessage, to_message
from kiosk.wire.sync import EVENTS_PATH, FEED_PATH, LONGEST_WAIT_S, EventsReply, FeedPage, Problem

LARGEST_ANSWER = 32 * 1024 * 1024
"""Bytes. A page of the feed has a few hundred kilobytes; more is not from our server."""

PATIENCE = 4
"""A whole answer may take so many time-outs: one that drips for ever would hold the line."""

NETWORK_FAILURES = (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError)

Answer = TypeVar("Answer")


class EventsBatch(msgspec.Struct, frozen=True):
    """Body of ``POST /v1/events``."""

    events: list[EventMessage]


class UnwantedError(Exception):
    """The server does not accept this gate's token."""


class NoPageError(Exception):
    """The feed could not be read this time."""


class EndlessAnswerError(ValueError):
    """The answer is larger, or takes longer, than any of our server's."""


class Line:
    """One HTTP client with the gate's token. Each thread has its own."""

    def __init__(
        self, url: str, token: str, timeout_s: float, wait_s: float = LONGEST_WAIT_S
    ) -> None:
        """Prepare to talk to ``url``; nothing is sent yet. Raises ValueError or InvalidURL.

        ``wait_s`` is how long the server may hold a page of the feed back until there is one.
        """
        self._client = httpx2.Client(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx2.Timeout(timeout_s),
            # A redirect is a captive portal or a moved server: the token must not follow it.
            follow_redirects=False,
        )
        self._timeout_s = timeout_s
        self._wait_s = wait_s

    def send(self, events: Sequence[Event]) -> Reply | None:
        """Send a batch; None if no answer came. Never raises for what the network does."""
        body = msgspec.json.encode(EventsBatch([to_message(event) for event in events]))
        headers = {"Content-Type": "application/json"}
        try:
            response, content = self._ask("POST", EVENTS_PATH, 0, content=body, headers=headers)
        except NETWORK_FAILURES:
            return None
        return _reply(response, content)

    def feed(self, cursor: str) -> FeedPage:
        """Take the next page, waiting for one; raises NoPageError or UnwantedError."""
        try:
            response, content = self._ask(
                "GET",
                FEED_PATH,
                self._wait_s,
                params={"after": cursor, "wait": str(self._wait_s)},
                timeout=httpx2.Timeout(self._timeout_s, read=self._wait_s + self._timeout_s),
            )
        except NETWORK_FAILURES as error:
            raise NoPageError(type(error).__name__) from error
        if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            raise UnwantedError
        refused = response.status_code == HTTPStatus.BAD_REQUEST
        if refused and cursor and _decoded(content, Problem) is not None:
            # Our server, but not the one that gave this cursor. What comes twice changes nothing.
            return self.feed("")
        page = _decoded(content, FeedPage) if response.status_code == HTTPStatus.OK else None
        if page is None:
            raise NoPageError(f"no page of the feed, status {response.status_code}")
        return page

    def _ask(
        self,
        method: str,
        path: str,
        held_back_s: float,
        **request: Any,  # noqa: ANN401 - as the library takes it
    ) -> tuple[httpx2.Response, bytes]:
        until_s = monotonic() + held_back_s + PATIENCE * self._timeout_s
        content = bytearray()
        with self._client.stream(method, path, **request) as response:
            for piece in response.iter_bytes():
                content += piece
                if len(content) > LARGEST_ANSWER or monotonic() > until_s:
                    raise EndlessAnswerError
        return response, bytes(content)

    def close(self) -> None:
        """Hang up."""
        self._client.close()


def _reply(response: httpx2.Response, content: bytes) -> Reply:
    # What is neither is not from our server but a proxy's page: 200 without a count is no
    # acknowledgement, and a refusal says nothing of the events.
    taken = _decoded(content, EventsReply) if response.is_success else None
    problem = None if response.is_success else _decoded(content, Problem)
    return Reply(
        status=response.status_code,
        accepted_through=None if taken is None else taken.accepted_through,
        expected=None if problem is None else problem.expected,
        retry_after_s=_seconds(response.headers.get("Retry-After")),
        from_server=taken is not None or problem is not None,
    )


def _decoded(content: bytes, kind: type[Answer]) -> Answer | None:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _seconds(header: str | None) -> float | None:
    # RFC 9110 10.2.3 also allows a date; our server sends seconds, and a date is then ignored.
    return float(header) if header is not None and header.isdecimal() else None
