"""Where officers of the day work: at a gate's display, or at a desk of the centre."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kiosk.domain.events import Event, Noted
    from kiosk.domain.queue import Queue
    from kiosk.domain.types import CounterId, NodeId, OfficerId, StationId, TicketId
    from kiosk.gate.desk import DeskAction

Wish = Callable[["Queue"], Sequence["Noted"]]
"""What an officer wants, decided on the queue as the node's journal has it in the transaction."""


class Node(Protocol):
    """A journal that officers write in, and what it knows."""

    @property
    def id(self) -> NodeId:
        """Return the author of what is written here."""

    @property
    def online(self) -> bool:
        """Tell whether this node and the others know of each other."""

    def queue(self) -> Queue:
        """Return the queue as this node knows it now."""

    def record(self, wish: Wish, officer: OfficerId) -> list[Event]:
        """Decide and write in one transaction; returns what was written."""

    def press(
        self,
        action: DeskAction,
        at: tuple[StationId, CounterId],
        meant: TicketId | None,
        officer: OfficerId,
    ) -> list[Event]:
        """Press a button of the desk at a counter, meant for the ticket that was seen there."""
