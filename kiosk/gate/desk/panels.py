"""The shapes around the queue: tables, heads, alarms, a roster, and the lists behind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.tables import Phase
from kiosk.domain.types import TicketId
from kiosk.gate.desk.acts import NamedAct
from kiosk.gate.desk.sheets import Sheet, Topic


class ListKind(StrEnum):
    """A list that a touch opens."""

    LINE = "line"
    INSIDE = "inside"
    ROSTER = "roster"
    ALARMS = "alarms"
    NOTICES = "notices"


class RowTone(StrEnum):
    """How much a row matters; its words say it too."""

    PLAIN = "plain"
    GOOD = "good"
    CAREFUL = "careful"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: a touch posts ``act``, or opens ``sheet``. ``tag`` says in a word how it stands."""

    head: str
    text: str
    tag: str
    tone: RowTone
    icon: str = ""
    act: NamedAct | None = None
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is leafed through; ``nobody`` stands there while it is empty."""

    kind: ListKind
    title: str
    text: str
    rows: tuple[ListRow, ...]
    nobody: str
    close: str


@dataclass(frozen=True, slots=True)
class TableTile:
    """One table. ``word`` tells the time that is left, or how it stands; ``share`` is 0 to 1.

    ``note`` says who sat there and is still inside. ``key`` opens its sheet.
    """

    name: str
    number: str
    word: str
    phase: Phase
    share: float
    note: str
    key: str
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class TablePanel:
    """The tables of the house, in the order of the settings."""

    title: str
    tiles: tuple[TableTile, ...]


@dataclass(frozen=True, slots=True)
class HeadsStrip:
    """How many are inside; ``text`` tells of parties, and of heads that came and went."""

    title: str
    text: str
    key: str
    anybody: bool


@dataclass(frozen=True, slots=True)
class AlarmStrip:
    """What somebody must look at at once. A touch opens the sheet of ``ticket`` or ``opens``."""

    title: str
    text: str
    icon: str
    label: str
    key: str
    opens: ListKind
    topic: Topic | None = None
    ticket: TicketId | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme's next or present session, and how many of those who booked are there."""

    heading: str
    title: str
    text: str
    key: str
