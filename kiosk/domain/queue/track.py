"""What was told of one ticket, fact by fact, and the ticket as those facts leave it."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.domain.events import Event, issue_of
from kiosk.domain.queue.moving import move
from kiosk.domain.queue.tickets import Call, Queued, queued

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.domain.types import NodeId, Seq

    Place = tuple[datetime, NodeId, Seq]
    """Where an event stands in the one order that every node agrees on."""


def place(event: Event) -> Place:
    """Return where an event stands among all others."""
    return (event.at, event.author, event.seq)


@dataclass(slots=True)
class Track:
    """One ticket's own facts. What happens to it hangs on no other ticket.

    ``queued`` is None until the ticket itself has come, which may be after something was told of
    it; ``issued`` is then where it stands. ``calls`` are its calls with their places, by the time
    of the first one: a number called once more is the same call.
    """

    queued: Queued | None = None
    issued: Place | None = None
    calls: dict[datetime, tuple[Place, Call]] = field(default_factory=dict)
    _events: list[Event] = field(default_factory=list)

    def take(self, event: Event) -> bool:
        """Take one more fact in; return False if it belonged before others.

        Those were then told again, in the right order: a handful, all of this ticket.
        """
        behind = not self._events or place(self._events[-1]) < place(event)
        insort(self._events, event, key=place)
        if behind and issue_of(event) is None:
            self._apply(event)
            return True
        self._begin_anew()
        return behind and len(self._events) == 1

    def _begin_anew(self) -> None:
        self.queued, self.issued, self.calls = None, None, {}
        # Gates' clocks differ: a call may carry an earlier time than its ticket. It goes first.
        for event in self._events:
            issue = issue_of(event)
            if issue is not None:
                self.queued, self.issued = queued(issue), self.issued or place(event)
        for event in self._events:
            self._apply(event)

    def _apply(self, event: Event) -> None:
        if self.queued is None:
            return
        self.queued = moved = move(self.queued, event)
        if moved.call is not None:
            made = self.calls.get(moved.call.at)
            self.calls[moved.call.at] = (place(event) if made is None else made[0], moved.call)
