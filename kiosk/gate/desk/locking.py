"""The display's lock at work: reads who is let in, compares PINs beside the desk's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

import structlog

from kiosk.domain.officers import Officer, Right, may
from kiosk.domain.throttling import Tries
from kiosk.domain.types import Moment, OfficerId
from kiosk.gate.desk.acts import Act, MarkAct
from kiosk.gate.desk.lock_face import with_lock
from kiosk.gate.desk.shapes import DeskFace
from kiosk.gate.desk.unlocking import (
    Check,
    Checked,
    Listed,
    LockInput,
    State,
    Touched,
    after_time,
    let_in,
    step,
)
from kiosk.ports import JournalError
from kiosk.wording import Wording

Verify = Callable[[str, str], bool]
"""From a PIN and a hash to whether they belong together; may take a second."""

_log = structlog.get_logger(__name__)


class Guestbook(Protocol):
    """The journal as a lock needs it; every method may raise JournalError."""

    def officers(self) -> list[Officer]:
        """Return whom the feed lets in."""

    def pins_known(self) -> bool:
        """Tell whether an officer with a PIN was ever known."""

    def note_pins(self) -> None:
        """Note for good that one was."""

    def lock_tries(self) -> Tries:
        """Return the wrong PINs in a row."""

    def keep_lock_tries(self, tries: Tries) -> None:
        """Keep them over a restart."""


class Lock(Protocol):
    """What stands between a desk and whoever is in front of it."""

    wake: Callable[[], None]

    @property
    def officer(self) -> OfficerId | None:
        """Whose the display is now; None for everybody's."""

    def post(self, given: LockInput) -> None:
        """Take a touch at the lock."""

    def admits(self, action: Act) -> bool:
        """Tell whether an action may be done now."""

    def turn(self, version: int | None, now: Moment) -> None:
        """Look at what was touched, at who is let in, and at the clock."""

    def over(self, face: DeskFace, waiting: int, wording: Wording, now: Moment) -> DeskFace:
        """Return a desk's face with this lock before or beside it."""

    def look(self, now: Moment) -> object:
        """Return something that differs whenever ``over`` would."""

    def stop(self) -> None:
        """Wait for what is under way."""


class NoLock:
    """A desk that is everybody's."""

    officer: OfficerId | None = None

    def __init__(self) -> None:
        """There is nothing to wake for."""
        self.wake: Callable[[], None] = lambda: None

    def post(self, given: LockInput) -> None:
        """Take no notice."""

    def admits(self, action: Act) -> bool:
        """Let everybody do everything."""
        del action
        return True

    def turn(self, version: int | None, now: Moment) -> None:
        """Do nothing."""

    def over(self, face: DeskFace, waiting: int, wording: Wording, now: Moment) -> DeskFace:
        """Leave the face as it is."""
        del waiting, wording, now
        return face

    def look(self, now: Moment) -> object:
        """Never change."""
        del now
        return None

    def stop(self) -> None:
        """Do nothing."""


class DeskLock:
    """One display's lock. ``post`` may be called from any thread; all else is the desk's."""

    def __init__(
        self, book: Guestbook, verify: Verify, configured: tuple[Officer, ...], lock_s: float
    ) -> None:
        """Begin locked; ``configured`` are let in besides those of the feed."""
        self._book = book
        self._verify = verify
        self._configured = configured
        self._lock_s = lock_s
        self._inputs: SimpleQueue[LockInput] = SimpleQueue()
        self._state = State()
        self._kept: Tries | None = None
        self._version: int | None = None
        self._worker: Thread | None = None
        self._read_once = False
        self.wake: Callable[[], None] = lambda: None
        """What to call when something waits to be looked at; the desk sets it."""

    def post(self, given: LockInput) -> None:
        """Take a touch at the lock."""
        self._inputs.put(given)
        self.wake()

    def stop(self) -> None:
        """Wait for a comparison under way."""
        if self._worker is not None:
            self._worker.join()

    @property
    def officer(self) -> OfficerId | None:
        """Whose the display is now; None for everybody's."""
        return None if self._state.officer is None else self._state.officer.id

    def admits(self, action: Act) -> bool:
        """Tell whether an action may be done now; it also says that somebody is there."""
        self._inputs.put(Touched())
        state = self._state
        if not self._read_once or not state.is_open:
            return False
        right = Right.PROGRAMME if isinstance(action, MarkAct) else Right.QUEUE
        return state.officer is None or may(state.officer.role, right)

    def turn(self, version: int | None, now: Moment) -> None:
        """Look at what was touched, at who is let in, and at the clock."""
        if version != self._version or not self._read_once:
            self._read(version, now)
        with suppress(Empty):
            while True:
                self._take(self._inputs.get_nowait(), now)
        before = self._state
        self._state = after_time(before, now, self._lock_s)
        if before.officer is not None and self._state.officer is None:
            _log.info("display.locked", officer=before.officer.id, by="time")

    def over(self, face: DeskFace, waiting: int, wording: Wording, now: Moment) -> DeskFace:
        """Return a desk's face with this lock before or beside it."""
        return with_lock(face, self._state, waiting, wording, now) if self._read_once else face

    def look(self, now: Moment) -> object:
        """Return something that differs whenever ``over`` would."""
        return replace(self._state, touched_s=0.0), int(self._state.wait(now.at).total_seconds())

    def _take(self, given: LockInput, now: Moment) -> None:
        before = self._state
        self._state = step(before, given, now)
        if self._state.tries != before.tries:
            self._keep(self._state.tries)
        if self._state.check is not None and self._state.check is not before.check:
            self._compare(self._state.check)
        if self._state.officer != before.officer:
            whose = self._state.officer or before.officer
            event = "display.locked" if self._state.officer is None else "display.unlocked"
            _log.info(event, officer=None if whose is None else whose.id)

    def _compare(self, check: Check) -> None:
        def work() -> None:
            right = self._verify(check.pin, check.officer.pin or "")
            self.post(Checked(check, right))

        self.stop()
        self._worker = Thread(target=work, name="pin", daemon=True)
        self._worker.start()

    def _read(self, version: int | None, now: Moment) -> None:
        try:
            officers = let_in(self._configured, tuple(self._book.officers()))
            known = self._book.pins_known()
            tries = self._book.lock_tries()
        except JournalError as error:
            # Whom we knew is still let in; a journal that cannot be read opens nothing.
            _log.warning("lock.unread", why=str(error))
            return
        if not self._read_once:
            self._state = State(tries=tries)
        self._version, self._read_once = version, True
        self._take(Listed(officers, known=known), now)
        if officers and not known:
            self._note_pins()

    def _note_pins(self) -> None:
        try:
            self._book.note_pins()
        except JournalError as error:
            # Held in the state meanwhile; the next reading tries again.
            _log.warning("lock.unwritten", why=str(error))

    def _keep(self, tries: Tries) -> None:
        try:
            self._book.keep_lock_tries(tries)
        except JournalError as error:
            _log.warning("lock.unwritten", why=str(error))
