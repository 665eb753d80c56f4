"""Events as rows of the journal and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row

from kiosk.domain.events import Body, Event, TicketIssued, Unrecognised
from kiosk.domain.types import GateId, NodeId, OfficerId, Seq, SiteId, TicketId
from kiosk.journal.times import from_us, to_us
from kiosk.wire.events import MalformedEventError, decode_body, encode_body, kind_of


def event_row(event: Event, day: date) -> dict[str, Any]:
    """Return an event as the values of a row of EVENTS."""
    return {
        "author": event.author,
        "seq": event.seq,
        "at_us": to_us(event.at),
        "day": day.isoformat(),
        "site": event.site,
        "gate": event.gate,
        "ticket": event.ticket,
        "kind": kind_of(event.body),
        "body": encode_body(event.body),
        "officer": event.officer,
    }


def issue_row(event: Event, body: TicketIssued) -> dict[str, Any]:
    """Return a ticket's event as the values of a row of ISSUES."""
    return {
        "ticket": event.ticket,
        "author": event.author,
        "day": body.day.isoformat(),
        "prefix": body.number.prefix,
        "counter": body.number.counter,
        "booking": body.booking,
        "seq": event.seq,
    }


def event_of(row: Row[Any]) -> Event:
    """Read an event from its row.

    A body that does not fit its kind, written by another version or by a failing disk, counts as
    not recognised: one bad line must not close the gate for the day.
    """
    return Event(
        author=NodeId(row.author),
        seq=Seq(row.seq),
        at=from_us(row.at_us),
        site=SiteId(row.site),
        gate=GateId(row.gate),
        ticket=None if row.ticket is None else TicketId(row.ticket),
        body=_body(row.kind, row.body),
        officer=None if row.officer is None else OfficerId(row.officer),
    )


def _body(kind: str, text: str) -> Body:
    try:
        return decode_body(kind, text)
    except MalformedEventError:
        return Unrecognised(kind, text)


def events_of(rows: Iterable[Row[Any]]) -> list[Event]:
    """Read events from their rows."""
    return [event_of(row) for row in rows]
