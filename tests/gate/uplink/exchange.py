"""A journal, a line and every way in which a server can fail it."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep

import msgspec
import pytest

from kiosk.clock import ManualClock
from kiosk.domain.events import Event, HelpRequested, Noted
from kiosk.domain.faults import Finding
from kiosk.gate.uplink import Uplink
from kiosk.gate.uplink.line import Line
from kiosk.journal.gate import GateJournal
from kiosk.journal.gate.recording import Author
from kiosk.wire.events import EventMessage, from_message
from tests.domain.made import GATE_A, SITE, WITA, at, event
from tests.gate.uplink.scripted import (
    PORTAL,
    Misbehaviour,
    ScriptedServer,
    cut_the_reply_short,
    drop,
    lose_the_reply,
    reset,
    restore_a_backup,
    saying,
    speak_no_http,
)

TOKEN = "gate-a-secret"

TIMEOUT_S = 10.0

HURRIED_S = 0.2

CLOCK = ManualClock(at("08.00"))

AUTHOR = Author(NODE := event(1, HelpRequested("Scanning")).author, SITE, GATE_A, WITA)

FAILURES: dict[str, Misbehaviour] = {
    "drops": drop,
    "resets": reset,
    "loses the reply": lose_the_reply,
    "cuts the reply short": cut_the_reply_short,
    "speaks no HTTP": speak_no_http,
    "is a portal": saying(200, PORTAL, Content_Type="text/html"),
    "answers with bytes": saying(200, b'{"accepted_through": "\xff"}'),
    "answers with something else": saying(200, b'{"accepted_through": "all"}'),
    "answers with lists in lists": saying(200, b"[" * 100_000),
    "answers packed, but not": saying(200, b"not gzip", Content_Encoding="gzip"),
    "is broken": saying(500, b"Traceback (most recent call last):"),
    "is no gateway": saying(502, PORTAL),
    "has too much to do": saying(503, b"", Retry_After="1"),
    "is asked too often": saying(429, b"", Retry_After="9" * 400),
    "is not there": saying(404, PORTAL),
    "is a proxy that wants TLS": saying(400, PORTAL),
    "does not know us": saying(401, b'{"title":"Who?","status":401}'),
    "finds it too large": saying(413, PORTAL),
    "was restored from a backup": restore_a_backup,
}  # fmt: skip


def write(journal: GateJournal, count: int) -> None:
    journal.record(lambda _: [Noted(HelpRequested("Scanning"))] * count, CLOCK.now())


def uplink_of(journal: GateJournal, server: ScriptedServer, findings: list[Finding]) -> Uplink:
    return Uplink(journal, lambda: Line(server.url, TOKEN, TIMEOUT_S), CLOCK, findings.append)


def send_all(uplink: Uplink, journal: GateJournal, line: Line) -> None:
    """Send until nothing is left; pauses are not waited for, only counted against."""
    for _ in range(300):
        uplink.send_once(line)
        if journal.acknowledged() == journal.last_seq():
            return
    pytest.fail("it is never done")


def kept(server: ScriptedServer) -> list[Event]:
    stored = msgspec.json.decode(msgspec.json.encode(server.stored), type=list[EventMessage])
    return [from_message(message) for message in stored]


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        sleep(0.01)
    pytest.fail("it never comes true")
