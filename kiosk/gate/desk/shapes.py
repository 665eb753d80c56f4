"""The shapes of the guards' display: every text is final, names are masked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.gate.face.shapes import Link


class DeskAction(StrEnum):
    """A button of the display."""

    CALL_NEXT = "call_next"
    RECALL = "recall"
    NO_SHOW = "no_show"
    HELP_GIVEN = "help_given"


@dataclass(frozen=True, slots=True)
class Present:
    """The number at this counter; ``number`` is a dash while there is none."""

    heading: str
    number: str
    party: str
    detail: str
    occupied: bool


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One party that waits: ``party`` is e.g. ``2 orang · barang``, ``text`` what is special."""

    number: str
    party: str
    text: str
    since: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class CalledRow:
    """A number called lately, at any counter."""

    number: str
    place: str
    at: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """Labels of the buttons."""

    call_next: str
    recall: str
    no_show: str
    help_given: str


@dataclass(frozen=True, slots=True)
class DeskFace:
    """The whole display. ``notices`` are oddities; ``help`` is set while a visitor waits for it."""

    title: str
    text: str
    link: Link
    present: Present
    waiting_title: str
    waiting_count: str
    waiting_text: str
    waiting: tuple[WaitingRow, ...]
    waiting_more: str
    nobody: str
    called_title: str
    called: tuple[CalledRow, ...]
    notices_title: str
    notices: tuple[str, ...]
    all_well: str
    help: str
    buttons: Buttons
    can_call: bool
