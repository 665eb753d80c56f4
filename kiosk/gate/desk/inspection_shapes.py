"""The shapes of an inspection of belongings on the guards' display: every text is final."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.events import GoodsResult
from kiosk.domain.types import TicketId
from kiosk.gate.desk.draft import GoodsTap


@dataclass(frozen=True, slots=True)
class GoodsTile:
    """One choice: its words, a Lucide icon, what it posts. ``result`` colours it."""

    label: str
    icon: str
    tap: GoodsTap
    chosen: bool = False
    enabled: bool = True
    result: GoodsResult | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A question and its tiles."""

    title: str
    tiles: tuple[GoodsTile, ...]


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One line of the list. ``text`` is result and reason; ``lacking``: the reason is missing.

    ``asks``: a touch on its words asks for the reason.
    """

    line: int
    icon: str
    name: str
    text: str
    count: str
    fewer: bool
    more: bool
    result: GoodsResult
    lacking: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class GoodsList:
    """The list so far, the newest line first, and the page of it that is shown.

    ``page`` is empty where one page holds all; ``nobody`` stands there while nothing is listed.
    """

    title: str
    rows: tuple[GoodsRow, ...]
    page: str
    newer: bool
    older: bool
    nobody: str
    nobody_text: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """Asks whether what was not saved may go."""

    text: str
    keep: str
    discard: str


@dataclass(frozen=True, slots=True)
class InspectionFace:
    """The belongings of one party. ``reasons`` takes the place of kinds and results while asked.

    ``notice`` is a fault of the list or of the writing; ``receipts`` is empty without a printer.
    ``enabled`` is off while the list is being written down.
    """

    ticket: TicketId
    number: str
    text: str
    close: str
    receipts: str
    kinds: Choice
    results: Choice
    reasons: Choice | None
    back: str
    list: GoodsList
    notice: str
    leaving: Leaving | None
    save: str
    finish: str
    can_finish: bool
    enabled: bool


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A party whose list was saved: when, how much, and what became of its receipt.

    ``careful``: the receipt did not come out. ``again`` prints it once more.
    """

    ticket: TicketId
    number: str
    at: str
    text: str
    paper: str
    careful: bool
    again: str


@dataclass(frozen=True, slots=True)
class ReceiptsFace:
    """The receipts of the last inspections, each of which can be printed again."""

    title: str
    text: str
    close: str
    rows: tuple[ReceiptRow, ...]
    nobody: str
