"""A line of the journal, and the drafts that become one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.domain.events.around import (
    DayClosed,
    FaultCleared,
    FaultRaised,
    HelpGiven,
    HelpRequested,
    ScanRefused,
    SurveyAnswered,
    Unrecognised,
    Withheld,
)
from kiosk.domain.events.tickets import (
    PriorityConfirmed,
    PriorityDeclined,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketNoShow,
    TicketRecalled,
    TicketReturned,
    TicketTransferred,
)
from kiosk.domain.events.visit import (
    AttendanceMarked,
    BelongingsInspected,
    HostAnswered,
    PartyEntered,
    PartyLeft,
    SessionEnded,
    SessionExtended,
    SessionMoved,
    SessionStarted,
)
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import (
    BookingId,
    GateId,
    NodeId,
    OfficerId,
    Role,
    Seq,
    ServiceId,
    SiteId,
    StationId,
    TicketId,
)

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
    | BelongingsInspected
    | HostAnswered
    | SessionStarted
    | SessionExtended
    | SessionMoved
    | SessionEnded
    | PartyEntered
    | PartyLeft
    | AttendanceMarked
    | SurveyAnswered
    | HelpRequested
    | HelpGiven
    | FaultRaised
    | FaultCleared
    | DayClosed
    | Withheld
    | Unrecognised
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal. ``at`` is aware UTC and never before the author's last event.

    ``officer``: who did it, where an officer did.
    """

    author: NodeId
    seq: Seq
    at: datetime
    site: SiteId
    gate: GateId
    ticket: TicketId | None
    body: Body
    officer: OfficerId | None = None


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
    officer: OfficerId | None = None


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
