"""Where officers work: one site's layout, rules and languages, and the counter of a desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.clock import at_local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time, tzinfo

    from kiosk.domain.house import House, Station
    from kiosk.domain.types import CounterId, LanguageCode, StationId
    from kiosk.wording import Wording


@dataclass(frozen=True, slots=True)
class Post:
    """The counter at which an officer works."""

    station: StationId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class Workplace:
    """One site. ``wordings`` has the site's own language first.

    ``unnumbered`` are stations with one place only: "Barang", not "Barang 1". ``absent_s``: when a
    number that nobody came for is back in the line; ``out_s``: how long the way out takes;
    ``closes``: local time at which nobody may be inside any more; ``usual_s``: the pace of a line
    before there were calls.
    """

    house: House
    zone: tzinfo
    wordings: Mapping[LanguageCode, Wording]
    unnumbered: frozenset[StationId] = frozenset()
    absent_s: float = 300.0
    out_s: float = 600.0
    closes: time | None = None
    usual_s: float = 180.0

    def closes_at(self, day: date) -> datetime | None:
        """Return when the house closes on a local day, None without such a time."""
        return None if self.closes is None else at_local(day, self.closes, self.zone)

    @property
    def own(self) -> Wording:
        """Return the site's own language."""
        return next(iter(self.wordings.values()))

    def wording(self, language: str) -> Wording:
        """Return an officer's language, the site's own where there is no such catalogue."""
        found = {str(code): wording for code, wording in self.wordings.items()}
        return found.get(language, self.own)

    def post(self, station: str, counter: str) -> Post | None:
        """Return a counter of the layout by its names, None where there is none."""
        known = {str(each.id): each for each in self.house.stations.values()}.get(station)
        if known is None:
            return None
        return next((Post(known.id, each) for each in known.counters if each == counter), None)

    def first_post(self, station: Station) -> Post:
        """Return the first counter of a station."""
        return Post(station.id, station.counters[0])

    def station(self, post: Post) -> Station:
        """Return the station of a counter."""
        return self.house.stations[post.station]
