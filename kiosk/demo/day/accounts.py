"""The day's accounts, counted from the journals and from nothing else. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.events import (
    Event,
    SessionMoved,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketNoShow,
    TicketReturned,
    TicketTransferred,
)
from kiosk.domain.heads import balance
from kiosk.domain.queue import Folding, Queue, Queued, Stage, fold, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.demo.day.journals import Journals
    from kiosk.domain.types import CounterId, NodeId, Seq, StationId, TicketId

ENDS = (StationFinished, TicketReturned, TicketTransferred, TicketNoShow, TicketCancelled)
"""After these a ticket is at no counter."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the journals say of the day.

    ``tickets_accounted`` are served, cancelled, or given up after nobody came, and nobody of them
    is inside. ``called_twice``: a ticket stood on call at two counters at once, in the order of the
    facts or as a node knew it when it called. ``calls_lost`` came to nothing, because a counter of
    another node, apart, had called the ticket before. ``events_lost`` are missing where they have
    to be, ``events_doubled`` stand somewhere twice.
    """

    tickets_issued: int
    tickets_accounted: int
    heads_in: int
    heads_out: int
    called_twice: int
    calls_lost: int
    folds_equal: bool
    events: int
    events_lost: int
    events_doubled: int
    flagged: int
    outcomes: dict[str, int]

    @property
    def even(self) -> bool:
        """Tell whether everything is as it has to be."""
        return (
            self.tickets_accounted == self.tickets_issued
            and self.heads_in == self.heads_out
            and self.folds_equal
            and not (self.called_twice or self.events_lost or self.events_doubled)
        )


def account(journals: Journals) -> Accounts:
    """Count."""
    queue = fold(journals.centre, journals.policy)
    heads = balance(queue)
    known = [(journals.desk, journals.centre), *journals.gates.items()]
    return Accounts(
        tickets_issued=_issued(journals),
        tickets_accounted=sum(is_accounted(each) for each in queue.tickets.values()),
        heads_in=heads.entered,
        heads_out=heads.left,
        called_twice=twice_in_order(journals.centre, queue)
        + sum(twice_as_known(node, events, journals) for node, events in known),
        calls_lost=sum(len(each.lost) for each in queue.tickets.values()),
        folds_equal=all(
            _same(fold(events, journals.policy), queue) for events in journals.gates.values()
        ),
        events=len(journals.centre),
        events_lost=lost(journals),
        events_doubled=sum(doubled(events) for _, events in known),
        flagged=len(queue.flagged()),
        outcomes=dict(Counter(_outcome(each) for each in queue.tickets.values())),
    )


def is_accounted(queued: Queued) -> bool:
    """Tell whether it is known what became of a ticket, and nobody of it is inside."""
    given_up = queued.stage is Stage.NO_SHOW and queued.back_at is None
    ended = given_up or queued.stage in {Stage.SERVED, Stage.CANCELLED}
    return ended and not queued.heads.inside and not queued.heads.miscounted


def lost(journals: Journals) -> int:
    """Count the events that some journal lacks or has otherwise than its author, and the gaps."""
    known = {journals.desk: _by_identity(journals.centre)}
    known |= {node: _by_identity(events) for node, events in journals.gates.items()}
    written = {identity: each for there in known.values() for identity, each in there.items()}
    for node, there in known.items():
        written |= {identity: each for identity, each in there.items() if each.author == node}
    missing = sum(
        there.get(identity) != each
        for there in known.values()
        for identity, each in written.items()
    )
    counts = Counter(author for author, _ in written)
    last = {author: max(seq for by, seq in written if by == author) for author in counts}
    return missing + sum(last[author] - counts[author] for author in counts)


def doubled(events: Iterable[Event]) -> int:
    """Count the events of one journal that stand in it more than once."""
    return sum(count - 1 for count in Counter((e.author, e.seq) for e in events).values())


def twice_in_order(events: Iterable[Event], queue: Queue) -> int:
    """Count the calls that stand although their ticket was at another counter just then."""
    standing = {(call.ticket, call.at, call.station, call.counter) for call in queue.calls}
    at: dict[TicketId, tuple[StationId, CounterId]] = {}
    twice = 0
    for event in in_order(events):
        body, ticket = event.body, event.ticket
        if ticket is None:
            continue
        match body:
            case TicketCalled(station, counter) if (ticket, event.at, station, counter) in standing:
                twice += at.get(ticket, (station, counter)) != (station, counter)
                at[ticket] = (station, counter)
            case SessionMoved(station, counter, to) if at.get(ticket) == (station, counter):
                at[ticket] = (station, to)
            case TicketCancelled():
                at.pop(ticket, None)
            case _ if isinstance(body, ENDS) and at.get(ticket) == (body.station, body.counter):
                del at[ticket]
    return twice


def twice_as_known(node: NodeId, events: Sequence[Event], journals: Journals) -> int:
    """Count the calls that a node made of a ticket which it knew to be on call elsewhere."""
    folding, twice, taken = Folding(journals.policy), 0, 0
    for place, event in enumerate(events):
        if event.author == node and event.ticket and isinstance(event.body, TicketCalled):
            known = folding.take(events[taken:place])
            taken = place
            queued = known.tickets.get(event.ticket)
            twice += queued is not None and queued.stage is Stage.CALLED
    return twice


def _issued(journals: Journals) -> int:
    return sum(
        isinstance(event.body, TicketIssued)
        for node, events in journals.gates.items()
        for (author, _), event in _by_identity(events).items()
        if author == node
    )


def _by_identity(events: Iterable[Event]) -> dict[tuple[NodeId, Seq], Event]:
    return {(event.author, event.seq): event for event in events}


def _outcome(queued: Queued) -> str:
    return str(queued.stage if queued.cancelled is None else f"cancelled: {queued.cancelled}")


def _same(one: Queue, other: Queue) -> bool:
    # Mappings are equal in any order; lines of equals are in the tickets' order.
    return one == other and list(one.tickets) == list(other.tickets)
