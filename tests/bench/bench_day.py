"""The whole feast day of ``kiosk demo --day``: 1,000 visitors, three gates, two of them apart.

``SEED=7 VISITORS=300 make bench ARGS=day`` plays another one.
"""

from __future__ import annotations

import os

from kiosk.demo.day.main import run_day


def main() -> None:
    """Print how the day's journals balance, how long parties waited, and what had been promised."""
    run_day(int(os.environ.get("VISITORS", "1000")), int(os.environ.get("SEED", "2027")), None, "")
