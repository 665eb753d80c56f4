"""The touchscreen's real app, stepped by a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kiosk.domain.flow.inputs import (
    Action,
    Input,
    KeyTyped,
    LanguageChosen,
    Rated,
    ServiceChosen,
    Tapped,
    Touched,
)
from kiosk.domain.types import LanguageCode, ServiceId
from kiosk.gate.face import Face
from kiosk.look.options import WindowOptions
from kiosk.look.tap import Tappable
from kiosk.look.tree import shown
from kiosk.pictures.camera import Shot
from kiosk.touch.app import TouchApp
from tests.windows import Stepped, running

UPRIGHT, LYING, SMALL = (540, 960), (960, 540), (1366, 768)


@dataclass
class Touchscreen:
    """The running app, what it has posted, and the picture that its camera has."""

    app: TouchApp
    window: Stepped
    posted: list[Input]
    shots: list[Shot] = field(default_factory=list)

    def show(self, face: Face) -> None:
        self.app.show(face)
        self.window.settle()

    def buttons(self) -> list[str]:
        """Return the names of all that can be touched and would act, nothing behind a veil."""
        tappable = [w for w in shown(self.window.root) if isinstance(w, Tappable) and w.enabled]
        names = [widget.name for widget in tappable]
        return ["veil", "stay"] if "veil" in names else names

    def take(self) -> list[Input]:
        """Return what was meant since the last time, without the bare touches."""
        return [posted for posted in self.take_all() if not isinstance(posted, Touched)]

    def take_all(self) -> list[Input]:
        """Return everything that was posted since the last time: each touch, and what it meant."""
        taken = list(self.posted)
        self.posted.clear()
        return taken


def posted_by(name: str) -> Input:
    """Return what a button of that name has to post."""
    kind, _, value = name.partition("_")
    special = {"veil": Action.STAY, "voice_off": Action.TOGGLE_VOICE}
    match kind:
        case "key":
            return KeyTyped(value)
        case "service":
            return ServiceChosen(ServiceId(value))
        case "rate":
            return Rated(int(value))
        case "language":
            return LanguageChosen(LanguageCode(value))
        case _:
            return Tapped(special.get(name) or Action(name))


@contextmanager
def opened(
    size: tuple[int, int] = UPRIGHT,
    *,
    mirror: bool = True,
    draws: bool = False,
    panel_mm: tuple[float, float] | None = None,
) -> Iterator[Touchscreen]:
    """Start the app in a window of that size; ``draws`` when pixels are looked at."""
    posted: list[Input] = []
    shots: list[Shot] = []
    app = TouchApp(
        posted.append,
        lambda: shots[-1] if shots else None,
        WindowOptions(*size, fullscreen=False, mirror=mirror, panel_mm=panel_mm),
    )
    with running(app, size, draws=draws) as window:
        yield Touchscreen(app, window, posted, shots)


def middle(widget: Any) -> tuple[float, float]:  # noqa: ANN401 - any widget
    """Return where its middle is in the window."""
    x, y = widget.to_window(*widget.center)
    return float(x), float(y)
