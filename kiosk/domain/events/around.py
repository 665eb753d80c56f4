"""Facts beside the tickets: refused scans, help, faults, answers of the survey, closing time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.domain.reasons import Reason
from kiosk.domain.survey import Element
from kiosk.domain.types import BookingId, GateId


@dataclass(frozen=True, slots=True)
class ScanRefused:
    """A code or reference was turned away."""

    reason: Reason
    booking: BookingId | None = None


@dataclass(frozen=True, slots=True)
class HelpRequested:
    """A visitor asked for an officer at the touchscreen; ``screen`` is where they stood."""

    screen: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SurveyAnswered:
    """Somebody who was leaving said how it was: 1 to 4 for each element that was answered.

    Anonymous: it carries no ticket, and nothing else in the journal tells who stood there.
    """

    answers: Mapping[Element, int]


@dataclass(frozen=True, slots=True)
class HelpGiven:
    """An officer went to whoever had asked for one until now.

    ``gate`` is where, when it was not said at that gate itself but at a desk of the centre.
    """

    gate: GateId | None = None


@dataclass(frozen=True, slots=True)
class FaultRaised:
    """Something that IT must know of went wrong; ``code`` is e.g. ``RB-PRN``."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class FaultCleared:
    """What was wrong is mended."""

    code: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Stands in for an event that the server could never take, so that no gap is left."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """An event of a newer version: kept and passed on as it came, and left out of every fold."""

    kind: str
    body: str
    """The body's JSON text, as it came."""


@dataclass(frozen=True, slots=True)
class DayClosed:
    """The last line of a gate's day: how many heads came in and went out at the whole site.

    ``open_tickets`` were neither served nor cancelled when it was written.
    """

    day: date
    entered: int
    left: int
    tickets: int
    open_tickets: int
