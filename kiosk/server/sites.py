"""The sites of the settings, with the rules of their boards and their language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.domain.house import House
from kiosk.domain.types import LanguageCode, SiteId, StationId
from kiosk.journal.centre.recording import CENTRE_GATE
from kiosk.server.board import BoardRules, Place
from kiosk.server.boards import BoardSite
from kiosk.server.console.workplace import Workplace
from kiosk.server.days import Locality
from kiosk.server.pacing import Pace
from kiosk.server.phone import PhoneHouse, PhoneStation
from kiosk.server.phones import PhoneSite
from kiosk.settings.house import goods_of, names, policy_of, services_of, stations_of
from kiosk.wording import catalogues, open_wordings

if TYPE_CHECKING:
    from kiosk.settings.server import BoardSiteSection, CentreSettings, CentreStationSection
    from kiosk.wording import Wording


def localities(settings: CentreSettings) -> dict[SiteId, Locality]:
    """Return what decides each site's day, by id."""
    policy = policy_of(settings.queue)
    return {SiteId(site.id): Locality(ZoneInfo(site.timezone), policy) for site in settings.sites}


def board_sites(settings: CentreSettings) -> dict[SiteId, BoardSite]:
    """Return the sites that have a board, by id."""
    return {
        SiteId(site.id): BoardSite(
            SiteId(site.id), site.name, ZoneInfo(site.timezone), _rules(site, settings)
        )
        for site in settings.sites
    }


def workplaces(settings: CentreSettings) -> dict[SiteId, Workplace]:
    """Return each site as officers work at it; raises FileNotFoundError without a catalogue."""
    return {SiteId(site.id): _workplace(site, settings) for site in settings.sites}


def _workplace(site: BoardSiteSection, settings: CentreSettings) -> Workplace:
    own = LanguageCode(site.language)
    languages = [own, *(each for each in catalogues() if each != own)]
    zone = ZoneInfo(site.timezone)
    return Workplace(
        house=House(
            site=SiteId(site.id),
            gate=CENTRE_GATE,
            site_name=site.name,
            gate_names={own: site.name},
            languages=tuple(languages),
            services=services_of(settings.services),
            stations=stations_of(settings.stations),
            goods=goods_of(settings.goods),
        ),
        zone=zone,
        wordings=open_wordings(languages, zone, site.zone_name),
        unnumbered=frozenset(StationId(each.id) for each in settings.stations if not each.numbered),
        absent_s=settings.queue.absent_minutes * 60,
        usual_s=site.usual_minutes_per_party * 60,
        out_s=settings.queue.out_minutes * 60,
        closes=settings.queue.closes,
    )


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


def phone_sites(settings: CentreSettings) -> dict[SiteId, PhoneSite]:
    """Return the sites whose tickets can be followed on a phone, by id."""
    stations = {StationId(station.id): _phone_station(station) for station in settings.stations}
    goods = goods_of(settings.goods)
    return {
        SiteId(site.id): PhoneSite(
            id=SiteId(site.id),
            name=site.name,
            house=PhoneHouse(stations, goods, names(site.complaints)),
            wordings=_wordings(site),
            usual_s=site.usual_minutes_per_party * 60,
        )
        for site in settings.sites
    }


def _phone_station(station: CentreStationSection) -> PhoneStation:
    return PhoneStation(
        names=names(station.name),
        place=names(station.place),
        numbered=station.numbered,
        icon=station.icon,
        bring=names(station.bring),
        session_s=station.session_minutes * 60 if station.session_minutes else None,
    )


def _wordings(site: BoardSiteSection) -> dict[LanguageCode, Wording]:
    """Return every language that there is, the site's own first."""
    own = LanguageCode(site.language)
    languages = sorted(catalogues(), key=lambda code: code != own)
    return open_wordings(languages, ZoneInfo(site.timezone), site.zone_name)


def _wording(site: BoardSiteSection) -> Wording:
    language = LanguageCode(site.language)
    return open_wordings([language], ZoneInfo(site.timezone), site.zone_name)[language]
