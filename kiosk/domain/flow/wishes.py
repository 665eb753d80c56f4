"""What the journey asks for in return for an input."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.events import Draft, Issue
from kiosk.domain.flow.state import State, WalkIn
from kiosk.domain.house import Door
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.types import Reference


@dataclass(frozen=True, slots=True)
class Read:
    """Judge a scanned text; answered by Judged."""

    text: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """Judge a typed reference; answered by Judged."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class TryDoor:
    """Ask whether parties without a booking are received now; answered by DoorTried."""

    door: Door


@dataclass(frozen=True, slots=True)
class FindNumber:
    """Look today's ticket of a number up; answered by Found."""

    number: QueueNumber


@dataclass(frozen=True, slots=True)
class Seal:
    """Seal what a party declared with the server's key; answered by Sealed."""

    walk_in: WalkIn


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """Print a ticket that the journal holds; with its QR only if ``proven``."""

    issue: Issue
    proven: bool = True


@dataclass(frozen=True, slots=True)
class SayAgain:
    """Say once more what the screen says."""


@dataclass(frozen=True, slots=True)
class RestCamera:
    """Let the camera sleep: nobody is here."""


@dataclass(frozen=True, slots=True)
class WakeCamera:
    """Open the camera: somebody has come."""


Effect = (
    Read | LookUp | TryDoor | FindNumber | Seal | PrintTicket | SayAgain | RestCamera | WakeCamera
)


@dataclass(frozen=True, slots=True)
class Step:
    """The new state, the facts to write down, and the wishes that run once they are written."""

    state: State
    drafts: tuple[Draft, ...] = ()
    effects: tuple[Effect, ...] = field(default_factory=tuple)
