"""The server as a process of its own: killed, stopped, started again, and what it logs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import Engine, func, select

from kiosk.domain.types import GateId, NodeId, ServiceId
from kiosk.journal.centre.tables import events
from kiosk.server.accounts import add_gate
from kiosk.server.bookings import BookingWish, add_booking
from tests.server.gatehand import SITE, GateHand, ticket_of
from tests.server.running import await_truth

CONFIG = """
[listen]
port = 0
[database]
address = "{address}"
[[sites]]
id = "rutan-balikpapan"
name = "Rutan Kelas IIA Balikpapan"
"""
SERVE = """
import sys
from pathlib import Path
from kiosk.logs import configure_logs
from kiosk.server.main import serve
from kiosk.settings.reading import read_settings
from kiosk.settings.server import CentreSettings
configure_logs("server")
serve(read_settings(CentreSettings, Path(sys.argv[1])), lambda it: print(it.url, flush=True))
"""


class Process:
    """A server process; ``url`` is where it answers."""

    def __init__(self, config: Path, log: Path) -> None:
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-c", SERVE, str(config)],
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().decode().strip()
        assert self.url, log.read_text()

    def end(self, how: signal.Signals) -> int:
        self._process.send_signal(how)
        code = self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code


@contextmanager
def process(address: str, folder: Path) -> Iterator[Process]:
    config = folder / "server.toml"
    config.write_text(CONFIG.format(address=address))
    running = Process(config, folder / "log")
    try:
        yield running
    finally:
        running.end(signal.SIGKILL)


def a_gate(engine: Engine, url: str) -> GateHand:
    node = NodeId("gate-a-1")
    token = add_gate(engine, SITE, GateId("gate-a"), node, "Gerbang A", datetime.now(UTC))
    return GateHand(url, token, node)


def test_killed_in_the_middle_of_writing_it_keeps_what_it_answered_for(
    address: str, engine: Engine, tmp_path: Path
) -> None:
    answered = 0
    with process(address, tmp_path) as running:
        hand = a_gate(engine, running.url)

        def send() -> None:
            nonlocal answered
            for n in range(2000):
                event = hand.take_number(f"A{n + 1:03}")
                try:
                    answered = hand.post([event]).json()["accepted_through"]
                except httpx2.HTTPError:
                    return

        sender = threading.Thread(target=send)
        sender.start()
        await_truth(lambda: answered >= 20)
        running.end(signal.SIGKILL)
        sender.join()
        hand.close()

    with process(address, tmp_path) as again:
        back = GateHand(again.url, hand.token, hand.node, written=hand.written)
        back.sync()
        with engine.connect() as connection:
            found = connection.execute(
                select(func.count(), func.max(events.c.seq), func.max(events.c.position))
            ).one()
        back.close()
    assert tuple(found) == (len(hand.written),) * 3
    assert len(hand.written) >= answered >= 20


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_it_stops_at_once_though_boards_and_gates_wait(
    address: str, engine: Engine, tmp_path: Path
) -> None:
    with process(address, tmp_path) as running:
        hand = a_gate(engine, running.url)
        cursor = hand.feed().cursor
        ended: list[str] = []

        def watch() -> None:
            with httpx2.stream("GET", f"{running.url}/board/{SITE}/live", timeout=60) as board:
                ended.extend(board.iter_lines())

        def wait() -> None:
            ended.append(hand.feed(cursor, wait=25).cursor)

        threads = [threading.Thread(target=watch), threading.Thread(target=wait)]
        for thread in threads:
            thread.start()
        await_truth(lambda: "event: board" in ended)

        code = running.end(signal.SIGTERM)

        for thread in threads:
            thread.join(20)
        # Every answer came to its end: neither was cut off.
        assert cursor in ended
        assert code in {0, -signal.SIGTERM}
        hand.close()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_no_person_code_or_token_is_logged(address: str, engine: Engine, tmp_path: Path) -> None:
    with process(address, tmp_path) as running:
        hand = a_gate(engine, running.url)
        now = datetime.now(UTC)
        wish = BookingWish(
            SITE,
            ServiceId("tatap_muka"),
            now,
            now + timedelta(hours=1),
            2,
            "Siti Rahmawati",
            "Budi",
        )
        booked = add_booking(engine, wish, now)
        hand.take_number("A001")
        hand.sync()
        hand.feed()
        hand.post_raw([{"author": hand.node, "seq": 9, "body": "Siti Rahmawati"}])
        httpx2.get(f"{running.url}/v1/feed?after=Rahmawati&token={hand.token}")
        httpx2.get(f"{running.url}/Rahmawati")
        httpx2.get(f"{running.url}/board/Rahmawati")
        running.end(signal.SIGTERM)
        hand.close()

    log = (tmp_path / "log").read_text()
    assert "server answers" in log
    for hidden in ("Rahmawati", "Budi", booked.reference, hand.token.split(".")[2]):
        assert str(hidden) not in log
    assert ticket_of("A001") not in log
