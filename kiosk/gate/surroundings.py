"""What is around the visitor, kept up to date from the journal and the devices."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from cwt.cose_key_interface import COSEKeyInterface

from kiosk.domain.events import Event
from kiosk.domain.faults import open_faults
from kiosk.domain.queue import USUAL, Folding, Policy
from kiosk.domain.types import KeyId, Moment, NodeId
from kiosk.gate.face import LinkState, PaperState, Situation
from kiosk.gate.vigil import CameraHealth
from kiosk.journal.gate.outgoing import LinkReport
from kiosk.ports import Guidance
from kiosk.wire.keys import WrongKeyError, verifying_key
from kiosk.wire.sync import PublicKey


class Records(Protocol):
    """What the surroundings read of the journal."""

    def version(self) -> int:
        """Return a number that differs once anything was written."""

    def today(self, now: Moment) -> list[Event]:
        """Return the site's events of the local day."""

    def fault_history(self) -> list[Event]:
        """Return the faults that this gate ever raised or cleared, in their order."""

    def link_report(self) -> LinkReport:
        """Tell how the line is and how much waits to be sent."""

    def keys(self) -> list[PublicKey]:
        """Return the keys that the feed named last."""

    def sealing_key(self) -> bytes | None:
        """Return the server's key that declarations are sealed with, None before it named one."""


class Surroundings:
    """The situation of the faces, the keys of the codes, and the faults that are noted."""

    def __init__(
        self,
        records: Records,
        node: NodeId,
        configured: list[PublicKey],
        situation: Situation,
        policy: Policy = USUAL,
    ) -> None:
        """Start from the settings; ``refresh`` adds what the journal holds."""
        self._records = records
        self._node = node
        self._configured = configured
        self._version: int | None = None
        self._day_of = ""
        self._read = 0
        self._folding = Folding(policy)
        self.situation = situation
        self.keys: dict[KeyId, COSEKeyInterface] = _verifying(configured)
        self.sealing_key: bytes | None = None
        self.faults: frozenset[str] = frozenset()

    def refresh(self, now: Moment, day: str) -> None:
        """Read the journal anew if anybody wrote in it, or the local day changed."""
        version = self._records.version()
        if version == self._version and day == self._day_of:
            return
        events = self._records.today(now)
        report = self._records.link_report()
        self.situation = replace(
            self.situation,
            queue=self._folding.whole(events).at(now.at),
            link=_link(report),
            unsent=report.unsent,
        )
        if self._version is None:
            self.faults = open_faults(self._records.fault_history(), self._node)
        # Only what is new: on a feast day the rest has thousands of lines.
        self._read = self._read if day == self._day_of else 0
        self.faults = open_faults(events[self._read :], self._node, self.faults)
        self._read = len(events)
        self.keys = _verifying([*self._configured, *self._records.keys()])
        self.sealing_key = self._records.sealing_key()
        self._version, self._day_of = version, day

    def camera(self, state: CameraHealth) -> None:
        """Take in what the scanner says."""
        self.situation = replace(self.situation, camera=state)

    def guidance(self, hint: Guidance) -> None:
        """Take in what would help the camera."""
        self.situation = replace(self.situation, guidance=hint)

    def printer(self) -> None:
        """Take in that there is one."""
        self.situation = replace(self.situation, has_printer=True)

    def paper(self, state: PaperState) -> None:
        """Take in what the printer says."""
        self.situation = replace(self.situation, paper=state)


def _link(report: LinkReport) -> LinkState:
    if report.online is None:
        return LinkState.ALONE
    return LinkState.ONLINE if report.online else LinkState.OFFLINE


def _verifying(keys: list[PublicKey]) -> dict[KeyId, COSEKeyInterface]:
    good = {}
    for key in keys:
        try:
            good[key.id] = verifying_key(key)
        except WrongKeyError:
            # One damaged key of the feed must not make all other codes worthless.
            continue
    return good
