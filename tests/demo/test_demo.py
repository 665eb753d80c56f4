"""The demo as anybody runs it without a screen: its own report must say that all is well."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

SCREENS = {
    "scan", "scan-english", "scan-offline", "keypad", "confirm", "confirm-offline", "ticket",
    "ticket-offline", "ticket-again", "problem", "display", "display-offline", "board", "phone",
    "paper",
}  # fmt: skip


@pytest.mark.screen
@pytest.mark.timeout(600)
def test_the_demo_plays_four_visitors_by_itself(tmp_path: Path) -> None:
    report, shots = tmp_path / "report.json", tmp_path / "shots"
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--headless",
         "--report", str(report), "--shots", str(shots)],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = json.loads(report.read_text())
    assert [(each["verdict"], each["reason"], each["number"]) for each in told["visitors"]] == [
        ("admitted", None, "A001"),
        ("admitted", None, "A002"),
        ("refused", "other_day", None),
        ("refused", "already_used", "A001"),
    ]
    assert (told["events_lost"], told["events_doubled"]) == (0, 0)
    assert told["numbers"] == ["A001", "A002"]
    assert all(each["server_has_it"] for each in told["visitors"])
    with_number = [each for each in told["visitors"] if each["number"]]
    assert all(each["phone_shows_it"] for each in with_number)
    assert {shot.stem for shot in shots.glob("*.png")} == SCREENS
    # A window that drew nothing has one colour; paper has two.
    for shot in shots.glob("*.png"):
        colours = Image.open(shot).convert("RGB").getcolors(maxcolors=1 << 24)
        assert colours is not None
        assert len(colours) > (1 if shot.stem == "paper" else 100), shot.name
