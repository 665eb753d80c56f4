"""Sending what is not yet acknowledged, as a machine: which failure means what stands only here.

The machine knows no HTTP. The uplink tells it what happened (``Reply``, or ``None`` when no answer
came) and does what it says next (``Send``, ``Pause`` or ``Rest``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus

from kiosk.domain.types import Seq

NOTHING_YET = Seq(0)
LARGEST_BATCH = 500
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
IDENTITY_PAUSE_S = 300.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered to a batch; fields that it did not send are None."""

    status: int
    accepted_through: Seq | None = None
    expected: Seq | None = None
    retry_after_s: float | None = None


class Mood(StrEnum):
    """How the last attempt went, for the screens and for IT."""

    WELL = "well"
    UNREACHABLE = "unreachable"
    UNWANTED = "unwanted"
    """The server does not accept this gate's token. The gate goes on issuing numbers."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """``acknowledged``: the last seq that the server has. ``batch``: how many to send at once."""

    acknowledged: Seq = NOTHING_YET
    batch: int = LARGEST_BATCH
    failures: int = 0
    mood: Mood = Mood.WELL


@dataclass(frozen=True, slots=True)
class Send:
    """Send up to ``limit`` events from ``first`` on."""

    first: Seq
    limit: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Send nothing for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """The server will never take this one event: put a stand-in in its place and tell IT."""

    seq: Seq
    status: int


@dataclass(frozen=True, slots=True)
class Rest:
    """Nothing is left to send; wait until something is written."""


Order = Send | Pause | SetAside | Rest


def next_order(outbox: Outbox, last: Seq) -> Order:
    """Say what to do when nothing is under way; ``last`` is the journal's last own seq."""
    if outbox.acknowledged >= last:
        return Rest()
    return Send(Seq(outbox.acknowledged + 1), outbox.batch)


def after_reply(
    outbox: Outbox, sent: int, reply: Reply | None, jitter: float
) -> tuple[Outbox, Order | None]:
    """Take in the answer to ``sent`` events; ``jitter`` in 0..1 spreads gates that fail together.

    Returns the order that follows at once, or None to ask ``next_order`` again.
    """
    if reply is None:
        return _fail(outbox, Mood.UNREACHABLE, None, jitter)
    if reply.accepted_through is not None and reply.status == HTTPStatus.OK:
        return _acknowledge(outbox, reply.accepted_through), None
    if reply.status == HTTPStatus.CONFLICT and reply.expected is not None:
        # A gap, or a server restored from an older backup: go back to what it has. A server that
        # asks for what it was just sent is confused, and asking it again at once would not help.
        has = Seq(reply.expected - 1)
        if has == outbox.acknowledged:
            return _fail(outbox, Mood.UNREACHABLE, None, jitter)
        return _acknowledge(outbox, has), None
    if reply.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return _fail(outbox, Mood.UNWANTED, IDENTITY_PAUSE_S, jitter)
    if _is_permanent(reply.status):
        return _narrow(outbox, sent, reply.status)
    return _fail(outbox, Mood.UNREACHABLE, reply.retry_after_s, jitter)


def _acknowledge(outbox: Outbox, through: Seq) -> Outbox:
    grown = min(LARGEST_BATCH, outbox.batch * 2)
    return replace(outbox, acknowledged=through, batch=grown, failures=0, mood=Mood.WELL)


def _is_permanent(status: int) -> bool:
    # Only answers that speak of the content. A 404 or a 200 full of HTML is a captive portal or a
    # wrong address: passing, since nothing was said about the events.
    return status in {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }


def _narrow(outbox: Outbox, sent: int, status: int) -> tuple[Outbox, Order | None]:
    # Halve until the one event that the server cannot take stands alone.
    if sent > 1:
        return replace(outbox, batch=max(1, sent // 2)), None
    return outbox, SetAside(Seq(outbox.acknowledged + 1), status)


def _fail(
    outbox: Outbox, mood: Mood, asked_s: float | None, jitter: float
) -> tuple[Outbox, Order | None]:
    doubled = FIRST_PAUSE_S * 2.0 ** min(outbox.failures, 10)
    pause_s = min(LONGEST_PAUSE_S, doubled) if asked_s is None else max(asked_s, FIRST_PAUSE_S)
    spread_s = pause_s * (0.5 + jitter / 2)
    return replace(outbox, failures=outbox.failures + 1, mood=mood), Pause(spread_s)
