"""The sites of the settings, with the rules of their boards and their language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.domain.queue import Policy
from kiosk.domain.types import LanguageCode, SiteId, StationId
from kiosk.server.board import BoardRules, Place
from kiosk.server.boards import BoardSite
from kiosk.server.days import Locality
from kiosk.server.pacing import Pace
from kiosk.wording import open_wordings

if TYPE_CHECKING:
    from kiosk.settings.server import BoardSiteSection, CentreSettings
    from kiosk.wording import Wording


def localities(settings: CentreSettings) -> dict[SiteId, Locality]:
    """Return what decides each site's day, by id."""
    policy = Policy(settings.queue.priority_one_in, settings.queue.walk_ins_last)
    return {SiteId(site.id): Locality(ZoneInfo(site.timezone), policy) for site in settings.sites}


def board_sites(settings: CentreSettings) -> dict[SiteId, BoardSite]:
    """Return the sites that have a board, by id."""
    return {
        SiteId(site.id): BoardSite(
            SiteId(site.id), site.name, ZoneInfo(site.timezone), _rules(site, settings)
        )
        for site in settings.sites
    }


def _rules(site: BoardSiteSection, settings: CentreSettings) -> BoardRules:
    places = {
        StationId(station.id): Place(
            station.place.get(site.language) or next(iter(station.place.values())),
            station.numbered,
        )
        for station in settings.stations
    }
    wording = _wording(site)
    return BoardRules(
        places=places,
        any_place=Place(wording.say("Counter")),
        most_before=settings.board.recent_calls,
        usual_s=site.usual_minutes_per_party * 60,
        pace=Pace(settings.board.call_seconds, settings.board.shortest_call_seconds),
    )


def wordings_of(settings: CentreSettings) -> dict[SiteId, Wording]:
    """Return each site's language; raises FileNotFoundError for one without a catalogue."""
    return {SiteId(site.id): _wording(site) for site in settings.sites}


def _wording(site: BoardSiteSection) -> Wording:
    language = LanguageCode(site.language)
    return open_wordings([language], ZoneInfo(site.timezone), site.zone_name)[language]
