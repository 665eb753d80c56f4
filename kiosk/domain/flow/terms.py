"""What a gate's settings say to the journey: services, prefixes, and how long screens stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.domain.house import Door
from kiosk.domain.types import LanguageCode, ServiceId, StationId


@dataclass(frozen=True, slots=True)
class Timing:
    """How long the screens stay (WCAG 2.2.1), in seconds.

    After ``idle_s`` without a touch a warning is shown for ``warning_s``; the ticket stays
    ``ticket_s``, or ``no_paper_s`` when it was not printed, a problem ``problem_s``, a question of
    the survey ``survey_s``, the thanks ``thanks_s``, all with a visible countdown. After
    ``sleep_s`` without anybody the kiosk sleeps.
    """

    idle_s: float = 60.0
    warning_s: float = 20.0
    ticket_s: float = 15.0
    problem_s: float = 30.0
    no_paper_s: float = 45.0
    survey_s: float = 20.0
    thanks_s: float = 6.0
    sleep_s: float = 3600.0


@dataclass(frozen=True, slots=True)
class OpenService:
    """A service that can be come to without a booking."""

    id: ServiceId
    door: Door
    asks_host: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What this gate's settings say to the journey."""

    language: LanguageCode
    party_max: int
    prefixes: dict[str, str]
    """Queue number prefix per service."""
    timing: Timing = field(default_factory=Timing)
    open_services: tuple[OpenService, ...] = ()
    journeys: Mapping[str, tuple[StationId, ...]] = field(default_factory=dict)
    """The stations of each service, in order."""
    goods_stations: frozenset[StationId] = frozenset()
    """Stations that a party without belongings does not come to, where others are left."""

    def behind(self, door: Door) -> tuple[OpenService, ...]:
        """Return the services that a door leads to."""
        return tuple(service for service in self.open_services if service.door is door)

    def journey(self, service: ServiceId, *, belongings: bool) -> tuple[StationId, ...]:
        """Return the stations that a party of a service comes to."""
        whole = self.journeys.get(service, ())
        without = tuple(station for station in whole if station not in self.goods_stations)
        return whole if belongings or not without else without
