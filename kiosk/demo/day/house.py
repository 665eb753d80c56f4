"""The house of the day: the shipped example settings with more counters, tables and gates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.domain.types import CounterId, GateId, KeyId, NodeId, ServiceId, SiteId, StationId
from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.server import CentreSettings

if TYPE_CHECKING:
    from pathlib import Path

SITE = SiteId("rutan-balikpapan")
KEY = KeyId("feast")

REGISTRATION, GOODS = StationId("registrasi"), StationId("barang")
SEARCH, TABLES = StationId("penggeledahan"), StationId("tatap-muka")
ROOM, INFORMATION = StationId("program"), StationId("informasi")

VISIT, LEAVE_GOODS = ServiceId("tatap_muka"), ServiceId("titip_barang")
PROGRAMME, COUNSEL = ServiceId("program"), ServiceId("bantuan_hukum")
ADVICE = ServiceId("informasi")

COUNTERS = {REGISTRATION: 6, GOODS: 4, SEARCH: 4, TABLES: 12, ROOM: 1, INFORMATION: 2}
SESSION_MINUTES = 10
"""At twelve tables a thousand parties of which half come face to face need short sessions, as
houses have on feast days (10 to 15 minutes)."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """One gate: its number prefixes are the example's with ``letter`` behind them."""

    gate: GateId
    node: NodeId
    letter: str


ENTRANCES = (
    Entrance(GateId("gate-a"), NodeId("gate-a-1"), "A"),
    Entrance(GateId("gate-b"), NodeId("gate-b-1"), "B"),
    Entrance(GateId("gate-c"), NodeId("gate-c-1"), "C"),
)


def counters(station: StationId) -> tuple[CounterId, ...]:
    """Return the counters or tables of a station."""
    return tuple(CounterId(str(number)) for number in range(1, COUNTERS[station] + 1))


def gate_settings(entrance: Entrance, folder: Path, url: str, token: str) -> GateSettings:
    """Return a gate's settings; ``url`` is where its cable to the server begins."""
    content = _example("gate.example.toml")
    content["gate"] |= {"id": entrance.gate, "node": entrance.node}
    content["server"] |= {"url": url, "token": token}
    content["storage"] = {"folder": folder}
    content["printer"] = {"address": "none"}
    for service in content["services"]:
        service["prefix"] += entrance.letter
    return GateSettings(**content)


def centre_settings(folder: Path, database: str) -> CentreSettings:
    """Return the server's settings; it listens on any free port of this machine."""
    content = _example("server.example.toml")
    content["listen"] = {"host": "127.0.0.1", "port": 0}
    content["database"] = {"address": database}
    content["sealing"] = {"file": folder / "sealing.key"}
    content["keys"] = [{"id": KEY, "file": folder / "key.pem"}]
    return CentreSettings(**content)


def _example(name: str) -> dict[str, Any]:
    content = tomllib.loads(example_config(name).read_text("utf-8"))
    for station in content["stations"]:
        station["counters"] = list(counters(StationId(station["id"])))
        if "session_minutes" in station:
            station["session_minutes"] = SESSION_MINUTES
    return content
