"""Databases, servers and gates for the tests of the centre."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from kiosk.domain.types import GateId, NodeId, SiteId
from kiosk.journal.centre.store import open_store
from kiosk.server.accounts import add_gate
from kiosk.settings.server import CentreSettings
from kiosk.wire.keys import write_new_key
from kiosk.wire.sealing import write_new_sealing_key
from tests.server import postgres
from tests.server.browsing import chromium, listen_to
from tests.server.gatehand import OTHER_SITE, SITE, GateHand
from tests.server.running import Answering, answering

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    if not postgres.is_installed():
        pytest.skip(f"no PostgreSQL in {postgres.BINARIES} (apt: postgresql)")
    # The tests end processes, never the machine: nothing here needs the disk to be asked twice.
    with postgres.cluster("fsync=off", "max_connections=200") as running:
        yield running


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'centre.db'}"
        return
    running: postgres.Cluster = request.getfixturevalue("cluster")
    with running.database() as address:
        yield address


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    engine = open_store(address)
    yield engine
    engine.dispose()


@pytest.fixture
def settings(address: str, tmp_path: Path) -> CentreSettings:
    key = tmp_path / "signing.pem"
    write_new_key(key)
    write_new_sealing_key(tmp_path / "sealing.key")
    return CentreSettings.model_validate(
        {
            "sites": [
                {"id": SITE, "name": "Rutan Kelas IIA Balikpapan"},
                {"id": OTHER_SITE, "name": "Rutan Kelas IIB Tanah Grogot"},
            ],
            "listen": {"port": 0},
            "database": {"address": address},
            "keys": [{"id": "2026", "file": key}],
            "sealing": {"file": tmp_path / "sealing.key"},
            "stations": [
                {"id": "barang", "place": {"id": "Barang"}, "numbered": False},
                {"id": "tatap-muka", "place": {"id": "Meja"}},
            ],
            # Calls in quick succession, so that nobody waits for the next one.
            "board": {"heartbeat_s": 0.2, "call_seconds": 0.3, "shortest_call_seconds": 0.2},
            "logins": {"secure": False},
        }
    )


@pytest.fixture
def centre(settings: CentreSettings) -> Iterator[Answering]:
    """A real server on a free port, over a real socket."""
    with answering(settings) as running:
        yield running


@pytest.fixture
def gate(centre: Answering, engine: Engine) -> Iterator[GateHand]:
    """A gate of the site with a token."""
    hand = new_gate(centre, engine, "gate-a-1")
    yield hand
    hand.close()


@pytest.fixture
def neighbour(centre: Answering, engine: Engine) -> Iterator[GateHand]:
    """Another gate of the same site."""
    hand = new_gate(centre, engine, "gate-b-1", gate="gate-b")
    yield hand
    hand.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all tests of a module."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the page."""
    return []


@pytest.fixture
def page(browser: Browser, troubles: list[str]) -> Iterator[Page]:
    """A page as large as a television."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    yield listen_to(page, troubles)
    page.close()


def new_gate(
    centre: Answering, engine: Engine, node: str, *, gate: str = "gate-a", site: SiteId = SITE
) -> GateHand:
    now = datetime.now(UTC)
    token = add_gate(engine, site, GateId(gate), NodeId(node), gate, now)
    return GateHand(centre.url, token, NodeId(node), GateId(gate), site)
