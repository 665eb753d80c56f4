"""Receipts on paper: printed on a thread of their own, their printer's faults in the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Protocol

import structlog

from kiosk.domain.events import Draft, Event
from kiosk.domain.faults import FaultCode, Finding, open_faults, to_note
from kiosk.domain.slip import ReceiptSlip
from kiosk.domain.types import Moment, NodeId
from kiosk.gate.face.situation import PaperState
from kiosk.gate.printing import PrintRoom
from kiosk.ports import Clock, JournalError, Printer

_log = structlog.get_logger(__name__)


class FaultRecords(Protocol):
    """The journal as far as faults go; both methods may raise JournalError."""

    def fault_history(self) -> list[Event]:
        """Return the faults that this node ever raised or cleared, in their order."""

    def append(self, drafts: Sequence[Draft], now: Moment) -> list[Event]:
        """Record drafts in one transaction."""


class Receipts(Protocol):
    """What a desk needs of the paper."""

    @property
    def papers(self) -> Mapping[str, PaperState]:
        """Return what became of the receipts of this run, by number."""

    def start(self) -> None:
        """Begin to print."""

    def stop(self) -> None:
        """Finish the receipt under way."""

    def print(self, slip: ReceiptSlip) -> None:
        """Put a receipt in line; returns at once."""


class ReceiptRoom:
    """One printer of a desk. A receipt that fails is not tried again by itself.

    The party may be gone when the paper is in: an officer prints it again when somebody asks.
    """

    def __init__(self, printer: Printer, records: FaultRecords, node: NodeId, clock: Clock) -> None:
        """Take the printer, and where its faults are noted under ``node``."""
        self._records = records
        self._node = node
        self._clock = clock
        self._guard = Lock()
        self._papers: Mapping[str, PaperState] = {}
        self._room = PrintRoom(printer, self._on_paper)

    @property
    def papers(self) -> Mapping[str, PaperState]:
        """See ``Receipts``; what is returned does not change any more."""
        return self._papers

    def start(self) -> None:
        """See ``Receipts``."""
        self._room.start()

    def stop(self) -> None:
        """See ``Receipts``."""
        self._room.stop()

    def print(self, slip: ReceiptSlip) -> None:
        """See ``Receipts``."""
        self._room.print(slip)

    def _on_paper(self, state: PaperState, detail: str, number: str) -> None:
        with self._guard:
            self._papers = {**self._papers, number: state}
        if state is PaperState.PRINTING:
            return
        try:
            self._note(Finding(FaultCode.RECEIPTS, state is PaperState.FAILED, detail))
        except JournalError as error:
            # The row of the receipt says it all the same; the next print notes it.
            _log.warning("receipts.fault_unwritten", why=str(error))

    def _note(self, finding: Finding) -> None:
        present = open_faults(self._records.fault_history(), self._node)
        note = to_note(finding, present)
        if note is not None:
            self._records.append([note], self._clock.now())
