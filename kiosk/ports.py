"""What the gate needs of the outside world, each as a Protocol of a few methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.domain.events import Draft, Event

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.domain.slip import Printable
    from kiosk.domain.types import LanguageCode, Moment


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Moment:
        """Return the present moment."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the camera.

    ``pixels`` has the shape (height, width, 3), BGR, uint8; ``at_s`` is the monotonic time in
    seconds at which it was taken.
    """

    pixels: NDArray[np.uint8]
    at_s: float


class Guidance(StrEnum):
    """What would help the camera to read what is held up, as far as a picture tells."""

    NOTHING = "nothing"
    """There is nothing like a code in the picture."""
    FOUND = "found"
    """A code was read."""
    CLOSER = "closer"
    HOLD_STILL = "hold_still"
    BRIGHTER = "brighter"
    """The screen that shows the code is too dark."""
    TILT = "tilt"
    """A lamp is mirrored in it."""


class CameraLostError(Exception):
    """The camera cannot be opened, or has stopped giving pictures; open it again later."""


class Camera(Protocol):
    """A source of pictures. Owned by one thread, which opens, reads and closes it."""

    def open(self) -> None:
        """Take hold of the device; raises CameraLostError."""

    def read(self) -> Frame:
        """Return the next picture, waiting for it; raises CameraLostError."""

    def close(self) -> None:
        """Let go of the device; safe to call at any time."""


class PrinterFault(Exception):  # noqa: N818 - a state of the printer, not a programming error
    """The ticket did not come out; ``code`` names why, for the person who can act."""

    def __init__(self, code: str, detail: str) -> None:
        """Keep ``code`` (e.g. ``gone``, ``paper_out``) and a technical ``detail``."""
        super().__init__(f"{code}: {detail}")
        self.code = code


class JournalError(Exception):
    """The journal cannot be read or written; what was to be recorded is not recorded."""


Decide = Callable[[Sequence[Event]], Sequence[Draft]]
"""From today's events of the site, as the journal holds them now, to what is to be recorded."""


class Notebook(Protocol):
    """Takes facts in. Safe to call from several threads and processes."""

    def append(self, drafts: Sequence[Draft], now: Moment) -> list[Event]:
        """Record drafts in one transaction, as ``Journal.record`` does; raises JournalError.

        What is already in the journal is not looked at, so that this costs the same at the end of
        a feast day as at its beginning.
        """


class Journal(Protocol):
    """The durable list of events. Safe to call from several threads and processes."""

    def record(self, decide: Decide, now: Moment) -> list[Event]:
        """Record what ``decide`` returns, in one transaction that no other writer can enter.

        Numbers, seq and time are given inside the transaction; when this returns the events
        survive a power cut. A ticket wanted for a booking that already has one from this node is
        not issued again: the event of the first one is returned in its place. Raises JournalError.
        """

    def today(self, now: Moment) -> list[Event]:
        """Return the site's events of the gate's local day; raises JournalError."""

    def version(self) -> int:
        """Return a number that differs once anything was written, by whichever process."""


class Printer(Protocol):
    """Puts slips on paper. Owned by one thread."""

    def print(self, slip: Printable) -> None:
        """Print and cut one slip; raises PrinterFault."""


class VoiceFault(Exception):  # noqa: N818 - a state of the loudspeaker, not a programming error
    """Nothing can be said: no engine, no sound; the screens say it all too."""


class Voice(Protocol):
    """Reads texts aloud. Owned by one thread."""

    def say(self, text: str, language: LanguageCode) -> None:
        """Speak and return when it is said or cut short by ``stop``; raises VoiceFault."""

    def stop(self) -> None:
        """Cut short what is being said; from any thread, at any time."""
