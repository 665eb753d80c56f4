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
LONGEST_ASKED_S = 300.0
"""The longest wish for a pause that is heeded: no confused proxy silences a gate for days."""

IDENTITY_PAUSE_S = 300.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to a batch; fields that were not sent are None.

    ``from_server``: the answer is in the form in which our server refuses (problem details), so
    it speaks of the events, and not something between that knows nothing of them.
    """

    status: int
    accepted_through: Seq | None = None
    expected: Seq | None = None
    retry_after_s: float | None = None
    from_server: bool = False


class Mood(StrEnum):
    """How the last attempt went, for the screens and for IT."""

    WELL = "well"
    UNREACHABLE = "unreachable"
    UNWANTED = "unwanted"
    """The server does not accept this gate's token. The gate goes on issuing numbers."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """What the last answers taught.

    ``acknowledged``: the last seq that the server has. ``batch``: how many to send at once.
    ``aside``: the seq that was set aside last.
    """

    acknowledged: Seq = NOTHING_YET
    batch: int = LARGEST_BATCH
    aside: Seq = NOTHING_YET
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
    through = _through(outbox, sent, reply)
    if through is not None:
        return _acknowledge(outbox, through), None
    if reply.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return _fail(outbox, Mood.UNWANTED, IDENTITY_PAUSE_S, jitter)
    if _is_content(reply) and sent > 1:
        # Halve until the one event that the server cannot take stands alone.
        return replace(outbox, batch=max(1, sent // 2)), None
    alone = Seq(outbox.acknowledged + 1)
    if _is_content(reply) and reply.from_server and outbox.aside != alone:
        return replace(outbox, aside=alone), SetAside(alone, reply.status)
    # Also a stand-in that is refused: setting it aside once more would not help.
    return _fail(outbox, Mood.UNREACHABLE, reply.retry_after_s, jitter)


def _through(outbox: Outbox, sent: int, reply: Reply) -> Seq | None:
    """Return where the server stands now, None if the answer does not tell or cannot be true."""
    has = outbox.acknowledged
    if reply.status == HTTPStatus.OK and reply.accepted_through is not None:
        # Never beyond what was sent: skipped events would be lost, repeated ones do no harm.
        through = Seq(min(reply.accepted_through, has + sent))
        return through if through > has else None
    if reply.status == HTTPStatus.CONFLICT and reply.expected is not None:
        # A server restored from an older backup: go back to what it has. One that asks for what
        # it was just sent, or for more, is confused, and asking again at once would not help.
        back = Seq(reply.expected - 1)
        return back if NOTHING_YET <= back < has else None
    return None


def _acknowledge(outbox: Outbox, through: Seq) -> Outbox:
    grown = min(LARGEST_BATCH, outbox.batch * 2)
    return replace(outbox, acknowledged=through, batch=grown, failures=0, mood=Mood.WELL)


def _is_content(reply: Reply) -> bool:
    # Only answers that speak of the content. A 404, a 200 full of HTML or a proxy's own 400 is a
    # captive portal or a wrong address: passing, since nothing was said about the events. Any
    # proxy may find a batch too large, though.
    if reply.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return True
    return reply.from_server and reply.status in {
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }


def _fail(
    outbox: Outbox, mood: Mood, asked_s: float | None, jitter: float
) -> tuple[Outbox, Order | None]:
    if asked_s is None:
        doubled = FIRST_PAUSE_S * 2.0 ** min(outbox.failures, 10)
        pause_s = min(LONGEST_PAUSE_S, doubled) * (0.5 + jitter / 2)
    else:
        # RFC 9110 10.2.3: at least as long as asked.
        pause_s = min(LONGEST_ASKED_S, max(asked_s, FIRST_PAUSE_S)) * (1 + jitter / 2)
    return replace(outbox, failures=outbox.failures + 1, mood=mood), Pause(pause_s)
