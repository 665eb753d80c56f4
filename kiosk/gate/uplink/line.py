"""HTTP to the server, as the outbox understands it: a reply, a page of the feed, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import httpx2
import msgspec

from kiosk.domain.events import Event
from kiosk.domain.outbox import Reply
from kiosk.domain.types import Seq
from kiosk.wire.events import EventMessage, to_message
from kiosk.wire.sync import EVENTS_PATH, FEED_PATH, LONGEST_WAIT_S, EventsReply, FeedPage, Problem


class EventsBatch(msgspec.Struct, frozen=True):
    """Body of ``POST /v1/events``."""

    events: list[EventMessage]


class UnwantedError(Exception):
    """The server does not accept this gate's token."""


class NoPageError(Exception):
    """The feed could not be read this time."""


class Line:
    """One HTTP client with the gate's token. Each thread has its own."""

    def __init__(self, url: str, token: str, timeout_s: float) -> None:
        """Prepare to talk to ``url``; nothing is sent yet."""
        self._client = httpx2.Client(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx2.Timeout(timeout_s),
            # A redirect is a captive portal or a moved server: the token must not follow it.
            follow_redirects=False,
        )
        self._timeout_s = timeout_s

    def send(self, events: Sequence[Event]) -> Reply | None:
        """Send a batch; None if no answer came. Never raises for what the network does."""
        body = msgspec.json.encode(EventsBatch([to_message(event) for event in events]))
        try:
            response = self._client.post(
                EVENTS_PATH, content=body, headers={"Content-Type": "application/json"}
            )
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError):
            return None
        return _reply(response)

    def feed(self, cursor: str) -> FeedPage:
        """Take the next page, waiting up to 25 s for one; raises NoPageError or UnwantedError."""
        try:
            response = self._client.get(
                FEED_PATH,
                params={"after": cursor, "wait": str(LONGEST_WAIT_S)},
                timeout=httpx2.Timeout(self._timeout_s, read=LONGEST_WAIT_S + self._timeout_s),
            )
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            raise NoPageError(type(error).__name__) from error
        if response.status_code in {401, 403}:
            raise UnwantedError
        if response.status_code != 200:  # noqa: PLR2004 - RFC 9110
            raise NoPageError(str(response.status_code))
        try:
            return msgspec.json.decode(response.content, type=FeedPage)
        except msgspec.MsgspecError as error:
            raise NoPageError("not a page of the feed") from error

    def close(self) -> None:
        """Hang up."""
        self._client.close()


def _reply(response: httpx2.Response) -> Reply:
    accepted: Seq | None = None
    expected: Seq | None = None
    try:
        if response.is_success:
            accepted = msgspec.json.decode(response.content, type=EventsReply).accepted_through
        else:
            expected = msgspec.json.decode(response.content, type=Problem).expected
    except msgspec.MsgspecError:
        # Not from our server: a proxy's page. The status alone decides, and 200 without a count
        # is no acknowledgement.
        pass
    return Reply(
        status=response.status_code,
        accepted_through=accepted,
        expected=expected,
        retry_after_s=_seconds(response.headers.get("Retry-After")),
    )


def _seconds(header: str | None) -> float | None:
    # RFC 9110 10.2.3 also allows a date; our server sends seconds, and a date is then ignored.
    return float(header) if header is not None and header.isdecimal() else None
