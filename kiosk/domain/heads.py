"""Heads in and heads out: as many must leave as came, per ticket and for the whole house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.domain.events import DayClosed, Noted, PartyEntered, PartyLeft

if TYPE_CHECKING:
    from datetime import date, datetime

    from kiosk.domain.queue import Queue, Queued
    from kiosk.domain.types import GateId, TicketId

MOST_HEADS = 99


@dataclass(frozen=True, slots=True)
class Balance:
    """A day's heads at a site, and the tickets behind them."""

    entered: int
    left: int
    inside: int
    parties_inside: int
    tickets: int
    open_tickets: int

    @property
    def even(self) -> bool:
        """Tell whether nobody is inside and as many left as came."""
        return self.inside == 0 and self.entered == self.left


def balance(queue: Queue) -> Balance:
    """Count a day's heads."""
    everybody = queue.tickets.values()
    return Balance(
        entered=sum(each.heads.entered for each in everybody),
        left=sum(each.heads.left for each in everybody),
        inside=sum(each.heads.inside for each in everybody),
        parties_inside=sum(each.heads.inside > 0 for each in everybody),
        tickets=len(queue.tickets),
        open_tickets=sum(each.is_open for each in everybody),
    )


def inside(queue: Queue) -> list[Queued]:
    """Return the parties of which somebody is inside, who came in first in front."""
    found = [each for each in queue.tickets.values() if each.heads.inside]
    return sorted(found, key=lambda each: (each.heads.entered_at or each.issue.at, each.issue.at))


def let_in(queue: Queue, ticket: TicketId, heads: int) -> list[Noted]:
    """Note that so many of a party have come in, altogether."""
    queued = queue.tickets.get(ticket)
    if queued is None or not 1 <= heads <= MOST_HEADS or queued.heads.entered == heads:
        return []
    return [Noted(PartyEntered(heads), ticket)]


def let_out(queue: Queue, ticket: TicketId, heads: int) -> list[Noted]:
    """Note that so many of a party have gone out, altogether; never more than came in."""
    queued = queue.tickets.get(ticket)
    if queued is None or not 0 <= heads <= queued.heads.entered or queued.heads.left == heads:
        return []
    return [Noted(PartyLeft(heads), ticket)]


def day_is_over(queue: Queue, now: datetime, closes_at: datetime | None, ends_at: datetime) -> bool:
    """Tell whether it is time for the day's last line.

    It is once everybody is out after the closing time, and a minute before midnight (``ends_at``)
    whatever the balance. A day on which nobody took a number has no last line.
    """
    if not queue.tickets:
        return False
    if now >= ends_at - timedelta(minutes=1):
        return True
    return closes_at is not None and now >= closes_at and balance(queue).inside == 0


def close_day(queue: Queue, gate: GateId, day: date) -> list[Noted]:
    """Write the day's last line, once per gate."""
    if gate in queue.closed:
        return []
    sums = balance(queue)
    return [Noted(DayClosed(day, sums.entered, sums.left, sums.tickets, sums.open_tickets))]
