"""``kiosk pictures`` says what there is when it is asked for what there is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli.commands import app


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--screen", "nosuch"), "no such screen; there are sleep, scan"),
        (("--lang", "xx"), "no language xx; there are id, en"),
        (("--size", "1x1"), "no size 1x1; there are 1080x1920"),
        (("--mode", "loud"), "no mode loud; there are plain"),
    ],
)
def test_pictures_that_cannot_be_drawn_are_named(
    tmp_path: Path, option: tuple[str, str], said: str
) -> None:
    told = CliRunner().invoke(app, ["pictures", str(tmp_path / "pictures"), *option])
    assert told.exit_code == 1
    assert said in told.output
    assert not (tmp_path / "pictures").exists()
