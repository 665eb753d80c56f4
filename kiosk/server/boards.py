"""The boards of all sites: each folded once per change, however many screens show it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from kiosk.clock import local_day
from kiosk.journal.centre.changes import events_between
from kiosk.server.board import BoardRules, BoardView, of_day, view
from kiosk.wire.events import MalformedEventError, from_message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from datetime import date, tzinfo

    from sqlalchemy import Engine

    from kiosk.domain.events import Event
    from kiosk.domain.types import SiteId
    from kiosk.ports import Clock
    from kiosk.server.hub import Hub
    from kiosk.wire.events import EventMessage

FRESH_S = 1.0
"""A board asked for anew may be this old; whoever waits for a change is told at once."""


@dataclass(frozen=True, slots=True)
class BoardSite:
    """A site with a board."""

    id: SiteId
    name: str
    zone: tzinfo
    rules: BoardRules


@dataclass(slots=True)
class _Today:
    """What is known of a site's day: its events so far, and the board read out of them."""

    day: date | None = None
    position: int = 0
    events: list[Event] = field(default_factory=list)
    view: BoardView = field(default_factory=BoardView)
    version: int = -1
    read_s: float = float("-inf")
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Boards:
    """Keeps the day of each site that somebody looks at; ``heartbeat_s`` between signs of life."""

    engine: Engine
    clock: Clock
    hub: Hub
    sites: Mapping[SiteId, BoardSite]
    heartbeat_s: float
    _days: dict[SiteId, _Today] = field(default_factory=dict)

    async def current(self, site: SiteId) -> BoardView:
        """Return a site's board as it is now; raises KeyError for a site without one."""
        found = self.sites[site]
        today = self._days.setdefault(site, _Today())
        async with today.lock:
            if self._is_stale(found, today):
                version = self.hub.version(site)
                await asyncio.to_thread(self._read, found, today)
                today.version = version
        return today.view

    async def live(self, site: SiteId) -> AsyncIterator[BoardView | None]:
        """Yield the board at once and at every change, and None as a sign of life.

        Ends when the server stops.
        """
        shown: BoardView | None = None
        while not self.hub.closed:
            version = self.hub.version(site)
            present = await self.current(site)
            yield present if present != shown else None
            shown = present
            await self.hub.changed(site, version, self.heartbeat_s)

    def _is_stale(self, site: BoardSite, today: _Today) -> bool:
        now = self.clock.now()
        return (
            today.version != self.hub.version(site.id)
            or today.day != local_day(now.at, site.zone)
            or now.ticks_s - today.read_s >= FRESH_S
        )

    def _read(self, site: BoardSite, today: _Today) -> None:
        now = self.clock.now()
        day = local_day(now.at, site.zone)
        if today.day != day:
            today.day, today.position, today.events = day, 0, []
            today.view = BoardView()
        midnight = datetime.combine(day, time.min, site.zone).astimezone(UTC)
        with self.engine.connect() as connection:
            last, messages = events_between(connection, site.id, today.position, midnight)
        if messages or not today.events:
            today.events += _readable(messages)
            today.view = view(of_day(today.events, day), site.rules)
        today.position, today.read_s = last, now.ticks_s


def _readable(messages: list[EventMessage]) -> list[Event]:
    events = []
    for message in messages:
        try:
            events.append(from_message(message))
        except MalformedEventError:  # taken in by another version of the server
            continue
    return events
