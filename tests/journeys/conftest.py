"""Every journey is played twice: against the pure flow, and through the real widgets.

Kivy reads its environment when it is imported: it is prepared before any test module is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

import pytest

from tests import windows  # noqa: F401 - for what its import does
from tests.journeys.at_the_screen import AtTheScreen
from tests.journeys.holding import Arrives, visitor
from tests.touch.touchscreen import Touchscreen, opened


@pytest.fixture(scope="module")
def touchscreen() -> Iterator[Touchscreen]:
    """The real app, one for all journeys of a module; ``make test`` starts a virtual screen."""
    if not os.environ.get("DISPLAY"):
        pytest.skip("no screen")
    with opened() as screen:
        yield screen


@pytest.fixture(params=["flow", pytest.param("widgets", marks=pytest.mark.screen)])
def arrives(request: pytest.FixtureRequest) -> Arrives:
    """Somebody comes to the kiosk: call it as ``holding.visitor``."""
    if request.param == "flow":
        return visitor
    screen: Touchscreen = request.getfixturevalue("touchscreen")
    screen.take_all()
    return partial(visitor, kind=partial(AtTheScreen, screen_shown=screen))
