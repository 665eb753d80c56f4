"""A reservation as a gate knows it, and what a visitor can hold up to prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.types import BookingId, KeyId, Reference, ServiceId, SiteId, TicketId


class BookingStatus(StrEnum):
    """Whether a booking still stands."""

    STANDING = "standing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Booking:
    """One party's reservation of one session.

    ``session_from`` and ``session_until`` bound the visiting session. ``visitor`` and ``host`` are
    masked before they leave the server: a gate never holds a full name. ``reference`` is None when
    the booking is known from its signed code only.
    """

    id: BookingId
    site: SiteId
    service: ServiceId
    session_from: datetime
    session_until: datetime
    party: int
    reference: Reference | None = None
    status: BookingStatus = BookingStatus.STANDING
    visitor: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class SignedCode:
    """A booking code whose signature holds: the server issued it, whatever became of it since."""

    booking: Booking
    key: KeyId


@dataclass(frozen=True, slots=True)
class TypedReference:
    """A reference whose check symbol holds."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class TicketCode:
    """The QR of one of our own tickets."""

    ticket: TicketId


class Flaw(StrEnum):
    """Why a scanned text is no valid booking code."""

    NOT_OURS = "not_ours"
    UNREADABLE = "unreadable"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class FlawedCode:
    """A scanned text that proves nothing; ``detail`` is technical and holds none of its content."""

    flaw: Flaw
    detail: str


Presented = SignedCode | TypedReference | TicketCode | FlawedCode
