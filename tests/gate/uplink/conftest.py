"""A scripted server, a real journal, and the line between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.gate.uplink.line import Line
from kiosk.journal.gate import GateJournal, open_journal
from tests.gate.uplink.exchange import (
    AUTHOR,
    TIMEOUT_S,
    TOKEN,
)
from tests.gate.uplink.scripted import (
    ScriptedServer,
    serving,
)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as scripted:
        yield scripted


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[GateJournal]:
    with closing(open_journal(tmp_path, AUTHOR)) as opened:
        yield opened


@pytest.fixture
def line(server: ScriptedServer) -> Iterator[Line]:
    with closing(Line(server.url, TOKEN, TIMEOUT_S)) as opened:
        yield opened
