"""A whole installation in a scratch folder: keys, database, bookings, tokens, film, settings.

The settings are the shipped examples; what differs is put over them by the environment, as an
installation may do.
"""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.demo import day
from kiosk.demo.film import Prop, PropKind, Scene, render
from kiosk.domain.booking import Booking
from kiosk.domain.types import GateId, KeyId, NodeId, ServiceId, SiteId
from kiosk.journal.centre.store import open_store
from kiosk.journal.gate.recording import Author
from kiosk.resources import example_config
from kiosk.server.accounts import add_gate
from kiosk.server.bookings import BookingWish, add_bookings
from kiosk.wire.codes import issue_code
from kiosk.wire.keys import load_signing_key, write_new_key
from kiosk.wire.sealing import write_new_sealing_key

SITE = SiteId("rutan-balikpapan")
SERVICE = ServiceId("tatap_muka")
GATE, NODE = GateId("gate-a"), NodeId("gate-a-1")
KEY = KeyId("demo")
KINDS = (PropKind.PHONE, PropKind.SLIP, PropKind.DARK_PHONE)
SCENES = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Scratch:
    """What was prepared. ``server`` and ``gate`` are the environments of their processes."""

    folder: Path
    url: str
    server: dict[str, str]
    gate: dict[str, str]
    server_settings: Path
    gate_settings: Path
    witness_token: str
    journal: Path
    author: Author
    four: tuple[Booking, ...]
    film: Path
    scenes: dict[str, Scene]

    @property
    def board(self) -> str:
        """Address of the public board."""
        return f"{self.url}/board/{SITE}"


def prepare(folder: Path, printer: str) -> Scratch:
    """Make everything that the demo's processes need in ``folder``."""
    now = SystemClock().now().at
    zone, zone_name = day.zone_for(now)
    write_new_key(folder / "key.pem")
    write_new_sealing_key(folder / "sealing.key")
    address, port = f"sqlite:///{folder / 'centre.db'}", _free_port()
    engine = open_store(address)
    token = add_gate(engine, SITE, GATE, NODE, "Gerbang A", now)
    witness = add_gate(engine, SITE, GateId("gate-b"), NodeId("gate-b-1"), "Gerbang B", now)
    (folder / "token").write_text(token)
    planned = [*day.the_four(now), *day.the_others(now, zone)]
    bookings = add_bookings(engine, [_wish(plan) for plan in planned], now)
    engine.dispose()
    four = tuple(bookings[: len(SCENES)])
    film = folder / "film.avi"
    url = f"http://127.0.0.1:{port}"
    place = {"id": SITE, "name": "Rutan Kelas IIA Balikpapan"}
    return Scratch(
        folder=folder,
        url=url,
        server={
            "KIOSK_SITES": json.dumps([place | {"timezone": zone.key, "zone_name": zone_name}]),
            "KIOSK_LISTEN__HOST": "127.0.0.1",
            "KIOSK_LISTEN__PORT": str(port),
            "KIOSK_DATABASE__ADDRESS": address,
            "KIOSK_LOGINS__SECURE": "false",  # no TLS on one machine
            "KIOSK_SEALING__FILE": str(folder / "sealing.key"),
            "KIOSK_KEYS": json.dumps([{"id": KEY, "file": str(folder / "key.pem")}]),
        },
        gate={
            "KIOSK_SITE__TIMEZONE": zone.key,
            "KIOSK_SITE__ZONE_NAME": zone_name,
            "KIOSK_SERVER__URL": url,
            "KIOSK_SERVER__PUBLIC_URL": url,
            "KIOSK_SERVER__TOKEN_FILE": str(folder / "token"),
            "KIOSK_STORAGE__FOLDER": str(folder / "gate"),
            "KIOSK_PRINTER__ADDRESS": printer,
            "KIOSK_CAMERA__SOURCE": str(film),
        },
        server_settings=example_config("server.example.toml"),
        gate_settings=example_config("gate.example.toml"),
        witness_token=witness,
        journal=folder / "gate",
        author=Author(NODE, SITE, GATE, zone),
        four=four,
        film=film,
        scenes=_filmed(four, folder),
    )


def _filmed(bookings: tuple[Booking, ...], folder: Path) -> dict[str, Scene]:
    key = load_signing_key(folder / "key.pem", KEY)
    props = {
        name: Prop(issue_code(booking, key), kind, seed)
        for seed, (name, booking, kind) in enumerate(zip(SCENES, bookings, KINDS, strict=True))
    }
    return {scene.name: scene for scene in render(props, folder / "film.avi")}


def _wish(plan: day.Planned) -> BookingWish:
    return BookingWish(
        site=SITE,
        service=SERVICE,
        session_from=plan.session_from,
        session_until=plan.session_until,
        party=plan.party,
        visitor=plan.visitor,
        host=plan.host,
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
