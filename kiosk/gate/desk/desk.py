"""The desk: one thread that reads the journal, writes what officers do, and tells the display."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread
from typing import Protocol

import structlog

from kiosk.domain.booking import Booking
from kiosk.domain.events import Event
from kiosk.domain.queue import Folding
from kiosk.domain.types import BookingId, Moment
from kiosk.gate.desk.acting import Acting, Press, Touch, meant
from kiosk.gate.desk.belongings import Belongings
from kiosk.gate.desk.draft import GoodsTap
from kiosk.gate.desk.face import desk_face
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.locking import Lock, NoLock
from kiosk.gate.desk.receipts import Receipts
from kiosk.gate.desk.shapes import DeskAction, DeskFace, InspectAct, SheetAct
from kiosk.gate.desk.unlocking import LockInput
from kiosk.gate.face.face import Setting
from kiosk.journal.gate.outgoing import LinkReport
from kiosk.ports import Clock, Journal, JournalError

POLL_S = 0.1
"""How long another process's event may go unseen."""

PATIENCE_S = 10.0
"""How long a touch that cannot be written is tried again, before the officer is asked to repeat it:
a number that is called minutes later calls somebody whom nobody expects."""

BOUNCE_S = 0.6
"""The same button within this time is a trembling finger, not a second wish."""

_log = structlog.get_logger(__name__)


class Records(Journal, Protocol):
    """The journal as a desk needs it; every method may raise JournalError."""

    def link_report(self) -> LinkReport:
        """Tell how the line to the server is and how much waits to be sent."""

    def bookings(self, ids: Collection[BookingId]) -> Mapping[BookingId, Booking]:
        """Return what the list knows of some bookings, names masked; it may lack some."""


