"""Two counters on one journal, in threads and in processes, pressing at the same instant."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path

from kiosk.clock import ManualClock, SystemClock
from kiosk.domain.events import StationFinished, TicketCalled
from kiosk.domain.types import CounterId
from kiosk.gate.desk import Desk, DeskAction, DeskFace, Place
from tests.gate.desk.day import PLACE, at, setting
from tests.gate.desk.journals import noted, opened, wanted

ROUNDS = 12
PROCESS = """
import sys
from pathlib import Path
from tests.gate.desk.test_two_desks import press_all
def wait():
    print("ready", flush=True)
    sys.stdin.readline()
press_all(Path(sys.argv[1]), sys.argv[2], wait)
"""


def place(counter: str) -> Place:
    return Place(PLACE.station, CounterId(counter), PLACE.language)


def press_all(folder: Path, counter: str, wait: Callable[[], object]) -> None:
    """Wait for the other, then call next again and again, each time as a new wish."""
    clock = ManualClock(at("08.42"))
    journal = opened(folder)
    desk = Desk(journal, clock, place(counter), setting(), lambda _: None)
    desk.turn()
    wait()
    for _ in range(ROUNDS):
        clock.advance(1.0)
        desk.post(DeskAction.CALL_NEXT)
        desk.turn()
    journal.close()


def check(folder: Path) -> None:
    journal = opened(folder)
    events = journal.today(ManualClock(at("09.30")).now())
    journal.close()
    calls = Tally(event.ticket for event in events if isinstance(event.body, TicketCalled))
    counters = {event.body.counter for event in events if isinstance(event.body, TicketCalled)}
    finished = [event for event in events if isinstance(event.body, StationFinished)]

    assert (len(calls), set(calls.values())) == (2 * ROUNDS, {1})
    assert counters == {"1", "2"}
    assert len(finished) == 2 * ROUNDS - 2


def fill(folder: Path) -> None:
    journal = opened(folder)
    noted(journal, ManualClock(at("08.30")), *(wanted() for _ in range(2 * ROUNDS)))
    journal.close()


def test_two_threads_never_call_one_ticket(tmp_path: Path) -> None:
    fill(tmp_path)
    together = threading.Barrier(2)
    threads = [
        threading.Thread(target=press_all, args=(tmp_path, counter, together.wait))
        for counter in ("1", "2")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    check(tmp_path)


def test_two_processes_never_call_one_ticket(tmp_path: Path) -> None:
    fill(tmp_path)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(tmp_path), counter],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
            text=True,
        )
        for counter in ("1", "2")
    ]
    ready = [process.stdout.readline() for process in processes if process.stdout]
    for process in processes:
        if process.stdin:
            process.stdin.write("go\n")
            process.stdin.flush()
    for process in processes:
        process.communicate()

    assert ready == ["ready\n", "ready\n"]
    assert [process.returncode for process in processes] == [0, 0]
    check(tmp_path)


def test_a_started_desk_shows_what_the_other_called(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    noted(journal, ManualClock(SystemClock().now().at), wanted(), wanted())
    called = threading.Event()
    desks: list[Desk] = []

    def watch(face: DeskFace) -> None:
        if [row.place for row in face.called.rows] == ["Loket 1"]:
            called.set()

    for counter, show in (("1", lambda _: None), ("2", watch)):
        desks.append(Desk(journal, SystemClock(), place(counter), setting(), show))
        desks[-1].start()
    desks[0].post(DeskAction.CALL_NEXT)
    seen = called.wait(30)
    for desk in desks:
        desk.stop()
        desk.stop()
    journal.close()

    assert seen
