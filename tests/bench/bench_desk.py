"""How long a press takes to the face, and a second of the tables, late on a feast day.

A real journal with 1,000 tickets of today, a hundred parties inside, twelve tables taken; the desk
in a thread of its own.
"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from statistics import median, quantiles

from kiosk.clock import SystemClock
from kiosk.domain.events import (
    Draft,
    HostAnswered,
    Noted,
    PartyEntered,
    PartyLeft,
    SessionStarted,
    StationFinished,
    TicketCalled,
    TicketWanted,
)
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import CounterId, TicketId
from kiosk.gate.desk import Desk, DeskAction, DeskFace
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.logs import configure_logs
from tests.gate.desk.journals import AUTHOR
from tests.gate.desk.rooms import DESK, ROOM, SEARCH, VISIT, WAY, place, room_setting

TICKETS, TABLES, PRESSES = 1000, 12, 60
SERVED, INSIDE = 800, 100
SETTLE_S = 0.7
"""Longer than the time in which a second press counts as a tremble."""


def main() -> None:
    """Print press to face, and what a second of running sessions costs, in milliseconds."""
    configure_logs("bench")
    with tempfile.TemporaryDirectory(prefix="bench-desk-") as scratch:
        journal = open_journal(Path(scratch), AUTHOR)
        began_s = time.monotonic()
        _fill(journal)
        print(
            f"{len(journal.today(SystemClock().now()))} events of today written in"
            f" {time.monotonic() - began_s:.1f} s"
        )
        faces: SimpleQueue[tuple[float, DeskFace]] = SimpleQueue()
        desk = Desk(
            journal,
            SystemClock(),
            place(DESK, closes=None),
            room_setting(TABLES),
            lambda face: faces.put((time.monotonic(), face)),
            says=lambda *_: None,
        )
        desk.start()
        _report("press to face", [_press(desk, faces) for _ in range(PRESSES)])
        desk.stop()
        _report("a second of the tables", _seconds(desk))
        _report("press, on the processor alone", [_worked(desk) for _ in range(20)])
        journal.close()


def _press(desk: Desk, faces: SimpleQueue[tuple[float, DeskFace]]) -> float:
    number = None
    time.sleep(SETTLE_S)
    try:
        while True:
            number = faces.get_nowait()[1].present.number
    except Empty:
        pass
    pressed_s = time.monotonic()
    desk.post(DeskAction.CALL_NEXT)
    while True:
        at_s, face = faces.get(timeout=10)
        if face.present.number not in {number, "–"}:
            return (at_s - pressed_s) * 1000


def _worked(desk: Desk) -> float:
    """Press by hand; return the processor's time, which other programs do not stretch."""
    time.sleep(SETTLE_S)
    desk.post(DeskAction.CALL_NEXT)
    began_s = time.process_time()
    desk.turn()
    return (time.process_time() - began_s) * 1000


def _seconds(desk: Desk) -> list[float]:
    """Turn the desk by hand, without a touch: once within a second, once at its beginning."""
    times = []
    for _ in range(10):
        time.sleep(1.0 - time.time() % 1.0)
        began_s = time.monotonic()
        desk.turn()
        times.append((time.monotonic() - began_s) * 1000)
    return times


def _report(what: str, times_ms: list[float]) -> None:
    p95 = quantiles(times_ms, n=20)[-1]
    print(
        f"{what}: median {median(times_ms):.1f} ms   p95 {p95:.1f} ms"
        f"   longest of {len(times_ms)}: {max(times_ms):.1f} ms"
    )


def _fill(journal: GateJournal) -> None:
    now = SystemClock().now()
    issued = journal.append([_wanted() for _ in range(TICKETS)], now)
    tickets = [event.ticket for event in issued if event.ticket is not None]
    drafts: list[Draft] = []
    for ticket in tickets[:SERVED]:
        drafts += _through(ticket)
    for ticket in tickets[TABLES : SERVED - INSIDE]:
        drafts.append(Noted(PartyLeft(3), ticket))
    until = datetime.now(UTC) + timedelta(minutes=20)
    for table, ticket in enumerate(tickets[:TABLES], start=1):
        counter = CounterId(str(table))
        drafts.append(Noted(TicketCalled(ROOM, counter), ticket))
        drafts.append(Noted(SessionStarted(ROOM, counter, until), ticket))
    journal.append(drafts, now)


def _wanted() -> TicketWanted:
    return TicketWanted("A", VISIT, None, 3, False, False, None, None, Evidence.LIST, journey=WAY)


def _through(ticket: TicketId) -> list[Draft]:
    counter = CounterId("2")
    bodies = (
        TicketCalled(DESK, counter),
        StationFinished(DESK, counter),
        TicketCalled(SEARCH, CounterId("1")),
        PartyEntered(3),
        StationFinished(SEARCH, CounterId("1")),
        HostAnswered(willing=True),
    )
    return [Noted(body, ticket) for body in bodies]


if __name__ == "__main__":
    main()
