"""The two threads of the line: one sends, one listens; neither is ever waited for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import random
from threading import Event as Flag
from threading import Lock, Thread
from typing import Protocol

import structlog

from kiosk.domain.events import Event
from kiosk.domain.faults import FaultCode, Finding
from kiosk.domain.outbox import (
    Mood,
    Order,
    Outbox,
    Pause,
    Rest,
    Send,
    SetAside,
    after_reply,
    next_order,
)
from kiosk.domain.types import Moment, Seq
from kiosk.gate.uplink.line import Line, NoPageError, UnwantedError
from kiosk.ports import Clock, JournalError
from kiosk.wire.sync import FeedPage

WATCH_S = 0.1
"""How often the sender looks whether something was written, when nothing waits."""

LONGEST_FEED_PAUSE_S = 15.0
EMPTY_PAGE_PAUSE_S = 0.2
JOURNAL_PAUSE_S = 2.0
STOP_S = 1.0


class Exchange(Protocol):
    """What the uplink needs of the journal."""

    def last_seq(self) -> Seq:
        """Return the seq of the newest own event."""

    def own_events(self, first: Seq, limit: int) -> list[Event]:
        """Return own events from ``first`` on."""

    def acknowledged(self) -> Seq:
        """Return the seq through which the server has everything."""

    def acknowledge(self, through: Seq) -> None:
        """Note how far the server is."""

    def set_aside(self, seq: Seq, reason: str) -> None:
        """Note that the server will never take an event."""

    def cursor(self) -> str:
        """Return where the feed goes on."""

    def take(self, page: FeedPage, now: Moment) -> None:
        """Store a page of the feed."""

    def list_at(self) -> datetime | None:
        """Return when the booking list was last complete."""

    def version(self) -> int:
        """Return a number that differs once anything was written."""

    def note_link(self, *, online: bool, now: Moment) -> None:
        """Note whether the server answers."""


class Uplink:
    """Keeps journal and server in step; the gate goes on without it."""

    def __init__(
        self,
        journal: Exchange,
        open_line: Callable[[], Line],
        clock: Clock,
        found: Callable[[Finding], None],
    ) -> None:
        """Take the journal, how to reach the server, and whom to tell of an unwanted token."""
        self._journal = journal
        self._open_line = open_line
        self._clock = clock
        self._found = found
        self._stopping = Flag()
        self._nudge = Flag()
        self._link_lock = Lock()
        self._online: bool | None = None
        self._log = structlog.get_logger(__name__)
        self._threads = [
            Thread(target=self._guarded, args=(work,), name=name, daemon=True)
            for name, work in (("sender", self.send_once), ("feed", self.feed_once))
        ]
        self._feed_failures = 0
        self._outbox = Outbox(acknowledged=journal.acknowledged())
        self._order: Order | None = None
        self._seen: int | None = None

    def start(self) -> None:
        """Begin to send and to listen."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop soon; a request under way is left to its time-out."""
        self._stopping.set()
        self._nudge.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(STOP_S)

    def _guarded(self, work: Callable[[Line], float]) -> None:
        line: Line | None = None
        while not self._stopping.is_set():
            try:
                # In here: an address or a token that makes no request must be told, not be silent.
                line = line or self._open_line()
                pause_s = work(line)
            except JournalError as error:
                self._log.warning("journal not available to the uplink", error=str(error))
                pause_s = JOURNAL_PAUSE_S
            except Exception:  # noqa: BLE001 - the line must outlive every surprise
                self._log.exception("uplink failed")
                pause_s = JOURNAL_PAUSE_S
            if pause_s:
                self._rest(work, pause_s)
        if line is not None:
            line.close()

    def _rest(self, work: Callable[[Line], float], pause_s: float) -> None:
        # Only the sender is nudged: when the feed gets through, there is no need to wait longer.
        if work == self.send_once:
            self._nudge.wait(pause_s)
            self._nudge.clear()
        else:
            self._stopping.wait(pause_s)

    def send_once(self, line: Line) -> float:
        """Do what the outbox orders; return how many seconds to wait before the next order."""
        order = self._order or next_order(self._outbox, self._journal.last_seq())
        self._order = None
        match order:
            case Rest():
                return self._await_writing()
            case Pause(seconds):
                return seconds
            case SetAside(seq, status):
                self._log.error("event set aside", seq=seq, status=status)
                self._journal.set_aside(seq, f"refused with status {status}")
            case Send(first, limit):
                self._send(line, first, limit)
        return 0.0

    def _await_writing(self) -> float:
        version = self._journal.version()
        if version == self._seen:
            return WATCH_S
        self._seen = version
        return 0.0 if self._journal.last_seq() > self._outbox.acknowledged else WATCH_S

    def _send(self, line: Line, first: Seq, limit: int) -> None:
        events = self._journal.own_events(first, limit)
        reply = line.send(events)
        jitter = random()  # noqa: S311 - it spreads load, it keeps no secret
        outbox, order = after_reply(self._outbox, len(events), reply, jitter)
        if outbox.acknowledged != self._outbox.acknowledged:
            # First on disk: if that fails, the same events are sent again and do no harm.
            self._journal.acknowledge(outbox.acknowledged)
        self._outbox, self._order = outbox, order
        self._note_mood(outbox.mood)

    def _note_mood(self, mood: Mood) -> None:
        # A server that is away has not changed its mind about the token.
        if mood is not Mood.UNREACHABLE:
            self._found(Finding(FaultCode.IDENTITY, mood is Mood.UNWANTED, "token not accepted"))
        self._note_link(online=mood is Mood.WELL)

    def feed_once(self, line: Line) -> float:
        """Take one page; return how many seconds to wait before the next."""
        cursor = self._journal.cursor()
        try:
            page = line.feed(cursor)
        except UnwantedError:
            self._note_mood(Mood.UNWANTED)
            return self._feed_pause()
        except NoPageError:
            self._note_link(online=False)
            return self._feed_pause()
        self._journal.take(page, self._clock.now())
        if self._feed_failures:
            self._nudge.set()
        self._feed_failures = 0
        self._note_link(online=True)
        # The long poll waits at the server; one that does not must not be asked without end.
        return EMPTY_PAGE_PAUSE_S if page.cursor == cursor else 0.0

    def _feed_pause(self) -> float:
        self._feed_failures += 1
        doubled = 0.5 * 2.0 ** min(self._feed_failures, 10)
        return min(LONGEST_FEED_PAUSE_S, doubled) * (0.5 + random() / 2)  # noqa: S311 - as above

    def _note_link(self, *, online: bool) -> None:
        with self._link_lock:
            if online != self._online:
                self._journal.note_link(online=online, now=self._clock.now())
                self._online = online
                self._log.info("line changed", online=online)
