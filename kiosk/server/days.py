"""The local day of each site: folded once per change, however many boards and phones look."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.clock import local_day, midnight
from kiosk.domain.events import Event, TicketCalled, TicketIssued, TicketRecalled
from kiosk.domain.queue import Folding, Policy, Queue
from kiosk.journal.centre.changes import arrivals_between
from kiosk.server.pacing import Heard
from kiosk.wire.events import MalformedEventError, from_message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
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
class Today:
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
    """What is known of one site: its facts so far, and the day read out of them."""

    folding: Folding = field(default_factory=Folding)
    today: Today | None = None
    position: int = 0
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

    def kept(self) -> Iterator[tuple[SiteId, Today]]:
        """Yield the days that this process has read, as it last did."""
        for site, followed in self._followed.items():
            if followed.today is not None:
                yield site, followed.today

    async def today(self, site: SiteId, *, anew: bool = False) -> Today:
        """Return a site's day as it is now; raises KeyError for a site that is not served.

        ``anew``: read what has come since, though nobody told of a change.
        """
        locality = self.sites[site]
        followed = self._followed.setdefault(site, _Followed())
        async with followed.lock:
            today = followed.today
            if anew or today is None or self._is_stale(site, locality, followed):
                version = self.hub.version(site)
                today = await asyncio.to_thread(self._read, site, locality, followed)
                followed.version = version
        return today

    async def follow(self, site: SiteId) -> AsyncIterator[Today]:
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

    def _read(self, site: SiteId, locality: Locality, followed: _Followed) -> Today:
        now = self.clock.now()
        day = local_day(now.at, locality.zone)
        today = followed.today
        if today is None or today.day != day:
            today = Today(day, now.at)
            followed.folding, followed.position = Folding(locality.policy), 0
        from_at = midnight(day, locality.zone)
        with self.engine.connect() as connection:
            last, arrivals = arrivals_between(connection, site, followed.position, from_at)
        new = list(_readable(arrivals))
        counted = of_day((event for _, event in new), day)
        queue = followed.folding.take(counted)
        followed.position, followed.read_s = last, now.ticks_s
        followed.today = Today(
            day=day,
            at=now.at,
            # Time alone changes it too: a number that nobody came for is in the line again.
            queue=queue.at(now.at),
            heard=(*today.heard, *calls_in(new)),
            # A new list: whoever has the former day goes on reading it undisturbed.
            events=[*today.events, *counted] if counted else today.events,
            position=last,
        )
        return followed.today


def of_day(events: Iterable[Event], day: date) -> list[Event]:
    """Leave out tickets of other days: each counts on the day that its own event names."""
    return [
        event
        for event in events
        if not isinstance(event.body, TicketIssued) or event.body.day == day
    ]


def calls_in(arrived: Iterable[tuple[datetime, Event]]) -> list[Heard]:
    """Return the calls among events, with the time at which each was received."""
    return [
        Heard(event.ticket, event.body.station, event.body.counter, event.at, received_at)
        for received_at, event in arrived
        if isinstance(event.body, TicketCalled | TicketRecalled) and event.ticket is not None
    ]


def _readable(arrivals: list[Arrival]) -> Iterable[tuple[datetime, Event]]:
    for arrival in arrivals:
        try:
            yield arrival.received_at, from_message(arrival.message)
        except MalformedEventError:  # taken in by another version of the server
            continue
