"""What is odd at a gate today, read from its facts: help wanted, faults, refusals, doubles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.events import (
    Body,
    Event,
    FaultCleared,
    FaultRaised,
    HelpGiven,
    HelpRequested,
    Issue,
    ScanRefused,
)
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import Call, Queue, Queued, Stage, in_order
from kiosk.domain.reasons import Reason
from kiosk.domain.types import CounterId, GateId, StationId

LOOK_BACK = timedelta(hours=1)
"""How far back refused scans are told of."""

LOST_SHOWN = timedelta(minutes=10)
"""How long a counter is told that its call came to nothing."""

_LIVE = {Stage.WAITING, Stage.CALLED}


@dataclass(frozen=True, slots=True)
class HelpWanted:
    """Somebody has been asking for an officer since ``at``; ``reason`` is what stopped them."""

    at: datetime
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong at ``at`` and is not mended."""

    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Doubled:
    """A ticket whose booking had been used before, for ``first``."""

    second: Issue
    first: Issue


def help_wanted(events: Iterable[Event], gate: GateId) -> HelpWanted | None:
    """Return the first request at ``gate`` that no officer has answered, if there is one."""
    wanted: HelpWanted | None = None
    for event in _chosen(events, HelpRequested, HelpGiven):
        match event.body:
            case HelpRequested(reason=reason) if event.gate == gate:
                # The waiting began with the first touch; the latest one knows best what is wrong.
                wanted = HelpWanted(wanted.at if wanted else event.at, reason)
            case HelpGiven(gate=answered) if (answered or event.gate) == gate:
                wanted = None
    return wanted


def open_faults(events: Iterable[Event], gate: GateId) -> list[Fault]:
    """Return what is broken at ``gate`` now, the oldest first, each code once."""
    faults: dict[str, Fault] = {}
    for event in _of(gate, events, FaultRaised, FaultCleared):
        match event.body:
            case FaultRaised(code=code):
                faults.setdefault(code, Fault(code, event.at))
            case FaultCleared(code=code):
                faults.pop(code, None)
    return list(faults.values())


def refusals(events: Iterable[Event], gate: GateId, since: datetime) -> list[tuple[Reason, int]]:
    """Count why scans were refused at ``gate`` from ``since`` on, the commonest reason first."""
    reasons = Counter(
        event.body.reason
        for event in _of(gate, events, ScanRefused)
        if isinstance(event.body, ScanRefused) and event.at >= since
    )
    return reasons.most_common()


@dataclass(frozen=True, slots=True)
class Lost:
    """A counter's ``call`` that came to nothing; the one that ``stands`` had come before."""

    number: QueueNumber
    call: Call
    stands: Call


def lost_calls(queue: Queue, station: StationId, counter: CounterId, now: datetime) -> list[Lost]:
    """Return the calls of a counter that came to nothing lately."""
    found = []
    for call in queue.lost_at(station, counter):
        queued = queue.tickets[call.ticket]
        if queued.call is not None and now - call.at <= LOST_SHOWN:
            found.append(Lost(queued.issue.facts.number, call, queued.call))
    return found


@dataclass(frozen=True, slots=True)
class Crowded:
    """Two numbers at one counter or table: nodes that were apart called one each."""

    station: StationId
    counter: CounterId
    numbers: tuple[QueueNumber, ...]


def crowded(queue: Queue) -> list[Crowded]:
    """Return the counters at which more than one number is."""
    at: dict[tuple[StationId, CounterId], list[QueueNumber]] = {}
    for queued in queue.tickets.values():
        if queued.stage is Stage.CALLED and queued.call is not None:
            here = at.setdefault((queued.call.station, queued.call.counter), [])
            here.append(queued.issue.facts.number)
    return [
        Crowded(station, counter, tuple(sorted(numbers)))
        for (station, counter), numbers in sorted(at.items())
        if len(numbers) > 1
    ]


def doubles(queue: Queue) -> list[Doubled]:
    """Return tickets on a booking used before, as long as one of the two is still to be served."""
    found = []
    for queued in queue.flagged():
        first = min((queued.issue, *queued.rivals), key=_issued)
        if first.ticket != queued.issue.ticket and _open(queue, queued, first):
            found.append(Doubled(queued.issue, first))
    return sorted(found, key=lambda doubled: _issued(doubled.second))


def _open(queue: Queue, queued: Queued, first: Issue) -> bool:
    return queued.stage in _LIVE or queue.tickets[first.ticket].stage in _LIVE


def _issued(issue: Issue) -> tuple[datetime, str]:
    return (issue.at, issue.ticket)


def _of(gate: GateId, events: Iterable[Event], *kinds: type[Body]) -> Sequence[Event]:
    return [event for event in _chosen(events, *kinds) if event.gate == gate]


def _chosen(events: Iterable[Event], *kinds: type[Body]) -> Sequence[Event]:
    # Chosen before they are sorted: a busy day has thousands of events and a handful of these.
    return in_order(event for event in events if isinstance(event.body, kinds))
