"""Taking events in: each is stored once, in its author's order, however often it comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from kiosk.domain.types import NodeId, Seq, SiteId
from kiosk.journal.centre.offers import Accepted, Batch, Fact, Gap, Receipt, Spoilt, Taken

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHER_CONTENT = "another event was stored under this number before"

Key = tuple[str, str, int]
"""Site, author, seq: the identity of an event."""


@dataclass(slots=True)
class Intake:
    """Sorts batches into rows to add; touches no database.

    ``through`` is how far each author is answered for, ``stored`` the events that are there
    already under numbers that came again, ``positions`` the last position of each site; the first
    and the last move on as batches are taken.
    """

    through: dict[tuple[SiteId, NodeId], Seq]
    stored: Mapping[Key, Fact]
    positions: dict[SiteId, int]
    added: dict[Key, tuple[Fact, int]] = field(default_factory=dict)
    apart: list[tuple[Batch, Spoilt]] = field(default_factory=list)

    def take(self, batch: Batch) -> Receipt:
        """Take a batch up to its first gap."""
        spoilt: list[Spoilt] = []
        author = (batch.site, batch.author)
        through = self.through.get(author, Seq(0))
        for item in batch.items:
            if item.seq > through + 1:
                self.through[author] = through
                return Gap(Seq(through + 1))
            found = self._place(batch, item)
            if found is not None:
                spoilt.append(found)
                self.apart.append((batch, found))
            through = max(item.seq, through)
        self.through[author] = through
        return Accepted(through, tuple(spoilt))

    def _place(self, batch: Batch, item: Taken | Spoilt) -> Spoilt | None:
        """Add an event, or return what is to be set aside."""
        if isinstance(item, Spoilt):
            return item
        key = (batch.site, batch.author, item.fact.seq)
        first = self.added[key][0] if key in self.added else self.stored.get(key)
        if first is None:
            # Also below ``through``: the number was answered for with something unreadable, and
            # now the event itself has come.
            self.positions[batch.site] += 1
            self.added[key] = (item.fact, self.positions[batch.site])
            return None
        if same(first, item.fact):
            return None
        return Spoilt(item.seq, OTHER_CONTENT, item.raw)


def same(first: Fact, second: Fact) -> bool:
    """Tell whether two texts tell one fact; a JSON body may be spaced or ordered otherwise."""
    if first == second:
        return True
    if first._replace(body="") != second._replace(body=""):
        return False
    try:
        return bool(msgspec.json.decode(first.body) == msgspec.json.decode(second.body))
    except (msgspec.DecodeError, RecursionError):
        return False
