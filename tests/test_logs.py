"""Every line on standard error is one JSON object, whoever wrote it."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import logging, threading, structlog
from kiosk.logs import configure_logs
configure_logs("touch")
structlog.get_logger("ours").info("number issued", seq=3)
logging.getLogger("library").setLevel(logging.DEBUG)
logging.getLogger("library").info("chatter")
logging.getLogger("library").warning("worth a look")
thread = threading.Thread(target=lambda: structlog.get_logger().error("from a thread"))
thread.start(); thread.join()
"""


def test_ours_and_libraries_lines_have_one_form() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in ended.stderr.splitlines()]
    assert [(line["event"], line["level"], line["role"]) for line in lines] == [
        ("number issued", "info", "touch"),
        ("worth a look", "warning", "touch"),
        ("from a thread", "error", "touch"),
    ]
    assert all(line["timestamp"].endswith("Z") for line in lines)
