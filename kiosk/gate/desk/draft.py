"""A list of belongings while an officer writes it, and what can be touched meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.events import GoodsReason, GoodsResult, Item
from kiosk.domain.inspecting import NEEDS_REASON, ListFault
from kiosk.domain.types import GoodsId, TicketId

ROWS = 5
"""As many lines as find room beside the tiles; the rest is on further pages."""


class GoodsKey(StrEnum):
    """What can be touched at an inspection."""

    OPEN = "open"
    CLOSE = "close"
    KIND = "kind"
    RESULT = "result"
    REASON = "reason"
    BACK = "back"
    """Not this kind after all, or this result."""
    WHY = "why"
    MORE = "more"
    FEWER = "fewer"
    REMOVE = "remove"
    NEWER = "newer"
    OLDER = "older"
    SAVE = "save"
    FINISH = "finish"
    """Save, and let the party go on."""
    KEEP = "keep"
    DISCARD = "discard"
    RECEIPTS = "receipts"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class GoodsTap:
    """A touch. ``line`` is the id of a line; ``ticket`` goes with PRINT."""

    key: GoodsKey
    kind: GoodsId | None = None
    result: GoodsResult | None = None
    reason: GoodsReason | None = None
    line: int | None = None
    ticket: TicketId | None = None

    @property
    def name(self) -> str:
        """Return what its button is called, e.g. ``goods_kind_obat``, ``goods_more_3``."""
        about = (self.kind, self.result, self.reason, self.line)
        return "_".join(["goods", self.key, *(str(part) for part in about if part is not None)])


@dataclass(frozen=True, slots=True)
class Line:
    """One item; its ``id`` stays, so that a late touch never meets another line."""

    id: int
    item: Item

    @property
    def lacks_reason(self) -> bool:
        """Tell whether it cannot be saved without a reason that is not given yet."""
        return self.item.result in NEEDS_REASON and self.item.reason is None


@dataclass(frozen=True, slots=True)
class Drafting:
    """A list in the making, the newest line first.

    ``saved`` is what the journal has. ``kind`` was chosen and has no result yet. ``asked`` is the
    line whose reason is asked for. ``leaving``: the officer wants to close with something unsaved.
    ``fault`` is why the last save was refused. ``last_id``: no line's id is used again.
    """

    ticket: TicketId
    saved: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()
    kind: GoodsId | None = None
    asked: int | None = None
    page: int = 0
    leaving: bool = False
    fault: ListFault | None = None
    last_id: int = 0

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the list as it would be saved: in the order in which it was written."""
        return tuple(line.item for line in reversed(self.lines))

    @property
    def is_changed(self) -> bool:
        """Tell whether something would be lost by closing."""
        return self.items != self.saved

    @property
    def pages(self) -> int:
        """Return how many pages the lines take, at least one."""
        return max(1, -(-len(self.lines) // ROWS))

    def line(self, wanted: int | None) -> Line | None:
        """Return a line by its id; None when it is gone."""
        return next((line for line in self.lines if line.id == wanted), None)
