"""From the settings file to what the domain works with."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from zoneinfo import ZoneInfo

from kiosk.domain.flow.terms import OpenService, Terms, Timing
from kiosk.domain.house import Door, House, Names, Service, Station
from kiosk.domain.queue import Policy
from kiosk.domain.rules import VisitingRules
from kiosk.domain.types import (
    CounterId,
    GateId,
    KeyId,
    LanguageCode,
    NodeId,
    ServiceId,
    SiteId,
    StationId,
)
from kiosk.gate.desk import Place
from kiosk.gate.face.face import Setting
from kiosk.journal.gate.recording import Author
from kiosk.settings.gate import GateSettings
from kiosk.wire.sync import PublicKey
from kiosk.wording import open_wordings

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def house_of(settings: GateSettings) -> House:
    """Return how the place is laid out."""
    return House(
        site=SiteId(settings.site.id),
        gate=GateId(settings.gate.id),
        site_name=settings.site.name,
        gate_names=_names(settings.gate.name),
        languages=tuple(LanguageCode(code) for code in settings.gate.languages),
        services={
            ServiceId(service.id): Service(
                id=ServiceId(service.id),
                names=_names(service.name),
                prefix=service.prefix,
                stations=tuple(StationId(station) for station in service.stations),
                door=_door(service.door),
                asks_host=service.asks_host,
                icon=service.icon,
            )
            for service in settings.services
        },
        stations={
            StationId(station.id): Station(
                id=StationId(station.id),
                names=_names(station.name),
                place=_names(station.place),
                icon=station.icon,
                counters=tuple(CounterId(counter) for counter in station.counters),
            )
            for station in settings.stations
        },
        complaints=_names(settings.site.complaints),
    )


def setting_of(settings: GateSettings, *, speaks: bool = False) -> Setting:
    """Return the house and its languages; raises FileNotFoundError for a missing catalogue."""
    house = house_of(settings)
    zone = ZoneInfo(settings.site.timezone)
    return Setting(house, open_wordings(house.languages, zone, settings.site.zone_name), speaks)


def rules_of(settings: GateSettings) -> VisitingRules:
    """Return the visiting rules."""
    rules = settings.rules
    return VisitingRules(
        site=SiteId(settings.site.id),
        gate=GateId(settings.gate.id),
        services=frozenset(ServiceId(service.id) for service in settings.services),
        zone=ZoneInfo(settings.site.timezone),
        early_s=rules.early_minutes * 60,
        late_s=rules.late_minutes * 60,
        party_max=rules.party_max,
        session_quota=rules.session_quota,
        closed_weekdays=frozenset(WEEKDAYS.index(day) for day in rules.closed_weekdays),
        closed_days=frozenset(rules.closed_days),
        list_max_age_s=rules.list_max_age_hours * 3600,
    )


def terms_of(settings: GateSettings) -> Terms:
    """Return what the journey through the screens needs."""
    timing = settings.timing
    return Terms(
        language=LanguageCode(settings.gate.languages[0]),
        party_max=settings.rules.party_max,
        prefixes={service.id: service.prefix for service in settings.services},
        journeys={
            service.id: tuple(StationId(station) for station in service.stations)
            for service in settings.services
        },
        goods_stations=frozenset(
            StationId(station.id) for station in settings.stations if station.belongings_only
        ),
        timing=Timing(**timing.model_dump()),
        open_services=tuple(
            OpenService(ServiceId(service.id), door, service.asks_host)
            for service in settings.services
            if (door := _door(service.door)) is not None
        ),
    )


def _door(name: str) -> Door | None:
    return None if name == "booking" else Door(name)


def place_of(settings: GateSettings) -> Place:
    """Return the counter that the guards' display works for."""
    own = {GateId(settings.gate.id): _names(settings.gate.name)}
    others = {GateId(gate.id): _names(gate.name) for gate in settings.neighbours}
    return Place(
        station=StationId(settings.display.station),
        counter=CounterId(settings.display.counter),
        language=LanguageCode(settings.gate.languages[0]),
        gates=own | others,
        policy=policy_of(settings),
        absent_s=settings.queue.absent_minutes * 60,
    )


def policy_of(settings: GateSettings) -> Policy:
    """Return how the place orders its lines."""
    return Policy(settings.queue.priority_one_in, settings.queue.walk_ins_last)


def author_of(settings: GateSettings) -> Author:
    """Return who writes in this gate's journal."""
    return Author(
        node=NodeId(settings.gate.node),
        site=SiteId(settings.site.id),
        gate=GateId(settings.gate.id),
        zone=ZoneInfo(settings.site.timezone),
    )


def configured_keys(settings: GateSettings) -> list[PublicKey]:
    """Return the keys that stand in the file; raises ValueError for one that is no Base64."""
    keys = []
    for key in settings.keys:
        try:
            raw = b64decode(key.public, validate=True)
        except Base64Error as error:
            raise ValueError(f"keys: the public key {key.id} is no Base64") from error
        keys.append(PublicKey(KeyId(key.id), raw))
    return keys


def _names(texts: dict[str, str]) -> Names:
    return {LanguageCode(code): text for code, text in texts.items()}
