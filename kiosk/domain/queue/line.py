"""All tickets of one day, and what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.domain.queue.moving import back
from kiosk.domain.queue.tickets import Call, Queued, Stage, is_at
from kiosk.domain.queue.turns import USUAL, Policy, in_turn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kiosk.domain.events import DayClosed
    from kiosk.domain.types import (
        BookingId,
        CounterId,
        GateId,
        OfficerId,
        ServiceId,
        StationId,
        TicketId,
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """What an officer said of somebody on a roster: there or not, when, and who said so."""

    present: bool
    at: datetime
    officer: OfficerId | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """All tickets of one day at one site, and the calls in the order they were made.

    ``marks`` are the latest of each booking on a roster; ``closed`` the last lines of gates whose
    day is over.
    """

    tickets: Mapping[TicketId, Queued] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    policy: Policy = USUAL
    marks: Mapping[BookingId, Mark] = field(default_factory=dict)
    closed: Mapping[GateId, DayClosed] = field(default_factory=dict)

    def at(self, now: datetime) -> Queue:
        """Return the queue as it is at ``now``: numbers that nobody came for come back."""
        due = {
            ticket: back(queued, now)
            for ticket, queued in self.tickets.items()
            if queued.back_at is not None and queued.back_at <= now
        }
        return replace(self, tickets={**self.tickets, **due}) if due else self

    def waiting(self, station: StationId | None = None) -> list[Queued]:
        """Return who waits, whom to call first in front; of one station, or of the whole house."""
        waiting = self.waiting_at(station)
        return in_turn(waiting, self._ordinary_calls(station), self.policy)

    def waiting_at(self, station: StationId | None = None) -> list[Queued]:
        """Return who waits, in no order that would matter to them."""
        return [
            queued
            for queued in self.tickets.values()
            if queued.stage is Stage.WAITING and (station is None or queued.stands_at(station))
        ]

    def on_call(self, station: StationId, counter: CounterId) -> Queued | None:
        """Return the ticket that is at a counter now, or on its way there."""
        return next(iter(self.all_at(station, counter)), None)

    def all_at(self, station: StationId, counter: CounterId) -> list[Queued]:
        """Return the tickets at a counter; two where nodes that were apart called one each."""
        return [
            queued
            for queued in self.tickets.values()
            # First what is quick to tell: of a thousand tickets few are on call.
            if queued.stage is Stage.CALLED and is_at(queued, station, counter)
        ]

    def lost_at(self, station: StationId, counter: CounterId) -> list[Call]:
        """Return the calls of a counter that came to nothing, the latest first."""
        lost = (call for queued in self.tickets.values() for call in queued.lost)
        here = [call for call in lost if (call.station, call.counter) == (station, counter)]
        return sorted(here, key=lambda call: call.at, reverse=True)

    def flagged(self) -> list[Queued]:
        """Return live tickets whose booking was used for another ticket too."""
        return [queued for queued in self.tickets.values() if queued.rivals]

    def ahead_of(self, ticket: TicketId) -> int:
        """Return how many parties are called before ``ticket`` at the station where it waits."""
        queued = self.tickets.get(ticket)
        if queued is None:
            return 0
        ids = [each.issue.ticket for each in self.waiting(queued.station)]
        return ids.index(ticket) if ticket in ids else 0

    def in_session(self, service: ServiceId, session_from: datetime) -> int:
        """Return how many parties hold a number for a session; rivals are one party."""
        live = [queued for queued in self.tickets.values() if queued.stage is not Stage.CANCELLED]
        facts = [(queued.issue.facts, queued.issue.ticket) for queued in live]
        parties = {
            issued.booking or ticket
            for issued, ticket in facts
            if (issued.service, issued.session_from) == (service, session_from)
        }
        return len(parties)

    def _ordinary_calls(self, station: StationId | None) -> int:
        """Count the station's calls since the last one that went to the priority lane."""
        count = 0
        for call in reversed(self.calls):
            if station is not None and call.station != station:
                continue
            if call.first:
                return count
            count += 1
        # Nobody went first yet today: the lane may have the next turn.
        return max(count, self.policy.one_in)
