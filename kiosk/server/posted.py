"""Reading what a gate posted: one spoilt event never spoils those beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec

from kiosk.domain.types import Seq
from kiosk.journal.centre.offers import Batch, Fact, Spoilt, Taken
from kiosk.journal.times import to_us
from kiosk.server.problems import ProblemError
from kiosk.wire.events import KINDS, EventMessage, MalformedEventError, decode_body

if TYPE_CHECKING:
    from kiosk.journal.centre.gates import Gate

LARGEST_BATCH = 500
LARGEST_SEQ = 2**53
"""What every JSON reader can count to (RFC 8259 section 6)."""

_KIND = re.compile(r"[A-Za-z][A-Za-z0-9]{0,63}")
_TICKET = re.compile(r"[A-Za-z0-9_-]{1,64}")
_OFFICER = re.compile(r"[A-Za-z0-9._-]{1,40}")
_FIRST_YEAR, _LAST_YEAR = 2000, 2999
_LATEST_VERSION = 1000


class Posted(msgspec.Struct, frozen=True):
    """The body of ``POST /v1/events``; its elements are read one by one."""

    events: list[msgspec.Raw]


class _Named(msgspec.Struct, frozen=True):
    """As much of a spoilt event as tells which one it is."""

    author: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class _Unplaced:
    """A spoilt event; ``seq`` is None where it does not say which one of ours it is."""

    seq: Seq | None
    reason: str
    raw: bytes
    foreign: bool = False


def read_posted(body: bytes, gate: Gate) -> Batch:
    """Read a request's body as ``gate``'s batch; raises ProblemError.

    An event that can never be taken becomes ``Spoilt``. One that does not tell its own number has
    the one that its place among the others gives it.
    """
    try:
        raws = msgspec.json.decode(body, type=Posted).events
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        detail = 'the body must be {"events": [...]}'
        raise ProblemError(HTTPStatus.BAD_REQUEST, "No batch of events", detail) from error
    if len(raws) > LARGEST_BATCH:
        detail = f"{len(raws)} events; send at most {LARGEST_BATCH} at once"
        raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Too many events", detail)
    items = [_read(bytes(raw), gate) for raw in raws]
    _refuse_strangers(items)
    return Batch(gate.site, gate.node, tuple(_placed(items)))


def _refuse_strangers(items: list[Taken | _Unplaced]) -> None:
    # Not set aside: a token that serves another installation is a mistake in its settings. Those
    # events are good, and must wait at the gate until somebody gives it a token of its own.
    if items and all(isinstance(item, _Unplaced) and item.foreign for item in items):
        detail = "these events were written by an installation that this token is not for"
        raise ProblemError(HTTPStatus.FORBIDDEN, "Token of another installation", detail)


def _read(raw: bytes, gate: Gate) -> Taken | _Unplaced:
    try:
        message = msgspec.json.decode(raw, type=EventMessage)
        return Taken(_fact(message, gate), raw)
    except MalformedEventError as error:
        return _unplaced(raw, gate, str(error))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, OverflowError) as error:
        return _unplaced(raw, gate, f"not an event ({type(error).__name__})")


def _fact(message: EventMessage, gate: Gate) -> Fact:
    wrong = _wrong_with(message, gate)
    if wrong is not None:
        raise MalformedEventError(wrong)
    raw = bytes(message.body)
    if message.kind in KINDS:
        decode_body(message.kind, raw)
    else:
        msgspec.json.decode(raw)  # a newer kind is kept unread, yet it must be JSON
    return Fact(
        site=message.site,
        author=message.author,
        seq=message.seq,
        version=message.v,
        gate=message.gate,
        at=to_us(message.at),
        kind=message.kind,
        ticket=message.ticket,
        body=raw.decode(),
        officer=message.officer,
    )


def _wrong_with(message: EventMessage, gate: Gate) -> str | None:
    """Name the first thing that makes an event impossible to take; never quote its content."""
    if message.author != gate.node:
        return "of another author"
    if message.site != gate.site or message.gate != gate.gate:
        return "of another gate or site"
    if not 1 <= message.seq <= LARGEST_SEQ or not 1 <= message.v <= _LATEST_VERSION:
        return "seq or version out of range"
    if message.at.tzinfo is None or not _FIRST_YEAR <= message.at.year <= _LAST_YEAR:
        return "at without a zone or out of range"
    named = message.ticket is None or _TICKET.fullmatch(message.ticket)
    if message.officer is not None and _OFFICER.fullmatch(message.officer) is None:
        return "officer is no name"
    return None if named and _KIND.fullmatch(message.kind) else "kind or ticket is no name"


def _unplaced(raw: bytes, gate: Gate, reason: str) -> _Unplaced:
    try:
        named = msgspec.json.decode(raw, type=_Named)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Unplaced(None, reason, raw)
    foreign = named.author not in {"", gate.node}
    known = named.author == gate.node and 1 <= named.seq <= LARGEST_SEQ
    return _Unplaced(Seq(named.seq) if known else None, reason, raw, foreign)


def _placed(items: list[Taken | _Unplaced]) -> list[Taken | Spoilt]:
    """Give every spoilt event its number: its own, else that of its place in the batch."""
    anchor = next(((n, item.seq) for n, item in enumerate(items) if item.seq is not None), None)
    if anchor is None and items:
        detail = "no event tells its number, so none can be answered for"
        raise ProblemError(HTTPStatus.BAD_REQUEST, "No event can be read", detail)
    following = Seq(anchor[1] - anchor[0]) if anchor is not None else Seq(1)
    placed: list[Taken | Spoilt] = []
    for item in items:
        seq = following if item.seq is None else item.seq
        placed.append(item if isinstance(item, Taken) else Spoilt(seq, item.reason, item.raw))
        following = Seq(seq + 1)
    return placed
