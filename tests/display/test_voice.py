"""Whether the display speaks: as the settings say, and only where there is an engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.display.main import open_loudspeaker
from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings


@pytest.mark.parametrize(
    ("wanted", "engine", "speaks"),
    [(True, "simulated:{}", True), (False, "simulated:{}", False), (True, "none", False)],
)
def test_the_loudspeaker(tmp_path: Path, *, wanted: bool, engine: str, speaks: bool) -> None:
    made = read_settings(GateSettings, example_config("gate.example.toml"))
    changed = made.model_copy(
        update={
            "display": made.display.model_copy(update={"voice": wanted}),
            "voice": made.voice.model_copy(update={"engine": engine.format(tmp_path)}),
        }
    )
    assert (open_loudspeaker(changed) is not None) is speaks
