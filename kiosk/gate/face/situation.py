"""What a face depends on besides the visitor: devices, the line to the server, the queue."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.queue import Queue
from kiosk.gate.vigil import CameraHealth
from kiosk.ports import Guidance


class LinkState(StrEnum):
    """What the uplink says of the server."""

    ALONE = "alone"
    """No server is configured."""
    ONLINE = "online"
    OFFLINE = "offline"


class PaperState(StrEnum):
    """What became of the ticket's print."""

    NONE = "none"
    """This gate has no printer."""
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Situation:
    """The gate around the visitor. ``usual_s``: seconds between calls before any was made today."""

    queue: Queue = field(default_factory=Queue)
    camera: CameraHealth = CameraHealth.STARTING
    link: LinkState = LinkState.ALONE
    unsent: int = 0
    paper: PaperState = PaperState.NONE
    has_printer: bool = False
    guidance: Guidance = Guidance.NOTHING
    usual_s: float = 180.0
