"""Kivy reads its environment when it is imported: it is prepared before any test module is."""

from __future__ import annotations

from tests import windows  # noqa: F401 - for what its import does
