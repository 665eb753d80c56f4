"""How one institution is laid out: services, the stations of their journeys, and their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.types import CounterId, GateId, LanguageCode, ServiceId, SiteId, StationId

Names = Mapping[LanguageCode, str]
"""One text per language; the house's first language is always there."""


@dataclass(frozen=True, slots=True)
class Station:
    """One stop of a journey. ``place`` is what its counters are called, e.g. ``Loket``."""

    id: StationId
    names: Names
    place: Names
    icon: str
    counters: tuple[CounterId, ...]


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
    """

    site: SiteId
    gate: GateId
    site_name: str
    gate_names: Names
    languages: tuple[LanguageCode, ...]
    services: Mapping[ServiceId, Service]
    stations: Mapping[StationId, Station]
    complaints: Names = field(default_factory=dict)


def named(names: Names, language: LanguageCode) -> str:
    """Return the text in a language, or in whichever language there is."""
    return names.get(language) or next(iter(names.values()), "")
