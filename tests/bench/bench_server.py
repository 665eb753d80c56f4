"""Events a second that the server takes in, durably, beside a route that only commits.

Eight gates on eight connections, each sending the next piece when the last is answered. The load
comes from this process, the servers are processes of their own. ``REQUESTS=N`` per gate.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit

import msgspec
import uvicorn
from sqlalchemy import Engine

from kiosk.domain.types import GateId, NodeId
from kiosk.journal.centre.store import open_store
from kiosk.logs import configure_logs
from kiosk.server.accounts import add_gate
from kiosk.server.main import serve
from kiosk.server.serving import Serving, listen_at
from kiosk.settings.server import CentreSettings
from tests.bench.bare_route import bare_app
from tests.server import postgres
from tests.server.gatehand import SITE, GateHand, encoded

GATES = 8
REQUESTS = int(os.environ.get("REQUESTS", "250"))
SIZES = (1, 50)


def main() -> None:
    """Measure both servers on SQLite, and on PostgreSQL if it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(100))
        compare("SQLite", lambda: f"sqlite:///{folder}/{next(numbers)}.db")
    if postgres.is_installed():
        with postgres.cluster() as cluster:
            compare("PostgreSQL", cluster.new_address)


def compare(name: str, new_address: Callable[[], str]) -> None:
    """Print events a second of both, and how much of the ceiling the whole path keeps."""
    for size in SIZES:
        rates = {}
        for kind in ("bare", "whole"):
            times_ms, took_s = measure(kind, new_address(), size)
            rates[kind] = len(times_ms) * size / took_s
            print(
                f"{name}, {size} at once, {kind}: {rates[kind]:,.0f} events/s, "
                f"p50 {_at(times_ms, 0.5):.1f} ms, p99 {_at(times_ms, 0.99):.1f} ms"
            )
        print(f"{name}, {size} at once: {rates['whole'] / rates['bare']:.0%} of the ceiling")


def measure(kind: str, address: str, size: int) -> tuple[list[float], float]:
    """Return the time of each request in ms, and how long all took in seconds."""
    engine = open_store(address)
    journeys = [_requests(engine, number, size) for number in range(GATES)]
    engine.dispose()
    with serving(kind, address) as url, ThreadPoolExecutor(GATES) as pool:
        list(pool.map(partial(_send, url), [requests[:5] for requests in journeys]))
        started_s = time.perf_counter()
        times = list(pool.map(partial(_send, url), [requests[5:] for requests in journeys]))
        took_s = time.perf_counter() - started_s
    return sorted(each for times_ms in times for each in times_ms), took_s


def _requests(engine: Engine, number: int, size: int) -> list[bytes]:
    """Return all requests of one gate, ready to be sent."""
    node = NodeId(f"node-{number}")
    token = add_gate(engine, SITE, GateId(f"gate-{number}"), node, "", datetime.now(UTC))
    hand = GateHand("", token, node, GateId(f"gate-{number}"))
    made = []
    for _ in range(REQUESTS + 5):
        events = [hand.take_number(f"A{len(hand.written) + 1:03}") for _ in range(size)]
        body = msgspec.json.encode({"events": encoded(events)})
        head = (
            "POST /v1/events HTTP/1.1\r\nHost: centre\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        made.append(head.encode() + body)
    return made


def _send(url: str, requests: list[bytes]) -> list[float]:
    """Send one after the other; as little work as possible beside the server."""
    where = urlsplit(url)
    times_ms = []
    with socket.create_connection((where.hostname, where.port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in requests:
            started_s = time.perf_counter()
            line.sendall(request)
            answer = b""
            while b"accepted_through" not in answer or not answer.endswith(b"}"):
                piece = line.recv(65536)
                answer += piece
                if not piece or (answer and not answer.startswith(b"HTTP/1.1 200")):
                    raise ConnectionError(answer)
            times_ms.append((time.perf_counter() - started_s) * 1000)
    return times_ms


@contextmanager
def serving(kind: str, address: str) -> Iterator[str]:
    """Run one of the two servers as a process."""
    command = [sys.executable, "-m", __name__, kind, address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        try:
            yield url
        finally:
            process.terminate()


def _tell(serving: Serving) -> None:
    print(serving.url, flush=True)


def _serve(kind: str, address: str) -> None:
    configure_logs("server")
    if kind == "whole":
        content = {
            "sites": [{"id": SITE, "name": "Rutan"}],
            "listen": {"port": 0},
            "database": {"address": address},
        }
        serve(CentreSettings.model_validate(content), _tell)
    else:
        listener = listen_at("127.0.0.1", 0)
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        config = uvicorn.Config(bare_app(address), log_config=None, access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


def _at(times_ms: list[float], share: float) -> float:
    return times_ms[min(len(times_ms) - 1, int(len(times_ms) * share))]


if __name__ == "__main__":
    _serve(*sys.argv[1:])
