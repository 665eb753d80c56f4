"""Facts of a ticket on its way through the stations: issued, called, sent on, ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.numbering import QueueNumber
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import (
    BookingId,
    CounterId,
    Role,
    ServiceId,
    StationId,
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
