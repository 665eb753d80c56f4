"""One ticket on its journey: where it stands, what is behind it, what is still to come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.events import CancelReason, Issue, Item
    from kiosk.domain.types import CounterId, StationId, TicketId


class Stage(StrEnum):
    """Where a ticket stands at present."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    """All stations of its journey are done with it."""
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Lane(StrEnum):
    """Whether a party goes first: what it said at the touchscreen, and what a guard made of it."""

    ORDINARY = "ordinary"
    DECLARED = "declared"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Call:
    """A number called to a counter; ``at`` is the first call, ``last_at`` the latest.

    ``since`` is when the ticket had come to the station's line; ``first`` if it went first.
    """

    ticket: TicketId
    station: StationId
    counter: CounterId
    at: datetime
    last_at: datetime
    since: datetime
    first: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """A station that is done with the party: where it was served, and from when to when."""

    station: StationId
    counter: CounterId
    called_at: datetime
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session at a table. ``until`` is when it is to end; ``ended_at`` is when it did."""

    station: StationId
    counter: CounterId
    started_at: datetime
    until: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """How many of a party came in and went out, and when that was last said."""

    entered: int = 0
    left: int = 0
    entered_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def inside(self) -> int:
        """Return how many are inside now."""
        return max(0, self.entered - self.left)

    @property
    def miscounted(self) -> bool:
        """Tell whether more went out than came in: somebody has to look."""
        return self.left > self.entered


NOBODY = Heads()


@dataclass(frozen=True, slots=True)
class Queued:
    """A ticket in the queue.

    ``ahead`` begins with the station at which it stands; it is empty for a ticket of a gate that
    did not write down its journey: that one waits at every station and is served by the first.
    ``arrived_at`` is when it came to that line. ``back_at`` is when a number that nobody came for
    stands in the line again by itself. ``lost`` are calls that came to nothing, because another
    counter had called the ticket before. ``rivals`` are other tickets on the same booking.
    ``items`` is what an officer noted of the belongings at ``inspected_at``; ``host`` is whether
    the person visited wishes to receive the party, None before they were asked.
    """

    issue: Issue
    ahead: tuple[StationId, ...]
    arrived_at: datetime
    stage: Stage = Stage.WAITING
    lane: Lane = Lane.ORDINARY
    call: Call | None = None
    stays: tuple[Stay, ...] = ()
    absences: int = 0
    back_at: datetime | None = None
    cancelled: CancelReason | None = None
    lost: tuple[Call, ...] = ()
    rivals: tuple[Issue, ...] = ()
    sitting: Sitting | None = None
    heads: Heads = NOBODY
    items: tuple[Item, ...] = ()
    inspected_at: datetime | None = None
    host: bool | None = None

    @property
    def station(self) -> StationId | None:
        """Return the station at which it stands, None if any station may call it."""
        return self.ahead[0] if self.ahead else None

    @property
    def goes_first(self) -> bool:
        """Tell whether it is in the priority lane: declared counts until a guard declines it."""
        return self.lane in {Lane.DECLARED, Lane.CONFIRMED}

    @property
    def is_sitting(self) -> bool:
        """Tell whether its session has started and not ended."""
        return self.sitting is not None and self.sitting.ended_at is None

    @property
    def is_open(self) -> bool:
        """Tell whether its journey goes on, or somebody of it is still inside."""
        return self.stage not in {Stage.SERVED, Stage.CANCELLED} or self.heads.inside > 0

    def stands_at(self, station: StationId) -> bool:
        """Tell whether ``station`` may call it."""
        return self.station in {None, station}


def is_at(queued: Queued, station: StationId, counter: CounterId) -> bool:
    """Tell whether a ticket is on call at a counter."""
    call = queued.call
    here = call is not None and (call.station, call.counter) == (station, counter)
    return queued.stage is Stage.CALLED and here


def stood_up(queued: Queued, at: datetime) -> Queued:
    """End the session of a ticket that leaves its table, if one is running."""
    if queued.sitting is None or queued.sitting.ended_at is not None:
        return queued
    return replace(queued, sitting=replace(queued.sitting, ended_at=at))


def queued(issue: Issue) -> Queued:
    """Put a ticket that was just issued at the beginning of its journey."""
    lane = Lane.DECLARED if issue.facts.priority else Lane.ORDINARY
    return Queued(issue, ahead=issue.facts.journey, arrived_at=issue.at, lane=lane)
