"""Faults that IT must know of: raised once, cleared once, however often they are noticed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.events import Event, FaultCleared, FaultRaised, Noted
from kiosk.domain.types import NodeId


class FaultCode(StrEnum):
    """What can be wrong at a gate; the code is on screens, in logs and in the fleet's list."""

    CAMERA = "RB-CAM"
    PRINTER = "RB-PRN"
    RECEIPTS = "RB-RCP"
    """The printer of the officers' counter."""
    IDENTITY = "RB-KEY"
    """The server does not accept this gate's token."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a device or a line says of itself: a fault, or that it is well."""

    code: FaultCode
    wrong: bool
    detail: str = ""


def open_faults(
    events: Iterable[Event], node: NodeId, before: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the codes that ``node`` raised and has not cleared; events in their order.

    ``before`` are those that were open earlier: a fault may outlast the day it was raised on.
    """
    present = set(before)
    for event in events:
        if event.author != node:
            continue
        if isinstance(event.body, FaultRaised):
            present.add(event.body.code)
        elif isinstance(event.body, FaultCleared):
            present.discard(event.body.code)
    return frozenset(present)


def to_note(finding: Finding, present: frozenset[str]) -> Noted | None:
    """Return the fact that a finding adds to what is already noted, None if it adds nothing."""
    if finding.wrong and finding.code not in present:
        return Noted(FaultRaised(finding.code, finding.detail))
    if not finding.wrong and finding.code in present:
        return Noted(FaultCleared(finding.code))
    return None
