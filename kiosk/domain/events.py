"""The facts that are written down: past tense, never changed, never deleted.

A *body* says what happened; an ``Event`` says who wrote it, in which order and when. ``(author,
seq)`` is an event's identity. Bodies hold no name, national id or detainee.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.numbering import QueueNumber
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.survey import Element
from kiosk.domain.types import (
    BookingId,
    CounterId,
    GateId,
    NodeId,
    Role,
    Seq,
    ServiceId,
    SiteId,
    StationId,
    TicketId,
)


@dataclass(frozen=True, slots=True)
class TicketIssued:
    """A party took a queue number. ``day`` is the local day on which the number counts.

    ``sealed``: what a party without a booking declared, for the server's eyes only (Base64 of a
    libsodium sealed box, see ``kiosk.wire.sealing``); the gate cannot read it back.
    ``journey``: the stations to visit, in order, as the settings had it then; empty from gates of
    the first version.
    """

    number: QueueNumber
    day: date
    service: ServiceId
    booking: BookingId | None
    party: int
    belongings: bool
    priority: bool
    session_from: datetime | None
    session_until: datetime | None
    evidence: Evidence
    role: Role = Role.VISITOR
    sealed: str | None = field(default=None, repr=False)
    journey: tuple[StationId, ...] = ()


@dataclass(frozen=True, slots=True)
class ScanRefused:
    """A code or reference was turned away."""

    reason: Reason
    booking: BookingId | None = None


@dataclass(frozen=True, slots=True)
class TicketCalled:
    """A number was called to a counter or table."""

    station: StationId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class TicketRecalled:
    """The number on call was called once more."""

    station: StationId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class StationFinished:
    """A station is done with the party; it goes on to the next one of its journey."""

    station: StationId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class TicketReturned:
    """A party that was called goes back into the line, to the place it had."""

    station: StationId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class TicketTransferred:
    """A party was sent from one station ``to`` another, and goes on from there."""

    station: StationId
    counter: CounterId
    to: StationId


@dataclass(frozen=True, slots=True)
class TicketNoShow:
    """Nobody came when the number was called.

    ``back_at``: when it stands in the line again by itself; None: only an officer calls it again.
    """

    station: StationId
    counter: CounterId
    back_at: datetime | None = None


class CancelReason(StrEnum):
    """Why a ticket ends before its journey does."""

    LEFT = "left"
    """The party went home."""
    MISTAKE = "mistake"
    """It should not have been issued."""
    DOUBLE = "double"
    """The booking was used for another ticket too."""
    HOST_REFUSES = "host_refuses"
    """The person visited does not wish to receive anybody."""
    NOT_ALLOWED = "not_allowed"
    """A document is missing, or a rule of the house is in the way."""


@dataclass(frozen=True, slots=True)
class TicketCancelled:
    """An officer ended a ticket."""

    reason: CancelReason


@dataclass(frozen=True, slots=True)
class PriorityConfirmed:
    """A guard saw that the party needs to go first."""


@dataclass(frozen=True, slots=True)
class PriorityDeclined:
    """A guard put the party into the ordinary lane."""


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
    """An officer went to whoever had asked for one until now at this gate."""


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


Body = (
    TicketIssued
    | ScanRefused
    | TicketCalled
    | TicketRecalled
    | StationFinished
    | TicketReturned
    | TicketTransferred
    | TicketNoShow
    | TicketCancelled
    | PriorityConfirmed
    | PriorityDeclined
    | SurveyAnswered
    | HelpRequested
    | HelpGiven
    | FaultRaised
    | FaultCleared
    | Withheld
    | Unrecognised
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal. ``at`` is aware UTC and never before the author's last event."""

    author: NodeId
    seq: Seq
    at: datetime
    site: SiteId
    gate: GateId
    ticket: TicketId | None
    body: Body


@dataclass(frozen=True, slots=True)
class TicketWanted:
    """A wish for a ticket; the journal takes the next number in the transaction that records it."""

    prefix: str
    service: ServiceId
    booking: BookingId | None
    party: int
    belongings: bool
    priority: bool
    session_from: datetime | None
    session_until: datetime | None
    evidence: Evidence
    role: Role = Role.VISITOR
    sealed: str | None = field(default=None, repr=False)
    journey: tuple[StationId, ...] = ()

    def issued(self, number: QueueNumber, day: date) -> TicketIssued:
        """Return the fact that the wish becomes."""
        return TicketIssued(
            number=number,
            day=day,
            service=self.service,
            booking=self.booking,
            party=self.party,
            belongings=self.belongings,
            priority=self.priority,
            session_from=self.session_from,
            session_until=self.session_until,
            evidence=self.evidence,
            role=self.role,
            sealed=self.sealed,
            journey=self.journey,
        )


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that just happened, before the journal gives it an author, a place and a time."""

    body: Body
    ticket: TicketId | None = None


Draft = Noted | TicketWanted


@dataclass(frozen=True, slots=True)
class Issue:
    """A ticket as its own event tells it: what is shown, printed and looked up."""

    ticket: TicketId
    gate: GateId
    at: datetime
    facts: TicketIssued


def issue_of(event: Event) -> Issue | None:
    """Return the ticket that ``event`` issued, or None for any other event."""
    if isinstance(event.body, TicketIssued) and event.ticket is not None:
        return Issue(event.ticket, event.gate, event.at, event.body)
    return None
