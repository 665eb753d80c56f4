"""Facts of what happens inside: goods, the host's answer, sessions at tables, heads in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.types import BookingId, CounterId, GoodsId, StationId


class GoodsResult(StrEnum):
    """What became of something that a party brought."""

    ACCEPTED = "accepted"
    RETURNED = "returned"
    """Given back to the party."""
    CLINIC = "clinic"
    """Medicine: handed to the clinic, which decides."""
    SEIZED = "seized"
    """Kept by the house."""


class GoodsReason(StrEnum):
    """Why something was not simply accepted."""

    PROHIBITED = "prohibited"
    CONTAINER = "container"
    """Tin, glass, metal."""
    RAW = "raw"
    """Food that is not cooked."""
    TOO_MUCH = "too_much"
    UNPRESCRIBED = "unprescribed"
    SPOILT = "spoilt"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """Some pieces of one kind with one result; ``reason`` where they were returned or seized."""

    kind: GoodsId
    count: int
    result: GoodsResult
    reason: GoodsReason | None = None


@dataclass(frozen=True, slots=True)
class BelongingsInspected:
    """An officer went through what the party brought: the whole list, which replaces a former."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class HostAnswered:
    """The person visited was asked whether they wish to receive this party."""

    willing: bool


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The party sits at its table; the session lasts ``until`` then."""

    station: StationId
    counter: CounterId
    until: datetime


@dataclass(frozen=True, slots=True)
class SessionExtended:
    """The session lasts until another time than was said before."""

    station: StationId
    counter: CounterId
    until: datetime


@dataclass(frozen=True, slots=True)
class SessionMoved:
    """The session goes on at another table ``to``."""

    station: StationId
    counter: CounterId
    to: CounterId


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over, at its time or before; the party is still inside."""

    station: StationId
    counter: CounterId


@dataclass(frozen=True, slots=True)
class PartyEntered:
    """So many heads of the party have come in, counted altogether: a later one corrects it."""

    heads: int


@dataclass(frozen=True, slots=True)
class PartyLeft:
    """So many heads of the party have gone out, counted altogether: a later one corrects it."""

    heads: int


@dataclass(frozen=True, slots=True)
class AttendanceMarked:
    """Somebody on the roster of a programme session was seen there, or found missing."""

    booking: BookingId
    present: bool
