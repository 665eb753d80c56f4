"""Where a visitor stands at the touchscreen: one class per screen, one state around them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.admission import Refused
from kiosk.domain.booking import Booking
from kiosk.domain.events import Issue
from kiosk.domain.reasons import Evidence
from kiosk.domain.sighting import Held
from kiosk.domain.types import LanguageCode


@dataclass(frozen=True, slots=True)
class Scanning:
    """The start: a code is awaited."""


@dataclass(frozen=True, slots=True)
class Typing:
    """The reference is typed; ``mistyped`` after its check symbol disagreed."""

    typed: str = ""
    mistyped: bool = False


@dataclass(frozen=True, slots=True)
class Confirming:
    """The party is let in and says how many came, with what."""

    booking: Booking
    evidence: Evidence
    party: int
    party_max: int
    belongings: bool = False
    priority: bool = False


@dataclass(frozen=True, slots=True)
class Issuing:
    """The journal is writing the ticket down; only then is there a number."""

    asked: Confirming


@dataclass(frozen=True, slots=True)
class ShowingTicket:
    """The number. ``again`` when it had been issued before and was only looked up."""

    issue: Issue
    again: bool = False


@dataclass(frozen=True, slots=True)
class ShowingProblem:
    """No number, why, and what to do now."""

    refused: Refused


Screen = Scanning | Typing | Confirming | Issuing | ShowingTicket | ShowingProblem


@dataclass(frozen=True, slots=True)
class Timing:
    """How long the screens stay (WCAG 2.2.1), in seconds.

    After ``idle_s`` without a touch a warning is shown for ``warning_s``; the ticket stays
    ``ticket_s``, a problem ``problem_s``, both with a visible countdown.
    """

    idle_s: float = 60.0
    warning_s: float = 20.0
    ticket_s: float = 15.0
    problem_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Terms:
    """What this gate's settings say to the journey."""

    language: LanguageCode
    party_max: int
    prefixes: dict[str, str]
    """Queue number prefix per service."""
    timing: Timing = field(default_factory=Timing)


@dataclass(frozen=True, slots=True)
class State:
    """Everything the touchscreen depends on that a visitor did.

    ``touched_s`` counts from the last touch or change of screen; ``held`` are the codes acted
    upon that may still be in view; ``help_called`` once an officer was asked for; ``slips_s`` are
    the times of tried references, which throttle guessing.
    """

    terms: Terms
    language: LanguageCode
    touched_s: float
    screen: Screen = field(default_factory=Scanning)
    held: tuple[Held, ...] = ()
    help_called: bool = False
    slips_s: tuple[float, ...] = ()


def opening(terms: Terms, ticks_s: float) -> State:
    """Return the state of a kiosk that nobody has touched yet."""
    return State(terms=terms, language=terms.language, touched_s=ticks_s)
