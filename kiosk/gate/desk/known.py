"""What a desk knows: where it stands, what the journal holds, how the line is doing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from kiosk.domain.booking import Booking
from kiosk.domain.events import Event
from kiosk.domain.house import Names
from kiosk.domain.queue import USUAL, Policy, Queue
from kiosk.domain.types import BookingId, CounterId, GateId, LanguageCode, StationId
from kiosk.journal.gate.outgoing import LinkReport


@dataclass(frozen=True, slots=True)
class Place:
    """The counter a desk works for. ``gates`` names the site's gates; others go by their id.

    ``absent_s`` after nobody came, the number stands in the line again; the way out takes
    ``out_s``; ``closes`` is the local time at which everybody has to be out. ``prints``: receipts
    for belongings can be printed here.
    """

    station: StationId
    counter: CounterId
    language: LanguageCode
    gates: Mapping[GateId, Names] = field(default_factory=dict)
    policy: Policy = USUAL
    absent_s: float = 300.0
    out_s: float = 600.0
    closes: time | None = None
    prints: bool = False


NO_REPORT = LinkReport(online=None, since=None, unsent=0)
"""Nothing was noted of a line to a server."""


class Trouble(StrEnum):
    """What the journal keeps a desk from."""

    UNREAD = "unread"
    """The queue shown may be old."""
    WRITING = "writing"
    """A touch is not written down yet; it is tried again."""
    UNWRITTEN = "unwritten"
    """A touch was given up; the officer has to repeat it."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that the display is drawn from. ``read_at`` is when the journal was last read.

    ``bookings`` holds what the list knows of the party at the counter; it may lack it.
    """

    queue: Queue = field(default_factory=Queue)
    events: Sequence[Event] = ()
    bookings: Mapping[BookingId, Booking] = field(default_factory=dict)
    link: LinkReport = NO_REPORT
    trouble: Trouble | None = None
    read_at: datetime | None = None
