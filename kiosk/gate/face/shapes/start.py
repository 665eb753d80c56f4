"""The start, what else can be done, and the sleeping screen."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.gate.face.shapes.frame import DoorButton
from kiosk.ports import Guidance


@dataclass(frozen=True, slots=True)
class SleepFace:
    """Nobody is here. Dark; a touch anywhere wakes it."""

    title: str
    text: str
    clock: str


@dataclass(frozen=True, slots=True)
class ScanFace:
    """The start. ``hint`` stands on the preview; ``camera_ready`` is False while it has none.

    ``doors`` are two to four cards; the officer is always at hand beside them.
    """

    title: str
    lead: str
    hint: str
    guidance: Guidance
    camera_ready: bool
    doors: tuple[DoorButton, ...]
    officer: str
    help_called: bool


@dataclass(frozen=True, slots=True)
class ChoiceFace:
    """One question with a few large cards as answers: other doors, services, roles."""

    title: str
    lead: str
    choices: tuple[DoorButton, ...]
    back: str
    officer: str
    help_called: bool
