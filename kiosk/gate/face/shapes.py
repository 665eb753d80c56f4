"""The shapes of a face: every text is final, in the visitor's language, with names masked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.types import LanguageCode


@dataclass(frozen=True, slots=True)
class LanguageButton:
    """One language to choose, named in itself."""

    code: LanguageCode
    label: str
    chosen: bool


class LinkTone(StrEnum):
    """How the line to the server is doing; the words beside the dot say it too."""

    WELL = "well"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Link:
    """The foot of a screen: connection and clock."""

    tone: LinkTone
    text: str
    clock: str


@dataclass(frozen=True, slots=True)
class WarningFace:
    """Nobody has touched anything for a while; ``seconds`` until the screen goes home."""

    title: str
    text: str
    stay: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a card: what, and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ScanFace:
    """The start. ``hint`` stands on the preview; ``camera_ready`` is False while it has none."""

    title: str
    lead: str
    hint: str
    camera_ready: bool
    keypad_title: str
    keypad_text: str
    officer_title: str
    officer_text: str
    help_called: bool


@dataclass(frozen=True, slots=True)
class KeypadFace:
    """The reference being typed: ``cells`` has eight texts, empty ones still to come."""

    title: str
    lead: str
    cells: tuple[str, ...]
    keys: tuple[str, ...]
    notice: str
    complete: bool
    erase: str
    submit: str
    back: str
    officer: str
    help_called: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The question how many came."""

    label: str
    text: str
    value: str
    can_shrink: bool
    can_grow: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A yes-or-no question; ``yes`` is the answer chosen now."""

    label: str
    text: str
    no_label: str
    yes_label: str
    yes: bool


@dataclass(frozen=True, slots=True)
class ConfirmFace:
    """The party checks what is known and answers three questions. ``busy`` while it is written."""

    title: str
    lead: str
    rows: tuple[Row, ...]
    party: Counted
    belongings: Choice
    priority: Choice
    take: str
    back: str
    busy: bool


@dataclass(frozen=True, slots=True)
class StationMark:
    """One station of the journey; ``icon`` is a Lucide name, ``present`` the one to go to now."""

    icon: str
    name: str
    text: str
    present: bool


@dataclass(frozen=True, slots=True)
class TicketFace:
    """The number, when it will be called, and the way ahead. ``qr`` is the text of the code."""

    title: str
    text: str
    label: str
    number: str
    estimate: str
    estimate_soft: str
    ahead: str
    stations: tuple[StationMark, ...]
    qr: str
    qr_title: str
    qr_text: str
    advice: str
    done: str
    seconds: int


@dataclass(frozen=True, slots=True)
class ProblemFace:
    """Why there is no number and what to do now. ``icon`` is a Lucide name."""

    icon: str
    title: str
    lead: str
    rows: tuple[Row, ...]
    officer: str
    help_called: bool
    back: str
    seconds: int


Content = ScanFace | KeypadFace | ConfirmFace | TicketFace | ProblemFace


@dataclass(frozen=True, slots=True)
class Face:
    """One whole screen of the touchscreen."""

    site: str
    place: str
    languages: tuple[LanguageButton, ...]
    link: Link
    content: Content
    warning: WarningFace | None = None
