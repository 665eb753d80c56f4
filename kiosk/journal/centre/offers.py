"""What a gate offers and what becomes of it: the shapes between the interface and the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.domain.types import NodeId, Seq, SiteId


class Fact(NamedTuple):
    """One event as its row holds it; ``at`` is microseconds, ``body`` JSON text as it came."""

    site: str
    author: str
    seq: int
    version: int
    gate: str
    at: int
    kind: str
    ticket: str | None
    body: str
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """An event that can be stored. ``raw`` is the JSON text that the gate sent."""

    fact: Fact
    raw: bytes

    @property
    def seq(self) -> Seq:
        """Return the event's place."""
        return Seq(self.fact.seq)


@dataclass(frozen=True, slots=True)
class Spoilt:
    """Something that can never be stored as an event; kept word for word with its reason."""

    seq: Seq
    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """What one author sent in one request, in the order in which it came."""

    site: SiteId
    author: NodeId
    items: tuple[Taken | Spoilt, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """All through this seq is stored or kept apart; ``set_aside`` are those of this batch."""

    through: Seq
    set_aside: tuple[Spoilt, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """An event is missing before this batch, or within it; what came before it is stored."""

    expected: Seq


Receipt = Accepted | Gap
