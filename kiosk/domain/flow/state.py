"""Where a visitor stands at the touchscreen: one class per screen, one state around them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.admission import Refused
from kiosk.domain.booking import Booking
from kiosk.domain.events import Issue
from kiosk.domain.flow.terms import OpenService, Terms
from kiosk.domain.reasons import Evidence
from kiosk.domain.sighting import Held
from kiosk.domain.survey import ELEMENTS, Element
from kiosk.domain.types import LanguageCode, Role


@dataclass(frozen=True, slots=True)
class Sleeping:
    """Nobody has been here for long: the screen is dark, the camera rests, a touch wakes both."""


@dataclass(frozen=True, slots=True)
class Scanning:
    """The start: a code is awaited."""


@dataclass(frozen=True, slots=True)
class Typing:
    """The reference is typed; ``mistyped`` after its check symbol disagreed."""

    typed: str = ""
    mistyped: bool = False


@dataclass(frozen=True, slots=True)
class ChoosingDoor:
    """What else can be done here, beside what the start offers."""


@dataclass(frozen=True, slots=True)
class WalkIn:
    """A party without a booking, as far as it has said what it came for.

    ``host`` is whom it visits, as typed: it is sealed before it leaves the screen, and never
    shown whole or logged.
    """

    service: OpenService
    role: Role = Role.VISITOR
    host: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ChoosingService:
    """No booking: which of ``services`` did the party come for."""

    services: tuple[OpenService, ...]


@dataclass(frozen=True, slots=True)
class ChoosingRole:
    """A group session: as a participant or as the facilitator."""

    walk_in: WalkIn


@dataclass(frozen=True, slots=True)
class NamingHost:
    """Whom does the party visit; ``typed`` is what was typed so far."""

    walk_in: WalkIn
    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Consenting:
    """May the name be kept, sealed, for the registration counter; without it all goes on too."""

    walk_in: WalkIn


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
class Declaring:
    """A party without a booking says the same; where ``party_max`` is 1 it is not asked."""

    walk_in: WalkIn
    party: int
    party_max: int
    belongings: bool = False
    priority: bool = False


@dataclass(frozen=True, slots=True)
class Issuing:
    """The journal is writing the ticket down; only then is there a number."""

    asked: Confirming | Declaring


@dataclass(frozen=True, slots=True)
class ShowingTicket:
    """The number. ``again`` when it had been issued before and was only looked up.

    ``proven``: its own code or its booking was held up, so that its QR may be shown; a number
    that was merely typed proves nothing. ``no_paper``: the print failed, so it stays longer.
    ``copies``: how often it was printed again by request.
    """

    issue: Issue
    again: bool = False
    proven: bool = True
    no_paper: bool = False
    copies: int = 0


@dataclass(frozen=True, slots=True)
class FindingTicket:
    """A ticket is held up, or its number typed: to see its turn, or, ``leaving``, on the way out.

    ``unknown`` after a number that nobody holds today.
    """

    typed: str = ""
    leaving: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Surveying:
    """The survey: the element asked about now, and the answers given so far."""

    element: Element = ELEMENTS[0]
    answers: tuple[tuple[Element, int], ...] = ()

    @property
    def score(self) -> int | None:
        """Return the answer to the present element, None before there is one."""
        return dict(self.answers).get(self.element)


@dataclass(frozen=True, slots=True)
class Thanking:
    """Good-bye; ``answered`` when something was said in the survey just now."""

    answered: bool = False


@dataclass(frozen=True, slots=True)
class ShowingProblem:
    """No number, why, and what to do now."""

    refused: Refused


Screen = (
    Sleeping
    | Scanning
    | Typing
    | ChoosingDoor
    | ChoosingService
    | ChoosingRole
    | NamingHost
    | Consenting
    | Confirming
    | Declaring
    | Issuing
    | ShowingTicket
    | FindingTicket
    | Surveying
    | Thanking
    | ShowingProblem
)

ENTERING = (
    Typing,
    ChoosingDoor,
    ChoosingService,
    ChoosingRole,
    NamingHost,
    Consenting,
    Confirming,
    Declaring,
    FindingTicket,
)
"""Screens on which a visitor is busy: they are warned before what they entered is lost."""


@dataclass(frozen=True, slots=True)
class Modes:
    """How this visitor wants the kiosk to be; all end with the visit."""

    voice: bool = False
    large: bool = False
    contrast: bool = False
    low: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Everything the touchscreen depends on that a visitor did.

    ``touched_s`` counts from the last touch or change of screen, ``present_s`` from the last sign
    of anybody; ``held`` are the codes acted upon that may still be in view; ``help_called`` once an
    officer was asked for; ``slips_s`` are the times of tried references, which throttle guessing.
    ``can_seal``: there is a key to seal what is typed with; without one nobody is asked for a name.
    ``surveyed``: fingerprints of the tickets that began a survey, so that each does so once; they
    live in memory only.
    """

    terms: Terms
    language: LanguageCode
    touched_s: float
    present_s: float = 0.0
    screen: Screen = field(default_factory=Scanning)
    modes: Modes = field(default_factory=Modes)
    held: tuple[Held, ...] = ()
    help_called: bool = False
    slips_s: tuple[float, ...] = ()
    can_seal: bool = False
    surveyed: frozenset[bytes] = frozenset()


def opening(terms: Terms, ticks_s: float) -> State:
    """Return the state of a kiosk that nobody has touched yet."""
    return State(terms=terms, language=terms.language, touched_s=ticks_s, present_s=ticks_s)
