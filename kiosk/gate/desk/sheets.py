"""The shape of a sheet: what lies over the display until something is chosen or it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.types import TicketId
from kiosk.gate.desk.acts import HeadsKind, NamedAct


class Topic(StrEnum):
    """What a sheet is about; with the ticket it tells one sheet from another."""

    LINE = "line"
    PRESENT = "present"
    TABLE = "table"
    INSIDE = "inside"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class SheetButton:
    """One thing to do: its words, a Lucide icon, what it posts, and the key that does the same."""

    label: str
    icon: str
    act: NamedAct
    key: str = ""


@dataclass(frozen=True, slots=True)
class HeadCount:
    """A number of heads to set before it is noted: from ``least`` on, a label for each number.

    ``heads`` is what it begins with; ``before`` were counted earlier and are in it, but not shown.
    """

    title: str
    ticket: TicketId
    kind: HeadsKind
    heads: int
    least: int
    labels: tuple[str, ...]
    icon: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that can be done with one ticket, in columns, each with a title.

    ``counts`` stand in columns of their own. ``ticket`` is None where none is meant.
    """

    ticket: TicketId | None
    number: str
    text: str
    close: str
    columns: tuple[tuple[str, tuple[SheetButton, ...]], ...]
    topic: Topic = Topic.LINE
    counts: tuple[HeadCount, ...] = ()
