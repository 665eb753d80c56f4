"""How one institution is laid out: services, the stations of their journeys, and their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.types import (
    CounterId,
    GateId,
    GoodsId,
    LanguageCode,
    ServiceId,
    SiteId,
    StationId,
)

Names = Mapping[LanguageCode, str]
"""One text per language; the house's first language is always there."""


@dataclass(frozen=True, slots=True)
class Station:
    """One stop of a journey. ``place`` is what its counters are called, e.g. ``Loket``.

    ``session_s``: its counters are tables at which a party sits for so long; None for a counter.
    ``lets_in``: a party that this station is done with goes in. ``host_first``: the person visited
    is asked before a party is called. ``goods``: what the party brought is inspected here.
    ``roster``: who comes here is on a list, and is noted as present.
    """

    id: StationId
    names: Names
    place: Names
    icon: str
    counters: tuple[CounterId, ...]
    session_s: float | None = None
    lets_in: bool = False
    host_first: bool = False
    goods: bool = False
    roster: bool = False


@dataclass(frozen=True, slots=True)
class Goods:
    """A kind of things that parties bring, e.g. medicine. ``icon`` is a Lucide name."""

    id: GoodsId
    names: Names
    icon: str


class Door(StrEnum):
    """By which button of the touchscreen a party without a booking comes to a service."""

    VISIT = "visit"
    GOODS = "goods"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Service:
    """What a visitor can come for: a queue prefix and the stations of its journey in order.

    ``door`` is None where only a booking leads to it. ``asks_host``: a party without a booking is
    asked whom it came for. ``icon`` is a Lucide name.
    """

    id: ServiceId
    names: Names
    prefix: str
    stations: tuple[StationId, ...]
    door: Door | None = None
    asks_host: bool = False
    icon: str = "users"


@dataclass(frozen=True, slots=True)
class House:
    """One gate of one site. ``languages`` has the house's own language first.

    ``complaints`` names its complaint channel, empty where the information counter is meant.
    ``public_url`` is where visitors' phones see their turn, "" where they cannot.
    """

    site: SiteId
    gate: GateId
    site_name: str
    gate_names: Names
    languages: tuple[LanguageCode, ...]
    services: Mapping[ServiceId, Service]
    stations: Mapping[StationId, Station]
    complaints: Names = field(default_factory=dict)
    goods: Mapping[GoodsId, Goods] = field(default_factory=dict)
    public_url: str = ""

    @property
    def table_stations(self) -> tuple[Station, ...]:
        """Return the stations at whose tables parties sit for a session."""
        return tuple(each for each in self.stations.values() if each.session_s is not None)

    def is_main(self, service: ServiceId) -> bool:
        """Tell whether a service is what most come for: the first one of the settings."""
        return service == next(iter(self.services), None)

    def service_name(self, service: ServiceId, language: LanguageCode) -> str:
        """Return what parties of a service came for; its id where the settings do not have it."""
        known = self.services.get(service)
        return named(known.names, language) if known else service

    def station_name(self, station: StationId, language: LanguageCode) -> str:
        """Return what a station is called; its id where the settings do not have it."""
        known = self.stations.get(station)
        return named(known.names, language) if known else station


def named(names: Names, language: LanguageCode) -> str:
    """Return the text in a language, or in whichever language there is."""
    return names.get(language) or next(iter(names.values()), "")
