"""Events as JSON: one envelope with a version, and a body per kind.

``{"v":1,"author":…,"seq":…,"at":"…Z","site":…,"gate":…,"ticket":…|null,"kind":…,"body":{…}}``
"""

from __future__ import annotations

from datetime import datetime
from typing import get_args

import msgspec

from kiosk.domain.events import Body, Event, Unrecognised
from kiosk.domain.types import GateId, NodeId, Seq, SiteId, TicketId

VERSION = 1

KINDS: dict[str, type] = {
    kind.__name__: kind for kind in get_args(Body) if kind is not Unrecognised
}


class MalformedEventError(ValueError):
    """The JSON is no event of ours; the text says what is wrong, never what it held."""


class EventMessage(msgspec.Struct, frozen=True, kw_only=True):
    """The envelope of one event; ``body`` stays JSON until its kind is known."""

    author: NodeId
    seq: Seq
    at: datetime
    site: SiteId
    gate: GateId
    kind: str
    body: msgspec.Raw
    ticket: TicketId | None = None
    v: int = VERSION


def kind_of(body: Body) -> str:
    """Return the name under which a body travels and is stored."""
    return body.kind if isinstance(body, Unrecognised) else type(body).__name__


def encode_body(body: Body) -> str:
    """Return a body's JSON; a body that was not recognised comes out as it came in."""
    return body.body if isinstance(body, Unrecognised) else msgspec.json.encode(body).decode()


def decode_body(kind: str, text: str | bytes | msgspec.Raw) -> Body:
    """Read a body; raises MalformedEventError if a known kind does not fit its fields."""
    known = KINDS.get(kind)
    if known is None:
        raw = text if isinstance(text, str) else bytes(text).decode()
        return Unrecognised(kind, raw)
    try:
        body: Body = msgspec.json.decode(text, type=known)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        message = f"{kind}: {type(error).__name__}"
        raise MalformedEventError(message) from error
    return body


def to_message(event: Event) -> EventMessage:
    """Put an event in its envelope."""
    return EventMessage(
        author=event.author,
        seq=event.seq,
        at=event.at,
        site=event.site,
        gate=event.gate,
        kind=kind_of(event.body),
        body=msgspec.Raw(encode_body(event.body).encode()),
        ticket=event.ticket,
    )


def from_message(message: EventMessage) -> Event:
    """Take an event out of its envelope; raises MalformedEventError."""
    if message.at.tzinfo is None or message.seq < 1:
        wrong = "at without a zone" if message.at.tzinfo is None else "seq below 1"
        raise MalformedEventError(wrong)
    return Event(
        author=message.author,
        seq=message.seq,
        at=message.at,
        site=message.site,
        gate=message.gate,
        ticket=message.ticket,
        body=decode_body(message.kind, message.body),
    )
