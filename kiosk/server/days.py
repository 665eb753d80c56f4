"""The local day of each site: folded once per change, however many boards and phones look."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from kiosk.clock import local_day
from kiosk.domain.events import Event, TicketCalled, TicketRecalled
from kiosk.domain.queue import Folding, Policy, Queue
from kiosk.journal.centre.changes import arrivals_between
from kiosk.server.pacing import Heard
from kiosk.wire.events import MalformedEventError, from_message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
    from datetime import tzinfo

    from sqlalchemy import Engine

    from kiosk.domain.types import SiteId
    from kiosk.journal.centre.changes import Arrival
    from kiosk.ports import Clock
    from kiosk.server.hub import Hub

FRESH_S = 1.0
"""A day asked for anew may be this old; whoever waits for a change is told at once."""


@dataclass(frozen=True, slots=True)
class Locality:
    """What decides when a site's day begins and how its lines are ordered."""

    zone: tzinfo
    policy: Policy


@dataclass(frozen=True, slots=True)
class SiteDay:
    """A site's day so far: its queue at ``at``, and the calls in the order in which they came.

    ``events`` are those that the queue was read out of; ``position`` is the site's that far.
    """

    day: date
    at: datetime
    queue: Queue = field(default_factory=Queue)
    heard: tuple[Heard, ...] = ()
    events: Sequence[Event] = ()
    position: int = 0


@dataclass(slots=True)
class _Followed:
    """What is known of one site: the day so far, and what it grows in."""

    folding: Folding
    folded: Queue = field(default_factory=Queue)
    today: SiteDay | None = None
    version: int = -1
    read_s: float = float("-inf")
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Days:
    """Keeps the day of each site that somebody looks at; ``heartbeat_s`` between signs of life."""

    engine: Engine
    clock: Clock
    hub: Hub
    sites: Mapping[SiteId, Locality]
    heartbeat_s: float
    _followed: dict[SiteId, _Followed] = field(default_factory=dict)

    async def today(self, site: SiteId) -> SiteDay:
        """Return a site's day as it is now; raises KeyError for a site that is not served."""
        locality = self.sites[site]
        followed = self._followed.setdefault(site, _Followed(Folding(locality.policy)))
        async with followed.lock:
            today = followed.today
            if today is None or self._is_stale(site, locality, followed):
                version = self.hub.version(site)
                today = await asyncio.to_thread(self._read, site, locality, followed)
                followed.version = version
        return today

    async def follow(self, site: SiteId) -> AsyncIterator[SiteDay]:
        """Yield the day at once, at every change, and as a sign of life. Ends with the server."""
        while not self.hub.closed:
            version = self.hub.version(site)
            yield await self.today(site)
            await self.hub.changed(site, version, self.heartbeat_s)

    def _is_stale(self, site: SiteId, locality: Locality, followed: _Followed) -> bool:
        now = self.clock.now()
        return (
            followed.version != self.hub.version(site)
            or followed.today is None
            or followed.today.day != local_day(now.at, locality.zone)
            or now.ticks_s - followed.read_s >= FRESH_S
        )

    def _read(self, site: SiteId, locality: Locality, followed: _Followed) -> SiteDay:
        now = self.clock.now()
        day = local_day(now.at, locality.zone)
        today = followed.today
        if today is None or today.day != day:
            today = SiteDay(day, now.at)
            followed.folding, followed.folded = Folding(locality.policy), today.queue
        midnight = datetime.combine(day, time.min, locality.zone).astimezone(UTC)
        with self.engine.connect() as connection:
            last, arrivals = arrivals_between(connection, site, today.position, midnight)
        if arrivals:
            new = list(_of_day(arrivals, day))
            followed.folded = followed.folding.take(event for _, event in new)
            today = replace(
                today,
                heard=(*today.heard, *calls_in(new)),
                # A new list: whoever has the former day goes on reading it undisturbed.
                events=[*today.events, *(event for _, event in new)],
            )
        followed.read_s = now.ticks_s
        # Time alone changes the queue too: a number that nobody came for is in the line again.
        queue = followed.folded.at(now.at)
        followed.today = replace(today, at=now.at, queue=queue, position=last)
        return followed.today


def calls_in(arrived: Iterable[tuple[datetime, Event]]) -> list[Heard]:
    """Return the calls among events, with the time at which each was received."""
    return [
        Heard(event.ticket, event.body.station, event.body.counter, event.at, received_at)
        for received_at, event in arrived
        if isinstance(event.body, TicketCalled | TicketRecalled) and event.ticket is not None
    ]


def _of_day(arrivals: list[Arrival], day: date) -> Iterable[tuple[datetime, Event]]:
    for arrival in arrivals:
        try:
            event = from_message(arrival.message)
        except MalformedEventError:  # taken in by another version of the server
            continue
        # A ticket counts on the day that its own event names.
        if getattr(event.body, "day", day) == day:
            yield arrival.received_at, event
