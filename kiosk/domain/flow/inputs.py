"""What can happen to the journey, and what it asks for in return."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.admission import Verdict
from kiosk.domain.events import Draft, Issue
from kiosk.domain.flow.state import State
from kiosk.domain.types import LanguageCode, Reference


class Action(StrEnum):
    """A button."""

    TYPE_REFERENCE = "type_reference"
    ERASE = "erase"
    SUBMIT = "submit"
    FEWER = "fewer"
    MORE = "more"
    BELONGINGS_NO = "belongings_no"
    BELONGINGS_YES = "belongings_yes"
    PRIORITY_NO = "priority_no"
    PRIORITY_YES = "priority_yes"
    TAKE_NUMBER = "take_number"
    BACK = "back"
    CALL_OFFICER = "call_officer"
    DONE = "done"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class CodeSeen:
    """The camera read a code; it says so many times a second while the code is held up."""

    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to Read or LookUp."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Recorded:
    """The journal holds the ticket that was wanted; it survives a power cut from here on."""

    issue: Issue


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """The journal could not write; there is no ticket."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button was pressed."""

    action: Action


@dataclass(frozen=True, slots=True)
class KeyTyped:
    """A key of the reference keypad was pressed."""

    symbol: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """A language was chosen."""

    language: LanguageCode


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time went on."""


Input = CodeSeen | Judged | Recorded | NotRecorded | Tapped | KeyTyped | LanguageChosen | Ticked


@dataclass(frozen=True, slots=True)
class Read:
    """Judge a scanned text; answered by Judged."""

    text: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """Judge a typed reference; answered by Judged."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """Print a ticket that the journal holds."""

    issue: Issue


Effect = Read | LookUp | PrintTicket


@dataclass(frozen=True, slots=True)
class Step:
    """The new state, the facts to write down, and the wishes that run once they are written."""

    state: State
    drafts: tuple[Draft, ...] = ()
    effects: tuple[Effect, ...] = field(default_factory=tuple)