class Desk:
    """One counter's view of the queue. ``post`` may be called from any thread and never waits."""

    def __init__(  # noqa: PLR0913 - the composition root hands everything over
        self,
        records: Records,
        clock: Clock,
        place: Place,
        setting: Setting,
        show: Callable[[DeskFace], None],
        lock: Lock | None = None,
        *,
        receipts: Receipts | None = None,
    ) -> None:
        """Prepare; ``show`` is called on the desk's thread with every face that differs.

        Without a ``lock`` the desk is everybody's. ``receipts`` prints what was noted of
        belongings, None where this desk has no printer.
        """
        self._lock = lock or NoLock()
        self._lock.wake = lambda: self._presses.put(None)
        self._records = records
        self._clock = clock
        self._place = place
        self._setting = setting
        self._show = show
        self._belongings = Belongings(place, setting, receipts)
        self._presses: SimpleQueue[Press | None] = SimpleQueue()
        self._known = Known()
        self._folding = Folding(place.policy)
        self._shown: DeskFace | None = None
        self._drawn: object = None
        self._version: int | None = None
        self._minute = -1
        self._waiting: Press | None = None
        self._last: dict[Touch, float] = {}
        self._stopping = Flag()
        self._thread = Thread(target=self._run, name="desk", daemon=True)

    def start(self) -> None:
        """Begin to read and to show."""
        self._belongings.start()
        self._thread.start()

    def stop(self) -> None:
        """End the thread once what it is doing is done; safe to call twice or before ``start``."""
        self._stopping.set()
        self._presses.put(None)
        if self._thread.is_alive():
            self._thread.join()
        self._lock.stop()
        self._belongings.stop()

    def post(self, action: Touch | LockInput) -> None:
        """Take an officer's touch. It is meant for the party at the counter as shown now."""
        if not isinstance(action, Touch):
            self._lock.post(action)
        elif self._lock.admits(action):
            at_s, seen = self._clock.now().ticks_s, meant(self._known, self._place)
            self._presses.put(Press(action, at_s, seen, self._lock.officer))

    def turn(self, wait_s: float = 0.0) -> None:
        """Wait up to ``wait_s`` for a touch, write it, read what is new, show what differs."""
        press = self._next(wait_s)
        now = self._clock.now()
        if press is not None:
            press = self._belongings.take(press, self._known, busy=self._waiting is not None)
        if press is not None and not self._bounced(press):
            self._waiting = press
        if self._waiting is not None:
            self._write(self._waiting, now)
        self._read(now)
        self._lock.turn(self._version, now)
        self._render(now)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.turn(POLL_S)
            except Exception:  # noqa: BLE001 - a frozen display misleads; the next turn starts anew
                _log.exception("desk.turn_failed")
                self._stopping.wait(POLL_S)

    def _next(self, wait_s: float) -> Press | None:
        with suppress(Empty):
            press = self._presses.get(timeout=wait_s) if wait_s else self._presses.get_nowait()
            while press is None:  # only woken: is there a touch behind it?
                press = self._presses.get_nowait()
            return press
        return None

    def _bounced(self, press: Press) -> bool:
        last_s = self._last.get(press.action)
        self._last[press.action] = press.at_s
        return self._waiting is not None or (last_s is not None and press.at_s - last_s < BOUNCE_S)

    def _write(self, press: Press, now: Moment) -> None:
        acting = Acting(press, self._place, self._setting.house, self._folding, now.at)
        self._waiting = None
        try:
            recorded = self._records.record(acting.decide, now)
        except JournalError as error:
            self._put_off(press, now, error)
            return
        self._known = replace(self._known, trouble=None)
        # Shown at once, from what the transaction saw: on a busy day another reading takes long.
        # Where the names cannot be read, the reading that follows says so.
        with suppress(JournalError):
            self._take_in([*acting.seen, *recorded], now)
        self._belongings.wrote(press, recorded, self._known)
        self._render(now)
        _log.info("desk.acted", action=_named(press), events=len(recorded))

    def _put_off(self, press: Press, now: Moment, error: JournalError) -> None:
        given_up = now.ticks_s - press.at_s >= PATIENCE_S
        self._waiting = None if given_up else press
        trouble = Trouble.UNWRITTEN if given_up else Trouble.WRITING
        self._known = replace(self._known, trouble=trouble)
        _log.warning("desk.unwritten", action=_named(press), why=str(error), given_up=given_up)

    def _read(self, now: Moment) -> None:
        minute = _minute(now)
        try:
            version = self._records.version()
            if version != self._version or minute != self._minute:
                # Also on every new minute: at midnight a new day begins without any event.
                self._take_in(self._records.today(now), now)
            link = self._records.link_report()
        except JournalError as error:
            self._unread(error)
            return
        trouble = None if self._known.trouble is Trouble.UNREAD else self._known.trouble
        self._known = replace(self._known, link=link, trouble=trouble)
        self._version, self._minute = version, minute

    def _take_in(self, events: Sequence[Event], now: Moment) -> None:
        queue = self._folding.whole(events).at(now.at)
        present = queue.on_call(self._place.station, self._place.counter)
        booking = present.issue.facts.booking if present else None
        # Only the party at the counter has its name read: nobody else's is needed here.
        bookings = self._records.bookings([booking]) if booking is not None else {}
        self._known = replace(
            self._known, events=events, queue=queue, bookings=bookings, read_at=now.at
        )

    def _unread(self, error: JournalError) -> None:
        self._version = None
        if self._known.trouble is None:
            self._known = replace(self._known, trouble=Trouble.UNREAD)
            _log.warning("desk.unread", why=str(error))

    def _render(self, now: Moment) -> None:
        drawing = (self._known, self._belongings.state, _minute(now), self._lock.look(now))
        if drawing == self._drawn:
            return
        self._drawn = drawing
        face = replace(
            desk_face(self._known, self._place, self._setting, now),
            inspection=self._belongings.face(self._known),
        )
        waiting = len(self._known.queue.waiting(self._place.station))
        face = self._lock.over(face, waiting, self._setting.wordings[self._place.language], now)
        if face != self._shown:
            self._shown = face
            self._show(face)


def _minute(now: Moment) -> int:
    return int(now.at.timestamp() // 60)


def _named(press: Press) -> str:
    """Say in the log what was pressed; a ticket's id stays out of it."""
    match press.action:
        case DeskAction() as action:
            return action.value
        case SheetAct(kind=kind):
            return kind
        case InspectAct(finish=finish):
            return "inspect_and_finish" if finish else "inspect"
        case GoodsTap(key=key):
            return key
