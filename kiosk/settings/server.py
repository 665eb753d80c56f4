"""The settings of the central server: ``config/server.example.toml`` explains every key."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator, model_validator

from kiosk.settings.gate import Seconds, SiteSection
from kiosk.settings.house import (
    GoodsSection,
    QueueSection,
    ServiceSection,
    StationSection,
    Texts,
    ids_differ,
    prefixes_differ,
    unknown_stations,
)
from kiosk.settings.reading import Section, SettingsFile

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]


class BoardSiteSection(SiteSection):
    """One institution and how its public board speaks."""

    language: Language = "id"
    usual_minutes_per_party: Annotated[float, Field(gt=0)] = 3


class CentreStationSection(StationSection):
    """A station as in the gates' settings, and what visitors read of it on board and phone."""

    name: Texts = Field(default_factory=dict)  # on the board its place is enough
    numbered: bool = True
    bring: dict[str, str] = Field(default_factory=dict)


class ListenSection(Section):
    """Where the server answers."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    trusted_proxies: tuple[str, ...] = ()


class DatabaseSection(Section):
    """Where the server keeps what it knows; the address may hold a password."""

    address: SecretStr = SecretStr("sqlite:////var/lib/kiosk/centre.db")


class SigningKeySection(Section):
    """A private key that booking codes are signed with."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,40}$")]
    file: Path


class SealingSection(Section):
    """The private key that opens what visitors without a booking typed at a gate."""

    file: Path | None = None


class LimitsSection(Section):
    """How much the server takes at once."""

    body_kib: Annotated[int, Field(ge=64, le=65536)] = 2048
    waiting_requests: Annotated[int, Field(ge=1)] = 512
    history_days: Annotated[int, Field(ge=1)] = 7
    token_memory_s: Annotated[float, Field(ge=0)] = 5.0
    unknown_tickets_a_minute: Annotated[int, Field(ge=10)] = 600


class LoginsSection(Section):
    """Officers at the console."""

    secure: bool = True
    idle_minutes: Annotated[float, Field(gt=0, le=24 * 60)] = 30
    longest_hours: Annotated[float, Field(gt=0, le=7 * 24)] = 12


class BoardSection(Section):
    """The public board."""

    recent_calls: Annotated[int, Field(ge=1, le=6)] = 4
    heartbeat_s: Seconds = 10.0
    call_seconds: Annotated[Seconds, Field(le=60)] = 8.0
    shortest_call_seconds: Annotated[Seconds, Field(le=60)] = 5.0
    voice: Literal["espeak", "none"] = "espeak"
    words_a_minute: Annotated[int, Field(ge=80, le=300)] = 145

    @model_validator(mode="after")
    def _shortest_is_shorter(self) -> BoardSection:
        if self.shortest_call_seconds > self.call_seconds:
            raise ValueError("shortest_call_seconds is longer than call_seconds")
        return self


class CentreSettings(SettingsFile):
    """All that the server can be told."""

    sites: Annotated[list[BoardSiteSection], Field(min_length=1)]
    listen: ListenSection = ListenSection()
    database: DatabaseSection = DatabaseSection()
    keys: tuple[SigningKeySection, ...] = ()
    sealing: SealingSection = SealingSection()
    limits: LimitsSection = LimitsSection()
    board: BoardSection = BoardSection()
    logins: LoginsSection = LoginsSection()
    stations: tuple[CentreStationSection, ...] = ()
    services: tuple[ServiceSection, ...] = ()
    goods: tuple[GoodsSection, ...] = ()
    queue: QueueSection = QueueSection()

    _prefixes_differ = field_validator("services")(prefixes_differ)
    _ids_differ = field_validator("services", "stations", "goods")(ids_differ)

    @field_validator("sites")
    @classmethod
    def _sites_differ(cls, sites: list[BoardSiteSection]) -> list[BoardSiteSection]:
        if len({site.id for site in sites}) < len(sites):
            message = "two sites share an id"
            raise ValueError(message)
        return sites

    @field_validator("keys")
    @classmethod
    def _keys_differ(cls, keys: tuple[SigningKeySection, ...]) -> tuple[SigningKeySection, ...]:
        if len({key.id for key in keys}) < len(keys):
            message = "two keys share an id; a new key needs a new one, or old codes look forged"
            raise ValueError(message)
        return keys

    @model_validator(mode="after")
    def _stations_exist(self) -> CentreSettings:
        missing = unknown_stations(self.services, (station.id for station in self.stations))
        if missing:
            raise ValueError(f"no [[stations]] with id {', '.join(missing)}")
        return self
