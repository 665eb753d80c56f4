"""Group commit: what concurrent requests brought is written in one transaction.

A durable commit costs the disk the same for one event as for a thousand. While one is under way,
requests gather; the next one takes them all. Each is answered after the commit that holds it.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from kiosk.journal.centre.append import append
from kiosk.journal.centre.store import writing
from kiosk.server.problems import busy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from kiosk.domain.types import SiteId
    from kiosk.journal.centre.offers import Batch, Receipt
    from kiosk.ports import Clock
    from kiosk.server.hub import Hub

MOST_EVENTS = 5_000
"""In one transaction: more would keep other workers waiting for the site's lock."""


@dataclass(frozen=True, slots=True)
class _Request:
    batch: Batch
    answer: asyncio.Future[Receipt]


@dataclass(slots=True)
class Writer:
    """One thread that writes. ``most_waiting``: requests beyond it are asked to come again."""

    engine: Engine
    clock: Clock
    hub: Hub
    most_waiting: int
    _requests: queue.SimpleQueue[_Request | None] = field(default_factory=queue.SimpleQueue)
    _loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Write while this is open; what was handed in before the end is still written."""
        self._loop = asyncio.get_running_loop()
        thread = threading.Thread(target=self._work, name="writer")
        thread.start()
        try:
            yield
        finally:
            self._requests.put(None)
            thread.join()

    async def write(self, batch: Batch) -> Receipt:
        """Store a batch durably; raises ProblemError (503) if that is not possible now."""
        if self._loop is None or self._requests.qsize() >= self.most_waiting:
            raise busy("too many requests wait to be written")
        answer: asyncio.Future[Receipt] = self._loop.create_future()
        self._requests.put(_Request(batch, answer))
        return await answer

    def _work(self) -> None:
        going_on = True
        while going_on:
            group, going_on = self._gather()
            if group:
                self._write(group)

    def _gather(self) -> tuple[list[_Request], bool]:
        group: list[_Request] = []
        events = 0
        request = self._requests.get()
        while request is not None:
            group.append(request)
            events += len(request.batch.items)
            if events >= MOST_EVENTS:
                return group, True
            try:
                request = self._requests.get_nowait()
            except queue.Empty:
                return group, True
        return group, False

    def _write(self, group: list[_Request]) -> None:
        try:
            with writing(self.engine) as connection:
                done = append(connection, [each.batch for each in group], self.clock.now().at)
        except OperationalError as error:
            self._fail(group, error)
        except SQLAlchemyError as error:
            # One batch that the database does not take must not take the others with it.
            if len(group) == 1:
                self._fail(group, error)
            for each in group if len(group) > 1 else ():
                self._write([each])
        except Exception as error:  # noqa: BLE001 - the thread must live on, and everybody be told
            self._fail(group, error)
        else:
            self._on_loop(group, done.receipts, done.moved)

    def _fail(self, group: list[_Request], error: Exception) -> None:
        structlog.get_logger().error("not written", error=type(error).__name__, batches=len(group))
        self._on_loop(group, None, {})

    def _on_loop(
        self, group: list[_Request], receipts: list[Receipt] | None, moved: dict[SiteId, int]
    ) -> None:
        def tell() -> None:
            for number, each in enumerate(group):
                if each.answer.done():  # the gate has hung up; what it sent is stored all the same
                    continue
                if receipts is None:
                    each.answer.set_exception(busy("the database does not take anything now"))
                else:
                    each.answer.set_result(receipts[number])
            self.hub.wake(moved)

        if self._loop is not None:
            self._loop.call_soon_threadsafe(tell)
