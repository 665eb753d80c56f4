"""What the server has not acknowledged yet, and how the line to it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from kiosk.domain.events import Event, Withheld
from kiosk.domain.types import NodeId, Seq
from kiosk.journal.gate.rows import events_of
from kiosk.journal.gate.schema import EVENTS, SET_ASIDE, SYNC
from kiosk.journal.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class LinkReport:
    """The line to the server as last noted.

    ``online`` is None while no server was ever tried; ``since`` is when it became as it is;
    ``unsent`` counts own events that the server has not acknowledged.
    """

    online: bool | None
    since: datetime | None
    unsent: int


def last_seq(connection: Connection, node: NodeId) -> Seq:
    """Return the seq of the newest own event, 0 before the first."""
    query = select(func.max(EVENTS.c.seq)).where(EVENTS.c.author == node)
    return Seq(connection.scalar(query) or 0)


def own_events(connection: Connection, node: NodeId, first: Seq, limit: int) -> list[Event]:
    """Return own events from ``first`` on, in order; what was set aside as its stand-in."""
    query = (
        select(EVENTS)
        .where(EVENTS.c.author == node, EVENTS.c.seq >= first)
        .order_by(EVENTS.c.seq)
        .limit(limit)
    )
    aside = {row.seq: row.reason for row in connection.execute(select(SET_ASIDE))}
    return [
        replace(event, ticket=None, body=Withheld(aside[event.seq]))
        if event.seq in aside
        else event
        for event in events_of(connection.execute(query))
    ]


def acknowledged(connection: Connection) -> Seq:
    """Return the seq through which the server has everything."""
    return Seq(connection.scalar(select(SYNC.c.acknowledged)) or 0)


def acknowledge(connection: Connection, through: Seq) -> None:
    """Note how far the server is; it may also have fallen back to an older backup."""
    connection.execute(update(SYNC).values(acknowledged=through))


def set_aside(connection: Connection, seq: Seq, reason: str) -> None:
    """Note that the server will never take an event."""
    connection.execute(insert(SET_ASIDE).values(seq=seq, reason=reason))


def note_link(connection: Connection, *, online: bool, now: datetime) -> None:
    """Note a change of the line; nothing is written while it stays as it is."""
    changed = (SYNC.c.online.is_(None)) | (SYNC.c.online != int(online))
    values = {"online": int(online), "since_us": to_us(now)}
    connection.execute(update(SYNC).where(changed).values(values))


def link_report(connection: Connection, node: NodeId) -> LinkReport:
    """Tell how the line is and how much waits to be sent."""
    row = connection.execute(select(SYNC)).one()
    return LinkReport(
        online=None if row.online is None else bool(row.online),
        since=None if row.since_us is None else from_us(row.since_us),
        unsent=max(0, last_seq(connection, node) - row.acknowledged),
    )
