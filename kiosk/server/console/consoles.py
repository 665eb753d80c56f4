"""The consoles of all sites: what each knows, read once per change however many desks look."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.domain.events import FaultCleared, FaultRaised, HelpGiven, HelpRequested, ScanRefused
from kiosk.domain.types import GateId
from kiosk.journal.centre.gates import heard
from kiosk.journal.centre.recording import CENTRE_GATE
from kiosk.server.console.deciding import Deciding
from kiosk.server.console.due import due_s
from kiosk.server.console.people import People
from kiosk.server.console.scene import Known, Scene
from kiosk.server.console.telling import Told, told

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from sqlalchemy import Engine

    from kiosk.domain.events import Event
    from kiosk.domain.types import OfficerId, SiteId
    from kiosk.server.console.desks import Decide, Desks
    from kiosk.server.console.wishes import Wish
    from kiosk.server.console.workplace import Post, Workplace
    from kiosk.server.days import Days, Today
    from kiosk.wording import Wording

CLOSER: GateId = CENTRE_GATE
"""Under which gate the centre's desks close the day."""

ODD = (HelpRequested, HelpGiven, FaultRaised, FaultCleared, ScanRefused)

GATHERED_S = 0.2
"""What follows a change within this time is shown together; a single change is shown at once."""

SETTLES_S = 1.05
"""A day is read anew at the earliest after a second."""


@dataclass(slots=True)
class _Seen:
    """What was last read of a site beside its day."""

    people: People
    known: Known | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Consoles:
    """What pages ask for; all methods belong to the event loop."""

    def __init__(self, days: Days, workplaces: Mapping[SiteId, Workplace], desks: Desks) -> None:
        """Prepare; nothing is read before somebody looks."""
        self._days = days
        self._desks = desks
        self.workplaces = workplaces
        self._seen = {site: _Seen(People(site, where.zone)) for site, where in workplaces.items()}

    @property
    def engine(self) -> Engine:
        """Return the database."""
        return self._days.engine

    async def known(self, site: SiteId) -> Known:
        """Return what is known of a site now."""
        today = await self._days.today(site)
        seen = self._seen[site]
        async with seen.lock:
            last = seen.known
            # By position, not by time: the wall clock may be set back.
            if last is None or (last.today is not today and last.today.position <= today.position):
                last = seen.known = await asyncio.to_thread(self._read, site, today)
            return last

    async def follow(self, site: SiteId) -> AsyncIterator[Known]:
        """Yield what is known at once, at every change, when time changes it, and now and then."""
        hub = self._days.hub
        while not hub.closed:
            version = hub.version(site)
            known = await self.known(site)
            yield known
            # A burst of changes is drawn once: a page's inside may be 100 kB.
            await asyncio.sleep(GATHERED_S)
            await hub.changed(site, version, self._patience_s(site, known))

    async def act(self, site: SiteId, officer: OfficerId, wish: Wish, wording: Wording) -> Told:
        """Do what an officer wishes, and say what became of it."""
        workplace = self.workplaces[site]
        today = await self._days.today(site)
        deciding = Deciding(wish, workplace, today.day, self._days.clock.now().at, CLOSER)
        written = await self.write(site, officer, deciding.decide)
        return told(wish, written, await self.scene(site, wish.post, wording))

    async def write(self, site: SiteId, officer: OfficerId, decide: Decide) -> Sequence[Event]:
        """Decide and write under the site's lock, and wake whoever waits for it."""
        now = self._days.clock.now().at
        written = await asyncio.to_thread(self._desks.write, site, officer, decide, now)
        if written.events:
            self._days.hub.wake({site: written.position})
        return written.events

    async def scene(self, site: SiteId, post: Post, wording: Wording) -> Scene:
        """Return the present moment of a site, as an officer reads it."""
        return Scene(await self.known(site), self.workplaces[site], wording, post)

    def _read(self, site: SiteId, today: Today) -> Known:
        with self._days.engine.connect() as connection:
            people = self._seen[site].people.read(connection, today)
            gates = heard(connection, site)
        return Known(today, people, gates, odd_events(today.events))

    def _patience_s(self, site: SiteId, known: Known) -> float:
        workplace, today = self.workplaces[site], known.today
        due = due_s(today.queue, workplace, today.at, workplace.closes_at(today.day))
        if due is None:
            return self._days.heartbeat_s
        return min(self._days.heartbeat_s, max(SETTLES_S, due + 0.02))


def odd_events(events: Sequence[Event]) -> list[Event]:
    """Return the events that tell of help, faults and refusals: a handful of a day's thousands."""
    return [event for event in events if isinstance(event.body, ODD)]
