"""What a gate is told: bookings, events of the site's other gates, keys, officers; page by page."""

from __future__ import annotations

import asyncio
import base64
import binascii
import struct
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

from kiosk.journal.centre import changes
from kiosk.journal.centre.gates import note_heard
from kiosk.journal.centre.sites import head
from kiosk.journal.centre.store import writing
from kiosk.server.problems import ProblemError
from kiosk.wire.sync import LONGEST_WAIT_S, FeedPage, PublicKey, to_note

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from kiosk.domain.types import NodeId, SiteId
    from kiosk.journal.centre.gates import Gate
    from kiosk.ports import Clock
    from kiosk.server.hub import Hub

PAGE = 1_000
"""Bookings and events on one page: some 300 kB of JSON."""

NOTED_EVERY_S = 60.0
"""How coarsely it is written down that a gate was heard of."""

_CURSOR = struct.Struct(">BQ")
_CURSOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Feed:
    """Reads pages; ``history_days`` is how far back a gate begins that has nothing yet.

    ``sealing`` is the public key that gates seal declarations with, None without one.
    """

    engine: Engine
    clock: Clock
    hub: Hub
    keys: tuple[PublicKey, ...]
    history_days: int
    sealing: bytes | None = None
    _heard_s: dict[tuple[SiteId, NodeId], float] = field(default_factory=dict)

    async def page(self, gate: Gate, cursor: str, wait_s: float) -> FeedPage:
        """Return the next page, at once if there is something, else within ``wait_s``.

        ``cursor`` is empty for a gate that begins. Raises ProblemError (400) for one not ours.
        """
        after = read_cursor(cursor) if cursor else None
        version = self.hub.version(gate.site)
        page, news = await asyncio.to_thread(self._read, gate, after)
        if news or after is None or wait_s <= 0:
            return page
        # Own events move the site on as well: wait on until there is something for this reader.
        until_s = self.clock.now().ticks_s + min(wait_s, LONGEST_WAIT_S)
        while not news:
            left_s = until_s - self.clock.now().ticks_s
            if left_s <= 0 or not await self.hub.changed(gate.site, version, left_s):
                break
            version = self.hub.version(gate.site)
            page, news = await asyncio.to_thread(self._read, gate, read_cursor(page.cursor))
        return page

    def _read(self, gate: Gate, after: int | None) -> tuple[FeedPage, bool]:
        """Return a page, and whether it tells this gate anything."""
        self._note(gate)
        now = self.clock.now().at
        horizon = now - timedelta(days=self.history_days)
        with self.engine.connect() as connection:
            # A cursor ahead of us comes from before this database was restored from a backup: the
            # gate reads again from the start; what it has already changes nothing.
            if after is None or after > head(connection, gate.site):
                after = changes.start(connection, gate.site, horizon)
            found = changes.changes(connection, gate.site, gate.node, after, PAGE, horizon)
        page = FeedPage(
            cursor=write_cursor(found.through),
            at=now,
            more=found.more,
            bookings=found.bookings,
            events=found.events,
            keys=list(self.keys),
            sealing=self.sealing,
            officers=[note for each in found.officers if (note := to_note(each)) is not None],
        )
        news = found.bookings or found.events or found.more or found.officers_changed
        return page, bool(news)

    def _note(self, gate: Gate) -> None:
        """Note that the gate asks, for the consoles; not each time, and never at any price."""
        now, key = self.clock.now(), (gate.site, gate.node)
        if now.ticks_s - self._heard_s.get(key, float("-inf")) < NOTED_EVERY_S:
            return
        self._heard_s[key] = now.ticks_s
        try:
            with writing(self.engine) as connection:
                note_heard(connection, gate.site, gate.node, now.at)
        except SQLAlchemyError as error:
            structlog.get_logger(__name__).warning("gate not noted", error=type(error).__name__)


def write_cursor(position: int) -> str:
    """Return a position as text that no gate has a reason to look into."""
    return base64.urlsafe_b64encode(_CURSOR.pack(_CURSOR_VERSION, position)).decode()


def read_cursor(text: str) -> int:
    """Read a cursor back; raises ProblemError (400)."""
    try:
        version, position = _CURSOR.unpack(base64.urlsafe_b64decode(text.encode("ascii")))
    except (ValueError, binascii.Error, struct.error) as error:
        raise _bad_cursor() from error
    if version != _CURSOR_VERSION or position >= 2**63:
        raise _bad_cursor()
    return int(position)


def _bad_cursor() -> ProblemError:
    detail = "this is no cursor of this server; ask without one to begin again"
    return ProblemError(HTTPStatus.BAD_REQUEST, "Unknown cursor", detail)
