"""Clocks: the machine's own, and one that a test winds by hand."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as local_time
from typing import TYPE_CHECKING

from kiosk.domain.types import Moment

if TYPE_CHECKING:
    from datetime import tzinfo


class SystemClock:
    """The machine's wall clock in UTC beside its monotonic clock."""

    def now(self) -> Moment:
        """Read both clocks."""
        return Moment(at=datetime.now(UTC), ticks_s=time.monotonic())


@dataclass(slots=True)
class ManualClock:
    """A clock that stands still until it is told otherwise."""

    at: datetime
    ticks_s: float = 0.0

    def now(self) -> Moment:
        """Return the moment the clock was last set to."""
        return Moment(at=self.at, ticks_s=self.ticks_s)

    def advance(self, seconds: float) -> None:
        """Let both clocks run on by ``seconds``."""
        self.at += timedelta(seconds=seconds)
        self.ticks_s += seconds

    def jump_to(self, at: datetime) -> None:
        """Set the wall clock only, as a time server or a technician does."""
        self.at = at


def local_day(at: datetime, zone: tzinfo) -> date:
    """Return the gate's own calendar day, on which numbers start again.

    UTC midnight falls at 08:00 in Balikpapan, just when the lobby opens: a UTC date would restart
    the numbers in front of the first visitors.
    """
    return at.astimezone(zone).date()


def at_local(day: date, of_day: local_time, zone: tzinfo) -> datetime:
    """Return the moment of a local day at which its clocks show a time, in UTC."""
    return datetime.combine(day, of_day, zone).astimezone(UTC)


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return when a local day begins, in UTC."""
    return at_local(day, local_time.min, zone)
