"""From the settings file to what the domain works with."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from zoneinfo import ZoneInfo

from kiosk.domain.flow.terms import OpenService, Terms, Timing
from kiosk.domain.house import House
from kiosk.domain.officers import Officer
from kiosk.domain.rules import VisitingRules
from kiosk.domain.types import (
    CounterId,
    GateId,
    KeyId,
    LanguageCode,
    NodeId,
    OfficerId,
    ServiceId,
    SiteId,
    StationId,
)
from kiosk.gate.desk import Place
from kiosk.gate.face.face import Setting
from kiosk.journal.gate.recording import Author
from kiosk.settings.gate import NO_PRINTER, GateSettings
from kiosk.settings.house import door_of, goods_of, names, policy_of, services_of, stations_of
from kiosk.wire.sync import PublicKey
from kiosk.wording import open_wordings

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def house_of(settings: GateSettings) -> House:
    """Return how the place is laid out."""
    return House(
        site=SiteId(settings.site.id),
        gate=GateId(settings.gate.id),
        site_name=settings.site.name,
        gate_names=names(settings.gate.name),
        languages=tuple(LanguageCode(code) for code in settings.gate.languages),
        services=services_of(settings.services),
        stations=stations_of(settings.stations),
        goods=goods_of(settings.goods),
        public_url=settings.server.public_url,
        complaints=names(settings.site.complaints),
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
            if (door := door_of(service.door)) is not None
        ),
    )


def place_of(settings: GateSettings) -> Place:
    """Return the counter that the guards' display works for."""
    own = {GateId(settings.gate.id): names(settings.gate.name)}
    others = {GateId(gate.id): names(gate.name) for gate in settings.neighbours}
    return Place(
        station=StationId(settings.display.station),
        counter=CounterId(settings.display.counter),
        language=LanguageCode(settings.gate.languages[0]),
        gates=own | others,
        policy=policy_of(settings.queue),
        absent_s=settings.queue.absent_minutes * 60,
        out_s=settings.queue.out_minutes * 60,
        closes=settings.queue.closes,
        prints=settings.display.printer.address != NO_PRINTER,
    )


def officers_of(settings: GateSettings) -> tuple[Officer, ...]:
    """Return the officers that stand in the file."""
    return tuple(
        Officer(OfficerId(each.id), each.name, each.role, each.pin) for each in settings.officers
    )


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
