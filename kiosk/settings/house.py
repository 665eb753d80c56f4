"""How an institution is laid out: the same tables in a gate's settings and in the server's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator

from kiosk.domain.house import Door, Goods, Names, Service, Station
from kiosk.domain.queue import Policy
from kiosk.domain.types import CounterId, GoodsId, LanguageCode, ServiceId, StationId
from kiosk.settings.reading import Section

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Texts = Annotated[dict[str, str], Field(min_length=1)]


class StationSection(Section):
    """One stop of a journey."""

    id: Name
    name: Texts
    place: Texts
    icon: str = "users"
    counters: Annotated[tuple[str, ...], Field(min_length=1)] = ("1",)
    belongings_only: bool = False
    inspects: bool = False
    lets_in: bool = False
    session_minutes: Annotated[float, Field(gt=0, le=24 * 60)] | None = None
    host_first: bool = False
    roster: bool = False

    @model_validator(mode="after")
    def _counters_differ(self) -> StationSection:
        if len(set(self.counters)) < len(self.counters):
            raise ValueError("two counters share a name: a number could be called to either")
        return self


class ServiceSection(Section):
    """What a visitor can come for."""

    id: Name
    name: Texts
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{1,2}$")]
    door: Literal["booking", "visit", "goods", "programme"] = "booking"
    asks_host: bool = False
    icon: str = "users"
    stations: Annotated[list[str], Field(min_length=1)]

    @model_validator(mode="after")
    def _asks_at_a_door(self) -> ServiceSection:
        if self.asks_host and self.door == "booking":
            message = "asks_host asks parties without a booking, but no door lets them in"
            raise ValueError(message)
        return self


class GoodsSection(Section):
    """A kind of things that parties bring."""

    id: Name
    name: Texts
    icon: str = "package"


class QueueSection(Section):
    """In which order parties are called, when an absent one comes back, when all must be out."""

    priority_one_in: Annotated[int, Field(ge=1, le=10)] = 2
    walk_ins_last: bool = False
    absent_minutes: Annotated[int, Field(ge=1, le=120)] = 5
    out_minutes: Annotated[int, Field(ge=1, le=120)] = 10
    closes: time | None = None


Identified = TypeVar("Identified", StationSection, ServiceSection, GoodsSection)


def ids_differ(sections: Sequence[Identified]) -> Sequence[Identified]:
    """Return the sections; raises ValueError where two share an id."""
    ids = [section.id for section in sections]
    if len(set(ids)) < len(ids):
        raise ValueError("two of them share an id: one would hide the other")
    return sections


def prefixes_differ(services: Sequence[ServiceSection]) -> Sequence[ServiceSection]:
    """Return the services; raises ValueError where two share a prefix."""
    prefixes = [service.prefix for service in services]
    if len(set(prefixes)) < len(prefixes):
        message = "two services share a prefix: their queue numbers would be the same"
        raise ValueError(message)
    return services


def unknown_stations(services: Iterable[ServiceSection], stations: Iterable[str]) -> list[str]:
    """Name the stations of journeys that are not laid out."""
    named = {name for service in services for name in service.stations}
    return sorted(named - set(stations))


def stations_of(sections: Iterable[StationSection]) -> dict[StationId, Station]:
    """Return the stations as the domain knows them."""
    return {
        StationId(section.id): Station(
            id=StationId(section.id),
            names=names(section.name or section.place),
            place=names(section.place),
            icon=section.icon,
            counters=tuple(CounterId(counter) for counter in section.counters),
            session_s=section.session_minutes * 60 if section.session_minutes else None,
            lets_in=section.lets_in,
            host_first=section.host_first,
            goods=section.inspects,
            roster=section.roster,
        )
        for section in sections
    }


def services_of(sections: Iterable[ServiceSection]) -> dict[ServiceId, Service]:
    """Return the services as the domain knows them."""
    return {
        ServiceId(section.id): Service(
            id=ServiceId(section.id),
            names=names(section.name),
            prefix=section.prefix,
            stations=tuple(StationId(station) for station in section.stations),
            door=door_of(section.door),
            asks_host=section.asks_host,
            icon=section.icon,
        )
        for section in sections
    }


def goods_of(sections: Iterable[GoodsSection]) -> dict[GoodsId, Goods]:
    """Return the kinds of goods as the domain knows them."""
    return {
        GoodsId(each.id): Goods(GoodsId(each.id), names(each.name), each.icon) for each in sections
    }


def policy_of(section: QueueSection) -> Policy:
    """Return how the place orders its lines."""
    return Policy(section.priority_one_in, section.walk_ins_last)


def door_of(name: str) -> Door | None:
    """Return the door of a service, None for ``booking``."""
    return None if name == "booking" else Door(name)


def names(texts: dict[str, str]) -> Names:
    """Return texts by language."""
    return {LanguageCode(code): text for code, text in texts.items()}
