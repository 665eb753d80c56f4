"""A real server process and real gates, all on loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.clock import SystemClock
from kiosk.demo.witness import Witness
from kiosk.devices.decoder import LiveReader
from kiosk.domain.booking import Booking
from kiosk.domain.events import Event as Fact
from kiosk.domain.types import GateId, KeyId, NodeId, Seq, ServiceId, SiteId
from kiosk.gate.face import Face
from kiosk.gate.main import Devices, Gate, open_gate
from kiosk.journal.centre.store import open_store
from kiosk.resources import example_config
from kiosk.server.accounts import add_gate
from kiosk.server.bookings import BookingWish, add_bookings
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings
from kiosk.wire.codes import issue_code
from kiosk.wire.keys import load_signing_key, write_new_key
from kiosk.wire.sealing import write_new_sealing_key

SITE = SiteId("rutan-balikpapan")
PATIENCE_S = 60.0


def await_true(look: Callable[[], object], what: str) -> None:
    """Wait for something that takes as long as it takes; fails after a minute."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not look():
        assert time.monotonic() < deadline_s, f"did not happen: {what}"
        time.sleep(0.02)


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


@dataclass
class Centre:
    """The server: its files in ``folder``, its process started and killed by the test.

    ``more`` are settings beside those that every installation has, as the environment names them.
    """

    folder: Path
    port: int = field(default_factory=free_port)
    more: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.address = f"sqlite:///{self.folder / 'centre.db'}"
        write_new_key(self.folder / "key.pem")
        write_new_sealing_key(self.folder / "sealing.key")
        self.key = load_signing_key(self.folder / "key.pem", KeyId("k1"))
        self.engine = open_store(self.address)
        token = self.token("witness", "witness-1")
        self.witness = Witness(f"http://127.0.0.1:{self.port}", token, SITE)

    def start(self) -> None:
        config = self.folder / "server.toml"
        place = {"id": SITE, "name": "Rutan", "timezone": "Asia/Makassar"}
        environment = {
            "KIOSK_SITES": json.dumps([place]),
            "KIOSK_LISTEN__PORT": str(self.port),
            "KIOSK_DATABASE__ADDRESS": self.address,
            "KIOSK_SEALING__FILE": str(self.folder / "sealing.key"),
            "KIOSK_KEYS": json.dumps([{"id": "k1", "file": str(self.folder / "key.pem")}]),
        }
        config.write_text("")
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "kiosk", "server", "--config", str(config)],
                env={**os.environ, **environment, **self.more},
                stdout=log,
                stderr=log,
            )
        with closing(Witness(f"http://127.0.0.1:{self.port}", "nobody", SITE)) as probe:
            await_true(probe.is_up, "the server answers")

    def kill(self) -> None:
        """Pull the plug."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def token(self, gate: str, node: str) -> str:
        now = SystemClock().now().at
        return add_gate(self.engine, SITE, GateId(gate), NodeId(node), gate, now)

    def book(self, count: int, **changes: object) -> list[Booking]:
        """Book ``count`` parties for a session that is open now."""
        now = datetime.now(UTC)
        start = max(now - timedelta(minutes=10), local_midnight(now))
        wish = {
            "site": SITE,
            "service": ServiceId("tatap_muka"),
            "session_from": start,
            "session_until": now + timedelta(hours=2),
            "party": 2,
            "visitor": "Siti Rahmawati",
            "host": "Andi Prasetyo",
        }
        wishes = [BookingWish(**{**wish, **changes}) for _ in range(count)]  # type: ignore[arg-type] # fields by name
        return add_bookings(self.engine, wishes, now)

    def code(self, booking: Booking) -> str:
        return issue_code(booking, self.key)

    def events_of(self, node: str) -> list[Fact]:
        """Return what the server gives away of a gate's events, over HTTP."""
        return [event for event in self.witness.events() if event.author == node]

    def close(self) -> None:
        self.witness.close()
        self.engine.dispose()


def local_midnight(now: datetime) -> datetime:
    zone = ZoneInfo("Asia/Makassar")
    return now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)


@dataclass
class Post:
    """A gate without a window: the faces it shows are kept, the newest last."""

    gate: Gate
    faces: list[Face]

    @property
    def face(self) -> Face:
        return self.faces[-1]

    def own_events(self) -> list[Fact]:
        return self.gate.journal.own_events(Seq(1), 100_000)


def open_post(folder: Path, port: int, token: str, gate: str, prefix: str) -> Iterator[Post]:
    """Open a gate on the shipped example settings; yields once it runs."""
    text = example_config("gate.example.toml").read_text("utf-8")
    changed = (
        text.replace('id = "gate-a" ', f'id = "{gate}" ')
        .replace('node = "gate-a-1"', f'node = "{gate}-1"')
        .replace('prefix = "A"', f'prefix = "{prefix}"')
        .replace('url = ""', f'url = "http://127.0.0.1:{port}"')
        .replace('token = ""', f'token = "{token}"')
        .replace('folder = "/var/lib/kiosk"', f'folder = "{folder / gate}"')
        .replace("timeout_s = 10", "timeout_s = 3")
    )
    config = folder / f"{gate}.toml"
    config.write_text(changed)
    settings = read_settings(GateSettings, config)
    faces: list[Face] = []
    opened = open_gate(settings, Devices(None, LiveReader(), None), SystemClock(), faces.append)
    opened.start()
    await_true(lambda: faces, "the first face")
    try:
        yield Post(opened, faces)
    finally:
        opened.stop()


def equal(post: Post, centre: Centre, node: str) -> None:
    """Wait until the server has as many events as the gate, then hold them against each other."""
    await_true(
        lambda: len(centre.events_of(node)) >= len(post.own_events()), "all events at the server"
    )
    assert centre.events_of(node) == post.own_events()
