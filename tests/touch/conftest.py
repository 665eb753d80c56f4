"""Kivy reads its environment when it is imported: it is prepared before any test module is."""

from __future__ import annotations

import os

import pytest

from tests import windows  # noqa: F401 - for what its import does


@pytest.fixture(autouse=True)
def a_screen() -> None:
    """A window needs a screen; ``make test`` starts a virtual one where there is none."""
    if not os.environ.get("DISPLAY"):
        pytest.skip("no screen")
