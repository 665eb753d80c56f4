"""The boards of all sites: each read once per change, however many screens show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.server.board import BoardRules, BoardView, ShownCall, view

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from datetime import tzinfo

    from kiosk.domain.types import SiteId
    from kiosk.server.days import Days, Today


@dataclass(frozen=True, slots=True)
class BoardSite:
    """A site with a board."""

    id: SiteId
    name: str
    zone: tzinfo
    rules: BoardRules


@dataclass(slots=True)
class Boards:
    """Reads boards out of the days."""

    days: Days
    sites: Mapping[SiteId, BoardSite]
    _last: dict[SiteId, tuple[Today, BoardView]] = field(default_factory=dict)

    async def current(self, site: SiteId) -> BoardView:
        """Return a site's board as it is now; raises KeyError for a site without one."""
        rules = self.sites[site].rules
        return self._view(site, await self.days.today(site), rules)

    async def call(self, site: SiteId, key: str) -> ShownCall | None:
        """Return a call that is on a site's board, None for any other; raises KeyError."""
        found = (await self.current(site)).call(key)
        if found is None:
            # Another worker may have shown it this very moment to the screen that asks here.
            today = await self.days.today(site, anew=True)
            found = self._view(site, today, self.sites[site].rules).call(key)
        return found

    async def live(self, site: SiteId) -> AsyncIterator[BoardView | None]:
        """Yield the board at once and at every change, and None as a sign of life.

        Ends when the server stops.
        """
        rules = self.sites[site].rules
        shown: BoardView | None = None
        async for today in self.days.follow(site):
            present = self._view(site, today, rules)
            yield present if present != shown else None
            shown = present

    def _view(self, site: SiteId, today: Today, rules: BoardRules) -> BoardView:
        last = self._last.get(site)
        if last is None or last[0] is not today:
            last = self._last[site] = (today, view(today, rules, today.at))
        return last[1]
