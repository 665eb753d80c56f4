"""What can happen to the journey."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.admission import Refused, Verdict
from kiosk.domain.events import Issue
from kiosk.domain.house import Door
from kiosk.domain.types import LanguageCode, ServiceId


class Action(StrEnum):
    """A button."""

    TYPE_REFERENCE = "type_reference"
    NO_BOOKING = "no_booking"
    GOODS_ONLY = "goods_only"
    PROGRAMME = "programme"
    OTHER_DOORS = "other_doors"
    HAVE_NUMBER = "have_number"
    LEAVING = "leaving"
    ERASE = "erase"
    SUBMIT = "submit"
    SKIP = "skip"
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    CONSENT = "consent"
    NO_CONSENT = "no_consent"
    FEWER = "fewer"
    MORE = "more"
    BELONGINGS_NO = "belongings_no"
    BELONGINGS_YES = "belongings_yes"
    PRIORITY_NO = "priority_no"
    PRIORITY_YES = "priority_yes"
    TAKE_NUMBER = "take_number"
    PRINT_AGAIN = "print_again"
    NEXT = "next"
    FINISH = "finish"
    BACK = "back"
    CALL_OFFICER = "call_officer"
    DONE = "done"
    STAY = "stay"
    TOGGLE_VOICE = "toggle_voice"
    TOGGLE_LARGE = "toggle_large"
    TOGGLE_CONTRAST = "toggle_contrast"
    TOGGLE_LOW = "toggle_low"
    SAY_AGAIN = "say_again"


@dataclass(frozen=True, slots=True)
class CodeSeen:
    """The camera read a code; it says so many times a second while the code is held up."""

    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to Read or LookUp."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class DoorTried:
    """The answer to TryDoor: None when a party without a booking may come in by it now."""

    door: Door
    refused: Refused | None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to FindNumber: today's ticket of that number, None if there is none."""

    issue: Issue | None


@dataclass(frozen=True, slots=True)
class Sealed:
    """The answer to Seal; None when the key has gone meanwhile: the name is then dropped."""

    box: str | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The journal holds the ticket that was wanted; it survives a power cut from here on."""

    issue: Issue


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """The journal could not write; there is no ticket."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A print of the number ``number`` came out, or ``failed``."""

    number: str
    failed: bool


@dataclass(frozen=True, slots=True)
class SealingChanged:
    """There is a key now to seal what is typed with, or there is none any more."""

    possible: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """A finger came down somewhere, on a button or beside one."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button was pressed."""

    action: Action


@dataclass(frozen=True, slots=True)
class KeyTyped:
    """A key of a keypad or of the letters was pressed; a blank is a key too."""

    symbol: str


@dataclass(frozen=True, slots=True)
class ServiceChosen:
    """A service was chosen from those that need no booking."""

    service: ServiceId


@dataclass(frozen=True, slots=True)
class Rated:
    """An element of the survey was answered, 1 to 4."""

    score: int


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """A language was chosen."""

    language: LanguageCode


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time went on."""


Input = (
    CodeSeen
    | Judged
    | DoorTried
    | Found
    | Sealed
    | Recorded
    | NotRecorded
    | Printed
    | SealingChanged
    | Touched
    | Tapped
    | KeyTyped
    | ServiceChosen
    | Rated
    | LanguageChosen
    | Ticked
)

SIGNS_OF_LIFE = (CodeSeen, Touched, Tapped, KeyTyped, ServiceChosen, Rated, LanguageChosen)
"""Inputs that only somebody in front of the kiosk can cause."""
