"""What the journey wishes for, done: judged, looked up, sealed, printed, said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import structlog

from kiosk.domain.admission import Refused, Verdict
from kiosk.domain.flow.inputs import DoorTried, Found, Input, Judged, Sealed
from kiosk.domain.flow.wishes import (
    Effect,
    FindNumber,
    LookUp,
    PrintTicket,
    Read,
    RestCamera,
    SayAgain,
    Seal,
    TryDoor,
    WakeCamera,
)
from kiosk.domain.reasons import Reason
from kiosk.gate.announcing import Announcer
from kiosk.gate.judging import Judge
from kiosk.gate.surroundings import Surroundings
from kiosk.ports import JournalError
from kiosk.wire.sealing import seal_declaration

if TYPE_CHECKING:
    from kiosk.domain.events import Issue
    from kiosk.domain.flow.state import WalkIn
    from kiosk.domain.numbering import QueueNumber
    from kiosk.domain.types import Moment

Print = Callable[["Issue", bool, "Moment"], None]
"""Prints a ticket, with its QR only if the second argument says so."""


class Camera(Protocol):
    """What sleeps while nobody is there."""

    def pause(self) -> None:
        """Let go of the camera."""

    def resume(self) -> None:
        """Take hold of it again."""


class Granting:
    """Carries wishes out; each returns at once with what is to be told to the journey.

    ``camera`` and ``announcer`` are None where the gate has no camera or no voice.
    """

    def __init__(self, judge: Judge, surroundings: Surroundings, print_ticket: Print) -> None:
        """Take what judges, what is known, and what prints."""
        self._judge = judge
        self._around = surroundings
        self._print = print_ticket
        self.camera: Camera | None = None
        self.announcer: Announcer | None = None
        self._log = structlog.get_logger(__name__)

    def grant(self, effect: Effect, now: Moment) -> list[Input]:
        """Carry one wish out."""
        match effect:
            case Read(text):
                keys, queue = self._around.keys, self._around.situation.queue
                return self._judged(lambda: self._judge.scanned(text, keys, queue, now.at))
            case LookUp(reference):
                queue = self._around.situation.queue
                return self._judged(lambda: self._judge.typed(reference, queue, now.at))
            case TryDoor(door):
                return [DoorTried(door, self._judge.walk_in(now.at))]
            case FindNumber(number):
                return [Found(self._find(number))]
            case Seal(walk_in):
                return [Sealed(self._seal(walk_in))]
            case PrintTicket(issue, proven):
                self._print(issue, proven, now)
            case SayAgain() if self.announcer is not None:
                self.announcer.again()
            case RestCamera() if self.camera is not None:
                self.camera.pause()
            case WakeCamera() if self.camera is not None:
                self.camera.resume()
            case _:
                pass
        return []

    def _judged(self, judge: Callable[[], Verdict]) -> list[Input]:
        try:
            return [Judged(judge())]
        except Exception as error:  # noqa: BLE001 - whoever holds up a code must get an answer
            self._tell("list not read", error)
            return [Judged(Refused(Reason.OUT_OF_SERVICE))]

    def _find(self, number: QueueNumber) -> Issue | None:
        issues = [queued.issue for queued in self._around.situation.queue.tickets.values()]
        return next((issue for issue in issues if issue.facts.number == number), None)

    def _seal(self, walk_in: WalkIn) -> str | None:
        key = self._around.sealing_key
        if key is None:
            return None
        try:
            return seal_declaration(walk_in.host, key)
        except Exception as error:  # noqa: BLE001 - a damaged key must not cost the visitor the number
            self._tell("not sealed", error)
            return None

    def _tell(self, what: str, error: Exception) -> None:
        # The journal's own errors name no content. Of others only the kind is safe to write down.
        cause = str(error) if isinstance(error, JournalError) else type(error).__name__
        self._log.error(what, error=cause)
