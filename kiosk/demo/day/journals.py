"""What the journals hold when the day is over: read once, in the order in which it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.demo.day.house import SITE
from kiosk.domain.queue import USUAL, Policy
from kiosk.journal.centre.changes import to_message
from kiosk.journal.centre.tables import events
from kiosk.wire.events import from_message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Engine

    from kiosk.domain.events import Event
    from kiosk.domain.types import NodeId


@dataclass(frozen=True, slots=True)
class Journals:
    """The day's events of each node, its own and those of others, as they came to it.

    ``gates`` by the gate's node; ``centre`` is the server's table, its own events by ``desk``.
    """

    gates: Mapping[NodeId, Sequence[Event]]
    centre: Sequence[Event]
    desk: NodeId
    policy: Policy = USUAL
    usual_s: float = 180.0


def of_centre(engine: Engine) -> list[Event]:
    """Return all that the server has of the site, in the order of its positions."""
    rows = select(events).where(events.c.site == SITE).order_by(events.c.position)
    with engine.connect() as connection:
        return [from_message(to_message(row)) for row in connection.execute(rows)]
