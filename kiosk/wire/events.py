"""Events as JSON: one envelope with a version, and a body per kind.

``{"v":1,"author":…,"seq":…,"at":"…Z","site":…,"gate":…,"ticket":…|null,"officer":…|null,
"kind":…,"body":{…}}``
"""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import UTC, datetime
from typing import get_args

import msgspec

from kiosk.domain.events import (
    BelongingsInspected,
    Body,
    Event,
    PartyEntered,
    PartyLeft,
    SurveyAnswered,
    TicketIssued,
    Unrecognised,
)
from kiosk.domain.heads import MOST_HEADS
from kiosk.domain.inspecting import fault_in
from kiosk.domain.survey import HIGHEST, LOWEST
from kiosk.domain.types import GateId, NodeId, OfficerId, Seq, SiteId, TicketId

VERSION = 1

LARGEST_SEQ = 2**63 - 1
"""What the integers of SQLite and PostgreSQL hold."""

LONGEST_NAME = 200
MOST_TICKETS = 999_999
MOST_STATIONS = 50
FIRST_YEAR, LAST_YEAR = 1970, 9000
WRITTEN_PREFIX = re.compile("[A-Z]{1,2}")

KINDS: dict[str, type] = {
    kind.__name__: kind for kind in get_args(Body) if kind is not Unrecognised
}


SEALED_BOX = re.compile(r"[A-Za-z0-9+/]{1,600}={0,2}")
"""A box of ``kiosk.wire.sealing`` takes 408 symbols; a later format may take a little more."""


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
    officer: OfficerId | None = None
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
    try:
        if known is None:
            raw = text if isinstance(text, str) else bytes(text).decode()
            return Unrecognised(kind, raw)
        body: Body = msgspec.json.decode(text, type=known)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        message = f"{kind}: {type(error).__name__}"
        raise MalformedEventError(message) from error
    _check_times(body)
    if isinstance(body, TicketIssued):
        _check_ticket(body)
    if isinstance(body, SurveyAnswered):
        _check_survey(body)
    if isinstance(body, BelongingsInspected) and fault_in(body.items) is not None:
        raise MalformedEventError("BelongingsInspected: no list of belongings")
    if isinstance(body, PartyEntered | PartyLeft) and not 0 <= body.heads <= MOST_HEADS:
        raise MalformedEventError(f"{kind}: no number of heads")
    return body


def _check_survey(body: SurveyAnswered) -> None:
    if not body.answers or any(not LOWEST <= each <= HIGHEST for each in body.answers.values()):
        raise MalformedEventError("SurveyAnswered: no answers from 1 to 4")


def _check_times(body: Body) -> None:
    # Times are compared with each other when the queue is folded: one without a zone would end it.
    times = (getattr(body, each.name) for each in fields(body))
    if any(isinstance(at, datetime) and not _is_plausible(at) for at in times):
        raise MalformedEventError(f"{type(body).__name__}: a time without a zone or out of range")


def _check_ticket(body: TicketIssued) -> None:
    number = body.number
    if not 1 <= number.counter <= MOST_TICKETS or WRITTEN_PREFIX.fullmatch(number.prefix) is None:
        raise MalformedEventError("TicketIssued: no queue number")
    if len(body.journey) > MOST_STATIONS or any(len(each) > LONGEST_NAME for each in body.journey):
        raise MalformedEventError("TicketIssued: no journey")
    if body.sealed is not None and SEALED_BOX.fullmatch(body.sealed) is None:
        raise MalformedEventError("TicketIssued: no sealed box")


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
        officer=event.officer,
    )


def from_message(message: EventMessage) -> Event:
    """Take an event out of its envelope; raises MalformedEventError."""
    if not 1 <= message.seq <= LARGEST_SEQ:
        raise MalformedEventError("seq out of range")
    if not _is_plausible(message.at):
        raise MalformedEventError("at without a zone or out of range")
    given = (message.ticket or "", message.officer or "")
    names = (message.author, message.site, message.gate, message.kind, *given)
    # PostgreSQL keeps no NUL in a text, and no long ones in an index.
    if any("\0" in name or len(name) > LONGEST_NAME for name in names):
        raise MalformedEventError("a name that cannot be kept")
    body = decode_body(message.kind, message.body)
    if isinstance(body, SurveyAnswered) and message.ticket is not None:
        raise MalformedEventError("SurveyAnswered: answers are anonymous")
    return Event(
        author=message.author,
        seq=message.seq,
        at=message.at.astimezone(UTC),
        site=message.site,
        gate=message.gate,
        ticket=message.ticket,
        body=body,
        officer=message.officer,
    )


def _is_plausible(at: datetime) -> bool:
    # Far from both ends of the calendar, where turning to a local time overflows.
    return at.tzinfo is not None and FIRST_YEAR <= at.year <= LAST_YEAR
