"""The day's last line: written once per gate, by whichever display comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from kiosk.clock import local_day, midnight
from kiosk.domain.events import DayClosed, Draft, Event
from kiosk.domain.heads import close_day, day_is_over
from kiosk.domain.queue import Folding, Queue
from kiosk.domain.types import GateId
from kiosk.gate.desk.alarming import closing_at
from kiosk.gate.desk.known import Place


class Closing:
    """Decides on the last line; ``kiosk.ports.Decide`` inside the transaction of the journal.

    Two displays of one gate may both find that it is time: whoever is second finds the line there.
    """

    def __init__(
        self, gate: GateId, place: Place, zone: tzinfo, folding: Folding, now: datetime
    ) -> None:
        self._gate = gate
        self._place = place
        self._zone = zone
        self._folding = folding
        self._now = now

    def is_due(self, queue: Queue) -> bool:
        """Tell from a queue that was read before whether it is worth a transaction."""
        closes_at = closing_at(self._place.closes, self._now, self._zone)
        ends_at = midnight(local_day(self._now, self._zone) + timedelta(days=1), self._zone)
        due = day_is_over(queue, self._now, closes_at, ends_at)
        return due and self._gate not in queue.closed

    def decide(self, events: Sequence[Event]) -> Sequence[Draft]:
        """Return the last line, or nothing where it is written or not due any more."""
        queue = self._folding.whole(events).at(self._now)
        if not self.is_due(queue):
            return []
        return close_day(queue, self._gate, local_day(self._now, self._zone))


def last_line(events: Sequence[Event], gate: GateId) -> Event | None:
    """Return the fact that closed a gate's day."""
    closed = (e for e in events if isinstance(e.body, DayClosed) and e.gate == gate)
    return next(closed, None)
