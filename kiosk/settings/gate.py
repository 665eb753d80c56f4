"""The settings of one gate: ``config/gate.example.toml`` explains every key."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from argon2 import Type, extract_parameters
from argon2.exceptions import InvalidHashError
from pydantic import AfterValidator, Field, SecretStr, field_validator, model_validator

from kiosk.domain.officers import OfficerRole
from kiosk.settings.house import (
    GoodsSection,
    Name,
    QueueSection,
    ServiceSection,
    StationSection,
    Texts,
    ids_differ,
    prefixes_differ,
    unknown_stations,
)
from kiosk.settings.reading import Section, SettingsFile

Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Minutes = Annotated[float, Field(ge=0, le=24 * 60, allow_inf_nan=False)]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        message = "no such time zone; in Indonesia Asia/Jakarta, Asia/Makassar or Asia/Jayapura"
        raise ValueError(message) from error
    return name


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        good = not url or (parts.scheme in {"http", "https"} and bool(parts.hostname))
    except ValueError:
        good = False
    if not good:
        raise ValueError("an address as https://server.example:8443, or nothing")
    return url


def _host_only(url: str) -> str:
    parts = urlsplit(_web_address(url))
    # It stands in a QR code in capitals, which only scheme and host may become.
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ValueError("scheme and host only, e.g. https://kunjungan.example, or nothing")
    return url.rstrip("/")


def _sendable_token(token: SecretStr) -> SecretStr:
    # RFC 6750 2.1: what may stand in the header that carries it.
    if re.fullmatch(r"[A-Za-z0-9._~+/-]*=*", token.get_secret_value()) is None:
        raise ValueError("a token has plain letters, digits and . _ ~ + / - = only")
    return token


class SiteSection(Section):
    """The institution."""

    id: Name
    name: str
    timezone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Makassar"
    zone_name: str = "WITA"
    complaints: dict[str, str] = Field(default={})


def _pin_hash(text: str) -> str:
    try:
        good = extract_parameters(text).type is Type.ID
    except InvalidHashError:
        good = False
    if not good:
        raise ValueError("not a hash printed by `kiosk officer hash`")
    return text


class GateSection(Section):
    """One kiosk installation."""

    id: Name
    node: Name
    name: Texts
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = ("id", "en")


class ServerSection(Section):
    """The central server. Without an address the gate works alone."""

    url: Annotated[str, AfterValidator(_web_address)] = ""
    public_url: Annotated[str, AfterValidator(_host_only)] = ""
    token: Annotated[SecretStr, AfterValidator(_sendable_token)] = SecretStr("")
    token_file: Path | None = None
    timeout_s: Seconds = 10.0


class StorageSection(Section):
    """Where the journal lies."""

    folder: Path


class CameraSection(Section):
    """The scanner's eye."""

    source: str = "0"
    width: Annotated[int, Field(ge=320, le=4096)] = 1280
    height: Annotated[int, Field(ge=240, le=4096)] = 720
    fps: Annotated[int, Field(ge=1, le=60)] = 15
    mirror: bool = True


NO_PRINTER = "none"


class PrinterSection(Section):
    """A printer: the touchscreen's for tickets, or the display's for receipts."""

    address: str = NO_PRINTER
    width_dots: Literal[384, 512, 576] = 576


class VoiceSection(Section):
    """What reads the screens aloud, for whoever switches it on."""

    engine: str = "espeak"
    words_a_minute: Annotated[int, Field(ge=80, le=300)] = 150


class ScreenSection(Section):
    """A window: the touchscreen's or the display's."""

    width: Annotated[int, Field(ge=320)] = 1080
    height: Annotated[int, Field(ge=320)] = 1920
    fullscreen: bool = True


