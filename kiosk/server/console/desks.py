"""Writes what officers do at the console; decided under the site's lock, whoever is faster."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

from kiosk.domain.queue import Folding
from kiosk.journal.centre.recording import CentreDesk, SiteDay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Engine

    from kiosk.domain.events import Event, Noted
    from kiosk.domain.queue import Queue
    from kiosk.domain.types import OfficerId, SiteId
    from kiosk.server.days import Locality

    Decide = Callable[[Queue, Sequence[Event]], Sequence[Noted]]


@dataclass(frozen=True, slots=True)
class Written:
    """What a press became, and the site's position after it."""

    events: Sequence[Event]
    position: int


@dataclass(slots=True)
class _Desk:
    desk: CentreDesk
    folding: Folding
    lock: Lock = field(default_factory=Lock)


class Desks:
    """The centre's desks of all sites."""

    def __init__(self, engine: Engine, sites: Mapping[SiteId, Locality]) -> None:
        """Prepare; nothing is read before somebody acts."""
        self._desks = {
            site: _Desk(CentreDesk(engine, SiteDay(site, where.zone)), Folding(where.policy))
            for site, where in sites.items()
        }

    def write(self, site: SiteId, officer: OfficerId, decide: Decide, now: datetime) -> Written:
        """Decide and write, in one transaction. May block.

        Raises sqlalchemy.exc.SQLAlchemyError; nothing is written then.
        """
        desk = self._desks[site]

        def settle(known: Sequence[Event]) -> Sequence[Noted]:
            queue = desk.folding.whole(known).at(now)
            return [replace(noted, officer=officer) for noted in decide(queue, known)]

        # The folding is one thread's at a time, also where the database would let two begin.
        with desk.lock:
            events, position = desk.desk.record(settle, now)
        return Written(events, position)
