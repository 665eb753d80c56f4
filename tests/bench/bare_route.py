"""The ceiling for the intake: one Litestar route that does nothing but group commit.

No token, no check of order or content, no index besides the key: what any server on this stack
has to do at least before it may answer.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from typing import Any

import msgspec
import sqlalchemy as sa
from litestar import Litestar, Request, post

from kiosk.journal.centre.store import connect, writing
from kiosk.journal.times import to_us
from kiosk.wire.events import EventMessage

METADATA = sa.MetaData()
FACTS = sa.Table(
    "bare",
    METADATA,
    sa.Column("author", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True),
    sa.Column("at", sa.BigInteger),
    sa.Column("kind", sa.Text),
    sa.Column("body", sa.Text),
)


class Posted(msgspec.Struct):
    """The body of a request."""

    events: list[EventMessage]


def bare_app(address: str) -> Litestar:
    """Make the application; its thread ends with the process."""
    engine = connect(address)
    METADATA.create_all(engine)
    waiting: queue.SimpleQueue[tuple[list[EventMessage], asyncio.Future[None]]] = (
        queue.SimpleQueue()
    )

    def tell(answers: list[asyncio.Future[None]]) -> None:
        for answer in answers:
            answer.set_result(None)

    def work(loop: asyncio.AbstractEventLoop) -> None:
        while True:
            group = [waiting.get()]
            while not waiting.empty():
                group.append(waiting.get())
            rows: list[dict[str, Any]] = [
                {
                    "author": event.author,
                    "seq": event.seq,
                    "at": to_us(event.at),
                    "kind": event.kind,
                    "body": bytes(event.body).decode(),
                }
                for events, _ in group
                for event in events
            ]
            with writing(engine) as connection:
                connection.execute(FACTS.insert(), rows)
            loop.call_soon_threadsafe(tell, [answer for _, answer in group])

    @post("/v1/events", status_code=200)
    async def take(request: Request[Any, Any, Any]) -> dict[str, int]:
        events = msgspec.json.decode(await request.body(), type=Posted).events
        answer = asyncio.get_running_loop().create_future()
        waiting.put((events, answer))
        await answer
        return {"accepted_through": events[-1].seq}

    async def start() -> None:
        loop = asyncio.get_running_loop()
        threading.Thread(target=work, args=(loop,), daemon=True).start()

    return Litestar([take], on_startup=[start], openapi_config=None, logging_config=None)
