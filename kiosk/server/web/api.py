"""What gates ask: ``POST /v1/events`` and ``GET /v1/feed`` (see ``kiosk.wire.sync``)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.params import FromQuery, QueryParameter

from kiosk.journal.centre.offers import Gap
from kiosk.server.posted import read_posted
from kiosk.server.problems import ProblemError
from kiosk.wire.sync import EVENTS_PATH, FEED_PATH, LONGEST_WAIT_S, EventsReply, SetAsideNote

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler

    from kiosk.server.door import Door
    from kiosk.server.feed import Feed
    from kiosk.server.writer import Writer

_NO_STORE = {"Cache-Control": "no-store"}


def routes(door: Door, writer: Writer, feed: Feed) -> list[ControllerRouterHandler]:
    """Return the handlers of the interface for gates."""

    @post(EVENTS_PATH, status_code=HTTPStatus.OK)
    async def post_events(request: Request[Any, Any, Any]) -> Response[EventsReply]:
        """Store a gate's events; answered when they are on the disk."""
        gate = await door.gate(request.headers.get("authorization"))
        batch = read_posted(await request.body(), gate)
        receipt = await writer.write(batch)
        if isinstance(receipt, Gap):
            detail = f"the next event must be number {receipt.expected}"
            raise ProblemError(
                HTTPStatus.CONFLICT, "Events are missing", detail, expected=receipt.expected
            )
        notes = [SetAsideNote(spoilt.seq, spoilt.reason) for spoilt in receipt.set_aside]
        return Response(EventsReply(receipt.through, notes))

    @get(FEED_PATH)
    async def get_feed(
        request: Request[Any, Any, Any],
        after: FromQuery[str] = "",
        wait: Annotated[float, QueryParameter(ge=0, le=LONGEST_WAIT_S)] = 0,
    ) -> Response[bytes]:
        """Tell a gate what changed at its site; waits up to ``wait`` seconds for something."""
        gate = await door.gate(request.headers.get("authorization"))
        page = await feed.page(gate, after, wait)
        return Response(msgspec.json.encode(page), media_type=MediaType.JSON, headers=_NO_STORE)

    return [post_events, get_feed]
