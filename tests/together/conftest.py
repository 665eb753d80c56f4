"""One server and two gates for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.day.cable import Cable
from tests.together.installation import Centre, Post, open_post


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    folder = tmp_path / "centre"
    folder.mkdir()
    made = Centre(folder)
    made.start()
    yield made
    made.kill()
    made.close()


@pytest.fixture
def cable(centre: Centre) -> Iterator[Cable]:
    made = Cable(centre.port)
    yield made
    made.close()


@pytest.fixture
def gate_a(centre: Centre, cable: Cable, tmp_path: Path) -> Iterator[Post]:
    token = centre.token("gate-a", "gate-a-1")
    yield from open_post(tmp_path, cable.port, token, "gate-a", "A")


@pytest.fixture
def gate_b(centre: Centre, tmp_path: Path) -> Iterator[Post]:
    token = centre.token("gate-b", "gate-b-1")
    yield from open_post(tmp_path, centre.port, token, "gate-b", "C")
