"""Screens on which a visitor says something: types, counts, answers."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.gate.face.shapes.frame import Row
from kiosk.ports import Guidance


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
class NameFace:
    """Whom the party visits. ``typed`` is masked; ``rows`` are the letters, row by row.

    ``complete`` once there is something to go on with; ``skip`` goes on without it.
    """

    title: str
    lead: str
    typed: str
    placeholder: str
    rows: tuple[tuple[str, ...], ...]
    space: str
    erase: str
    submit: str
    complete: bool
    skip: str
    back: str
    officer: str
    help_called: bool


@dataclass(frozen=True, slots=True)
class ConsentFace:
    """May the name be kept, sealed: yes, no, and both go on. ``icon`` is a Lucide name."""

    icon: str
    title: str
    lead: str
    rows: tuple[Row, ...]
    consent: str
    no_consent: str
    back: str


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
    """The party checks what is known and answers up to three questions.

    A question that makes no sense for the service is None. ``busy`` while it is written.
    """

    title: str
    lead: str
    rows: tuple[Row, ...]
    party: Counted | None
    belongings: Choice | None
    priority: Choice | None
    take: str
    back: str
    busy: bool


@dataclass(frozen=True, slots=True)
class FindFace:
    """A ticket is held up or its number typed, which is ``typed``; ``keys`` are letters, digits.

    ``hint``, ``guidance`` and ``camera_ready`` are those of the preview, as on the start.
    """

    title: str
    lead: str
    typed: str
    placeholder: str
    keys: tuple[str, ...]
    notice: str
    complete: bool
    hint: str
    guidance: Guidance
    camera_ready: bool
    erase: str
    submit: str
    back: str
    officer: str
    help_called: bool
