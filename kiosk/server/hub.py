"""Tells whoever waits that something changed at a site; one per process, on its event loop.

Writes of this process wake at once. Those of other workers and commands are found by looking at
the sites' positions now and then: one query a second however many wait.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from kiosk.domain.types import SiteId

LOOK_EVERY_S = 1.0


@dataclass(slots=True)
class Hub:
    """``heads`` reads the positions of some sites from the database; it may block."""

    heads: Callable[[list[SiteId]], dict[SiteId, int]]
    closed: bool = False
    _versions: Counter[SiteId] = field(default_factory=Counter)
    _positions: dict[SiteId, int] = field(default_factory=dict)
    _waiting: dict[SiteId, set[asyncio.Event]] = field(default_factory=dict)

    def version(self, site: SiteId) -> int:
        """Return a number that grows with every change; read it before reading the site."""
        return self._versions[site]

    def wake(self, moved: Mapping[SiteId, int]) -> None:
        """Tell that sites have moved on to these positions; those known already wake nobody."""
        for site, position in moved.items():
            if position > self._positions.get(site, -1):
                self._positions[site] = position
                self._versions[site] += 1
                for event in self._waiting.get(site, ()):
                    event.set()

    async def changed(self, site: SiteId, since: int, timeout_s: float) -> bool:
        """Wait until the version is no longer ``since``; False after ``timeout_s`` or at the end.

        ``since`` comes from ``version``.
        """
        if self.version(site) != since or self.closed:
            return not self.closed
        event = asyncio.Event()
        self._waiting.setdefault(site, set()).add(event)
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), timeout_s)
        finally:
            self._forget(site, event)
        return self.version(site) != since and not self.closed

    def close(self) -> None:
        """Send everybody home, so that a server that stops need not wait for them."""
        self.closed = True
        for events in self._waiting.values():
            for event in events:
                event.set()

    @asynccontextmanager
    async def looking(self, every_s: float = LOOK_EVERY_S) -> AsyncIterator[None]:
        """Look for what other processes wrote while this is open."""
        task = asyncio.create_task(self._look(every_s))
        try:
            yield
        finally:
            self.close()
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _look(self, every_s: float) -> None:
        while True:
            await asyncio.sleep(every_s)
            sites = list(self._waiting)
            if sites:
                try:
                    self.wake(await asyncio.to_thread(self.heads, sites))
                except SQLAlchemyError as error:
                    structlog.get_logger().warning("no look", error=type(error).__name__)

    def _forget(self, site: SiteId, event: asyncio.Event) -> None:
        waiting = self._waiting[site]
        waiting.discard(event)
        if not waiting:
            del self._waiting[site]
