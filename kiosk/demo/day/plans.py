"""Who comes on a feast day, when and with what: made from a seed, before the day begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from kiosk.demo.day.house import ADVICE, COUNSEL, ENTRANCES, LEAVE_GOODS, PROGRAMME, VISIT
from kiosk.demo.day.present import HOSTS, VISITORS
from kiosk.domain.types import NodeId, ServiceId

WHOLE = 1000
"""Visitors of a whole feast day; with fewer the day and the hours apart are shorter."""

SHORTEST = 0.12
FIRST_HOUR_SHARE, HOUR_S = 0.3, 3600.0
ARRIVING_S, BUSIEST_S = 6 * HOUR_S, 1.6 * HOUR_S
SLOT = timedelta(minutes=30)
ROOM_SLOT = timedelta(minutes=90)


class Apart(StrEnum):
    """What a code that is shown twice is shown to."""

    SAME_GATE = "same_gate"
    OTHER_GATE = "other_gate"


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking to be made."""

    service: ServiceId
    session_from: datetime
    session_until: datetime
    party: int
    visitor: str
    host: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What one party will do. ``misses`` calls are not heard; ``leaves_after_s`` it goes home.

    ``truly_first`` is what a guard will say to a party that asks to go first.
    """

    arrives_s: float
    gate: NodeId
    service: ServiceId
    party: int
    booked: Booked | None = None
    belongings: bool = False
    priority: bool = False
    truly_first: bool = True
    misses: int = 0
    leaves_after_s: float | None = None
    lacks_document: bool = False
    host_willing: bool = True
    again: Apart | None = None
    again_after_s: float = 0.0
    names_host: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How long things take on a day with so many visitors."""

    visitors: int
    scale: float = field(init=False)

    def __post_init__(self) -> None:
        """A day with few visitors is short, so that they still meet."""
        object.__setattr__(self, "scale", min(1.0, max(SHORTEST, self.visitors / WHOLE)))

    @property
    def cuts(self) -> dict[NodeId, tuple[float, float]]:
        """Return from when to when gates are cut off: an hour each, the second half together."""
        begins = {ENTRANCES[1].node: 1.2 * HOUR_S, ENTRANCES[2].node: 1.7 * HOUR_S}
        return {
            node: (begin_s * self.scale, (begin_s + HOUR_S) * self.scale)
            for node, begin_s in begins.items()
        }


def plans(shape: Shape, opens_at: datetime, chance: Random) -> list[Plan]:
    """Return all parties of the day in the order in which they come."""
    first = round(FIRST_HOUR_SHARE * shape.visitors)
    rest = shape.visitors - first
    arrivals = [chance.uniform(0, HOUR_S) for _ in range(first)]
    arrivals += [chance.triangular(HOUR_S, ARRIVING_S, BUSIEST_S) for _ in range(rest)]
    return [_plan(each * shape.scale, opens_at, shape, chance) for each in sorted(arrivals)]


def _plan(arrives_s: float, opens_at: datetime, shape: Shape, chance: Random) -> Plan:
    def happens(share: float) -> bool:
        return chance.random() < share

    (service,) = chance.choices(
        (VISIT, LEAVE_GOODS, PROGRAMME, COUNSEL, ADVICE), (42, 32, 14, 4, 8)
    )
    gate = chance.choice(ENTRANCES).node
    (party,) = chance.choices(range(1, 6), (25, 35, 22, 12, 6))
    party = 1 if service in {LEAVE_GOODS, COUNSEL} else party
    booked = None
    if happens(_booked_share(service)):
        booked = _booking(service, opens_at + timedelta(seconds=arrives_s), party, chance)
    often = 0.3 if _apart(gate, arrives_s, shape) else 0.03
    twice = booked is not None and happens(often)
    return Plan(
        arrives_s=arrives_s,
        gate=gate,
        service=service,
        party=party,
        booked=booked,
        belongings=service == LEAVE_GOODS or (service == VISIT and happens(0.6)),
        priority=happens(0.12),
        truly_first=happens(0.85),
        misses=chance.choices((0, 1, 2), (97, 2, 1))[0],
        leaves_after_s=chance.uniform(300, 2400) if happens(0.015) else None,
        lacks_document=happens(0.01),
        host_willing=happens(0.97),
        again=chance.choice(tuple(Apart)) if twice else None,
        again_after_s=chance.uniform(60, 600),
        names_host=happens(0.5),
    )


def _booked_share(service: ServiceId) -> float:
    return {VISIT: 0.75, PROGRAMME: 0.8, COUNSEL: 0.5}.get(service, 0.0)


def _apart(gate: NodeId, arrives_s: float, shape: Shape) -> bool:
    begin_s, end_s = shape.cuts.get(gate, (0.0, 0.0))
    return begin_s <= arrives_s < end_s


def _booking(service: ServiceId, arrives_at: datetime, party: int, chance: Random) -> Booked:
    # Most come before their session, some after it began.
    session_from = slot(arrives_at + timedelta(minutes=chance.uniform(-10, 45)), service)
    return Booked(
        service=service,
        session_from=session_from,
        session_until=session_from + timedelta(hours=1.5),
        party=party,
        visitor=chance.choice(VISITORS),
        host=chance.choice(HOSTS),
    )


def slot(at: datetime, service: ServiceId) -> datetime:
    """Return when the session begins in which a time lies; sessions begin on the half hour."""
    length = ROOM_SLOT if service == PROGRAMME else SLOT
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (at - midnight) // length * length
