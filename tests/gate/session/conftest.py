"""A gate with a booking on its list, and the office that signs codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.made import booking
from tests.gate.session.lobby import Lobby, Office, office


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def lobby(tmp_path: Path, signing: Office) -> Lobby:
    made = Lobby(tmp_path, [signing.public])
    made.feeds(booking())
    return made
