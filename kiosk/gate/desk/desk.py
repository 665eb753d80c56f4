"""The desk: one thread that reads the journal, writes what officers do, and tells the display."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread

import structlog

from kiosk.clock import local_day
from kiosk.domain.events import Event
from kiosk.domain.queue import Folding
from kiosk.domain.types import Moment
from kiosk.gate.desk.acting import Acting, Press, meant
from kiosk.gate.desk.acts import Act, PlaceAct, logged
from kiosk.gate.desk.belongings import Belongings
from kiosk.gate.desk.closing import Closing
from kiosk.gate.desk.face import desk_face, ticked
from kiosk.gate.desk.focus import present_of
from kiosk.gate.desk.herald import Herald, Says
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.locking import Lock, NoLock
from kiosk.gate.desk.places import Keeps, moved
from kiosk.gate.desk.programme import rostered
from kiosk.gate.desk.reading import Beside, Records
from kiosk.gate.desk.receipts import Receipts
from kiosk.gate.desk.shapes import DeskFace
from kiosk.gate.desk.unlocking import LockInput
from kiosk.gate.face.face import Setting
from kiosk.ports import Clock, JournalError

POLL_S = 0.1
"""How long another process's event may go unseen."""

PATIENCE_S = 10.0
"""How long a touch that cannot be written is tried again, before the officer is asked to repeat it:
a number that is called minutes later calls somebody whom nobody expects."""

BOUNCE_S = 0.6
"""The same button within this time is a trembling finger, not a second wish."""

CLOSES_AGAIN_S = 30.0
"""How soon the day's last line is tried again where the journal did not take it."""

_log = structlog.get_logger(__name__)


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
        keeps: Keeps | None = None,
        says: Says | None = None,
    ) -> None:
        """Prepare; ``show`` is called on the desk's thread with every face that differs.

        Without a ``lock`` the desk is everybody's. ``receipts`` prints what was noted of
        belongings, None where this desk has no printer. ``keeps`` remembers the counter that an
        officer chooses; ``says`` speaks. Both may be left out.
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
        self._bare: DeskFace | None = None
        self._drawn: object = None
        self._second = 0
        self._closes_again_s = 0.0
        self._zone = setting.wordings[place.language].zone
        self._beside = Beside(rostered(setting.house))
        self._keeps = keeps
        self._herald = None if says is None else Herald(says)
        self._version: int | None = None
        self._minute = -1
        self._waiting: Press | None = None
        self._last: dict[Act, float] = {}
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

    def post(self, action: Act | LockInput) -> None:
        """Take an officer's touch. It is meant for the party at the counter as shown now."""
        if not isinstance(action, Act):
            self._lock.post(action)
        elif self._lock.admits(action):
            at_s = self._clock.now().ticks_s
            seen = meant(self._known, self._place, self._setting.house)
            self._presses.put(Press(action, at_s, seen, self._lock.officer))

    def turn(self, wait_s: float = 0.0) -> None:
        """Wait up to ``wait_s`` for a touch, write it, read what is new, show what differs."""
        press = self._next(wait_s)
        now = self._clock.now()
        if press is not None:
            press = self._belongings.take(press, self._known, busy=self._waiting is not None)
        if press is not None and not self._bounced(press):
            self._take(press)
        if self._waiting is not None:
            self._write(self._waiting, now)
        self._read(now)
        second = int(now.at.timestamp())
        ticks, self._second = second != self._second, second
        if ticks:
            self._close_day(now)
        self._lock.turn(self._version, now)
        self._render(now, ticks=ticks)
        if ticks and self._herald is not None and self._known.read_at is not None:
            self._herald.tell(self._known.queue, self._place, self._setting, now)

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

    def _take(self, press: Press) -> None:
        if isinstance(press.action, PlaceAct):
            self._move(press.action)
        else:
            self._waiting = press

    def _move(self, act: PlaceAct) -> None:
        """Work for another counter from now on."""
        place = moved(self._place, act, self._setting.house)
        if place is None or place == self._place:
            return
        self._place = place
        self._belongings.move(place)
        self._version = None  # the party at that counter has another name
        if self._keeps is not None:
            self._keeps.keep(place)
        _log.info("desk.moved", station=place.station, counter=place.counter)

    def _close_day(self, now: Moment) -> None:
        gate = self._setting.house.gate
        closing = Closing(gate, self._place, self._zone, self._folding, now.at)
        tried = now.ticks_s < self._closes_again_s
        if tried or self._known.read_at is None or not closing.is_due(self._known.queue):
            return
        try:
            recorded = self._records.record(closing.decide, now)
        except JournalError as error:
            self._closes_again_s = now.ticks_s + CLOSES_AGAIN_S
            _log.warning("desk.day_not_closed", why=str(error))
            return
        _log.info("desk.day_closed", events=len(recorded))
        self._read(now)

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
        _log.info("desk.acted", action=logged(press.action), events=len(recorded))

    def _put_off(self, press: Press, now: Moment, error: JournalError) -> None:
        given_up = now.ticks_s - press.at_s >= PATIENCE_S
        self._waiting = None if given_up else press
        trouble = Trouble.UNWRITTEN if given_up else Trouble.WRITING
        self._known = replace(self._known, trouble=trouble)
        _log.warning(
            "desk.unwritten", action=logged(press.action), why=str(error), given_up=given_up
        )

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
        known = self._known
        if self._is_new(events, now):
            queue = self._folding.whole(events).at(now.at)
            known = replace(known, events=events, queue=queue, read_at=now.at)
        queue = known.queue
        present = present_of(queue, self._place, self._setting.house)
        booking = present.issue.facts.booking if present else None
        # Only the party at the counter has its name read, and those on a programme's roster.
        bookings = self._records.bookings([booking]) if booking is not None else {}
        self._beside.read(self._records, local_day(now.at, self._zone))
        self._known = replace(
            known, bookings=bookings, roster=self._beside.roster, faults=self._beside.faults
        )

    def _is_new(self, events: Sequence[Event], now: Moment) -> bool:
        """Tell whether there is more to fold than what is on the screen.

        A day's facts only ever grow: as many as before are the same, as after a touch of our own.
        """
        read_at = self._known.read_at
        if read_at is None or read_at.timestamp() // 60 != now.at.timestamp() // 60:
            return True
        return len(events) != len(self._known.events)

    def _unread(self, error: JournalError) -> None:
        self._version = None
        if self._known.trouble is None:
            self._known = replace(self._known, trouble=Trouble.UNREAD)
            _log.warning("desk.unread", why=str(error))

    def _render(self, now: Moment, *, ticks: bool = False) -> None:
        drawing = (
            self._known,
            self._belongings.state,
            _minute(now),
            self._place,
            self._lock.look(now),
        )
        if drawing != self._drawn or self._bare is None:
            self._drawn = drawing
            self._bare = replace(
                desk_face(self._known, self._place, self._setting, now),
                inspection=self._belongings.face(self._known),
            )
        elif ticks:
            self._bare = ticked(self._bare, self._known, self._place, self._setting, now)
        else:
            return
        waiting = len(self._known.queue.waiting(self._place.station))
        wording = self._setting.wordings[self._place.language]
        face = self._lock.over(self._bare, waiting, wording, now)
        if face != self._shown:
            self._shown = face
            self._show(face)


def _minute(now: Moment) -> int:
    return int(now.at.timestamp() // 60)