class TouchSection(ScreenSection):
    """The touchscreen's window, and the panel it is on: sizes follow from its millimetres."""

    panel_width_mm: Annotated[float, Field(ge=100, le=2000)] = 298
    panel_height_mm: Annotated[float, Field(ge=100, le=2000)] = 531
    panel_bottom_mm: Annotated[float, Field(ge=0, le=2000)] = 850

    @model_validator(mode="after")
    def _panel_hangs_as_the_window(self) -> TouchSection:
        if (self.width > self.height) != (self.panel_width_mm > self.panel_height_mm):
            message = (
                "width and height in pixels are upright and panel_width_mm and panel_height_mm "
                "lying, or the other way round: give both as the panel hangs"
            )
            raise ValueError(message)
        return self


class TimingSection(Section):
    """How long screens stay."""

    idle_s: Seconds = 60.0
    warning_s: Seconds = 20.0
    ticket_s: Seconds = 15.0
    problem_s: Seconds = 30.0
    no_paper_s: Seconds = 45.0
    survey_s: Seconds = 20.0
    thanks_s: Seconds = 6.0
    sleep_s: Seconds = 3600.0


class RulesSection(Section):
    """Visiting rules of the place."""

    early_minutes: Minutes = 60
    late_minutes: Minutes = 60
    party_max: Annotated[int, Field(ge=1, le=50)] = 5
    session_quota: Annotated[int, Field(ge=1)] | None = None
    closed_weekdays: tuple[Weekday, ...] = ()
    closed_days: tuple[date, ...] = ()
    list_max_age_hours: Annotated[float, Field(gt=0, le=24 * 366, allow_inf_nan=False)] = 48
    usual_minutes_per_party: Annotated[Minutes, Field(gt=0)] = 3


class DisplaySection(Section):
    """The guards' display of this gate."""

    station: str
    counter: str = "1"
    lock_minutes: Minutes = 10
    screen: ScreenSection = ScreenSection(width=1920, height=1080)
    printer: PrinterSection = PrinterSection()


class OfficerSection(Section):
    """Somebody whom the display lets in without a server; ``pin`` is a hash, never the PIN."""

    id: Name
    name: Annotated[str, Field(min_length=1)]
    role: OfficerRole
    pin: Annotated[str, AfterValidator(_pin_hash)] = Field(repr=False)


class NeighbourSection(Section):
    """Another gate of the site, as officers call it."""

    id: Name
    name: Texts


class KeySection(Section):
    """A public key that booking codes may be signed with, 32 bytes of Ed25519 in Base64."""

    id: str
    public: str


class GateSettings(SettingsFile):
    """All that a gate can be told."""

    site: SiteSection
    gate: GateSection
    storage: StorageSection
    display: DisplaySection
    stations: Annotated[list[StationSection], Field(min_length=1)]
    services: Annotated[list[ServiceSection], Field(min_length=1)]
    goods: tuple[GoodsSection, ...] = ()
    server: ServerSection = ServerSection()
    camera: CameraSection = CameraSection()
    printer: PrinterSection = PrinterSection()
    screen: TouchSection = TouchSection()
    voice: VoiceSection = VoiceSection()
    timing: TimingSection = TimingSection()
    rules: RulesSection = RulesSection()
    queue: QueueSection = QueueSection()
    keys: tuple[KeySection, ...] = ()
    neighbours: tuple[NeighbourSection, ...] = ()
    officers: tuple[OfficerSection, ...] = ()

    _prefixes_differ = field_validator("services")(prefixes_differ)
    _ids_differ = field_validator("services", "stations", "goods")(ids_differ)

    @field_validator("officers")
    @classmethod
    def _officers_differ(cls, officers: tuple[OfficerSection, ...]) -> tuple[OfficerSection, ...]:
        if len({officer.id for officer in officers}) < len(officers):
            raise ValueError("two officers share an id: one would act in the other's name")
        return officers

    @model_validator(mode="after")
    def _stations_exist(self) -> GateSettings:
        known = {station.id for station in self.stations}
        own = {self.display.station} - known
        missing = sorted({*unknown_stations(self.services, known), *own})
        if missing:
            message = f"no [[stations]] with id {', '.join(missing)}; there are {sorted(known)}"
            raise ValueError(message)
        return self
