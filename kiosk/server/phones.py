"""Tickets on visitors' phones: found by their id alone, and followed while they live."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.domain.waiting import prospects
from kiosk.journal.centre.finding import sites_of_ticket
from kiosk.journal.centre.gates import names
from kiosk.server.phone import PhoneFace, PhoneHouse, phone_face

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from sqlalchemy import Engine

    from kiosk.domain.types import GateId, LanguageCode, SiteId, TicketId
    from kiosk.domain.waiting import Prospect
    from kiosk.server.days import Days, Today
    from kiosk.wording import Wording

BREATH_S = 1.0
"""A hall full of phones need not follow every event of a busy minute one by one."""


@dataclass(frozen=True, slots=True)
class PhoneSite:
    """A site whose tickets can be followed; ``wordings`` has its own language first."""

    id: SiteId
    name: str
    house: PhoneHouse
    wordings: Mapping[LanguageCode, Wording]
    usual_s: float


@dataclass(slots=True)
class Phones:
    """Reads tickets out of the days; keeps nothing but what all phones of a site share."""

    engine: Engine
    days: Days
    sites: Mapping[SiteId, PhoneSite]
    breath_s: float = BREATH_S
    _prospects: dict[SiteId, tuple[Today, Mapping[TicketId, Prospect]]] = field(
        default_factory=dict
    )

    def is_kept(self, ticket: TicketId) -> bool:
        """Tell whether this process knows a ticket already: no guess needs to be counted."""
        return any(ticket in today.queue.tickets for _, today in self.days.kept())

    async def find(self, ticket: TicketId) -> PhoneSite | None:
        """Return the site at which a ticket is good today, None for anything else."""
        for site, today in list(self.days.kept()):
            if ticket in today.queue.tickets and await self._holds(site, ticket):
                return self.sites[site]
        for site in await asyncio.to_thread(self._look_up, ticket):
            # Another worker may have written it this very moment.
            if await self._holds(site, ticket) or await self._holds(site, ticket, anew=True):
                return self.sites[site]
        return None

    async def current(
        self, site: PhoneSite, ticket: TicketId, wording: Wording
    ) -> PhoneFace | None:
        """Return what a phone shows now; None once the ticket's day is over."""
        gates = await asyncio.to_thread(self._gates, site.id)
        return self._face(site, ticket, wording, await self.days.today(site.id), gates)

    async def live(
        self, site: PhoneSite, ticket: TicketId, wording: Wording
    ) -> AsyncIterator[tuple[PhoneFace | None, bool]]:
        """Yield what is shown and whether it is new, as a sign of life too.

        Ends with the server, and with the ticket's day: the last one is None then.
        """
        shown: PhoneFace | None = None
        gates = await asyncio.to_thread(self._gates, site.id)
        async for today in self.days.follow(site.id):
            face = self._face(site, ticket, wording, today, gates)
            is_new = face != shown
            yield face, is_new
            if face is None:
                return
            shown = face
            # After a sign of life nobody waits: the next call is told at once.
            await asyncio.sleep(self.breath_s if is_new else 0)

    async def _holds(self, site: SiteId, ticket: TicketId, *, anew: bool = False) -> bool:
        return ticket in (await self.days.today(site, anew=anew)).queue.tickets

    def _look_up(self, ticket: TicketId) -> list[SiteId]:
        with self.engine.connect() as connection:
            return sites_of_ticket(connection, ticket, self.sites)

    def _gates(self, site: SiteId) -> Mapping[GateId, str]:
        with self.engine.connect() as connection:
            return names(connection, site)

    def _face(
        self,
        site: PhoneSite,
        ticket: TicketId,
        wording: Wording,
        today: Today,
        gates: Mapping[GateId, str],
    ) -> PhoneFace | None:
        queued = today.queue.tickets.get(ticket)
        if queued is None:
            return None
        prospect = self._shared(site, today).get(ticket)
        gate = gates.get(queued.issue.gate, "")
        return phone_face(queued, prospect, site.house, wording, gate)

    def _shared(self, site: PhoneSite, today: Today) -> Mapping[TicketId, Prospect]:
        last = self._prospects.get(site.id)
        if last is None or last[0] is not today:
            last = self._prospects[site.id] = (today, prospects(today.queue, site.usual_s))
        return last[1]
