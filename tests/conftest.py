"""What all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# No deadline and no complaint about slowness: how fast this machine is today is not what is tested.
settings.register_profile(
    "kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# Where a change is judged, everybody gets the same examples; at a desk new ones every time, and
# what fails there is mended as a change of its own.
settings.register_profile("judged", settings.get_profile("kiosk"), derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "kiosk")


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in [name for name in os.environ if name.upper().startswith("KIOSK_")]:
        monkeypatch.delenv(name)
