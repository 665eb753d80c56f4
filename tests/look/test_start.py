"""Kivy is set up for a kiosk before it is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = """
import json, os, sys
from pathlib import Path
from kiosk.look.options import WindowOptions
from kiosk.look.start import prepare
early = "kivy" in sys.modules
prepare(Path(sys.argv[1]), WindowOptions(width=800, height=600, fullscreen=sys.argv[2] == "full"))
from kivy.config import Config
import logging
logging.basicConfig(level=logging.DEBUG)
from kivy.logger import Logger
Logger.info("chatter")
Logger.error("trouble")
print(json.dumps({
    "early": early,
    "home": os.environ["KIVY_HOME"],
    "argv": sys.argv[3:],
    "stderr_is_real": sys.stderr is sys.__stderr__,
    **{name: dict(Config.items(name)) for name in ("kivy", "graphics", "input", "modules")},
}))
"""


def prepared(home: Path, mode: str) -> tuple[dict[str, Any], str]:
    """Return what a fresh process finds, and what it said on standard error."""
    command = [sys.executable, "-c", PROGRAM, str(home), mode, "--size=1x1", "-m", "inspector"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout), done.stderr


def test_a_kiosk_offers_no_way_out(tmp_path: Path) -> None:
    found, said = prepared(tmp_path / "kivy", "full")

    assert not found["early"]
    assert found["home"] == str(tmp_path / "kivy")
    assert found["kivy"]["exit_on_escape"] == "0"
    assert found["modules"] == {}
    assert found["graphics"]["fullscreen"] == "auto"
    assert found["graphics"]["borderless"] == "1"
    assert found["graphics"]["show_cursor"] == "0"
    assert found["graphics"]["allow_screensaver"] == "0"
    assert said == "ERROR:kivy:trouble\n"


def test_touches_come_once(tmp_path: Path) -> None:
    found, _ = prepared(tmp_path, "full")

    assert found["input"] == {"mouse": "mouse,multitouch_on_demand"}


def test_the_command_line_stays_ours(tmp_path: Path) -> None:
    found, _ = prepared(tmp_path, "window")

    assert found["argv"] == ["--size=1x1", "-m", "inspector"]
    assert found["graphics"]["width"] == "800"
    assert found["graphics"]["height"] == "600"
    assert found["graphics"]["fullscreen"] == "0"
    assert found["graphics"]["show_cursor"] == "1"
    assert found["stderr_is_real"]
