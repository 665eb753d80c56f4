"""The plug is pulled in the middle of the work: what was shown is there, and nothing is missing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from kiosk.clock import ManualClock
from kiosk.domain.events import TicketIssued
from kiosk.domain.types import Seq
from kiosk.journal.gate import open_journal
from tests.journal.gate.test_journal import AUTHOR, wanted

CUTS = 12
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def issue_for_ever(folder: Path, start: str) -> None:
    """Issue tickets, and say each number only after it was recorded, as screen and printer do."""
    journal = open_journal(folder, AUTHOR)
    for visitor in count():
        (event,) = journal.append([wanted(f"{start}-{visitor}")], ManualClock(NOW).now())
        assert isinstance(event.body, TicketIssued)
        print(event.body.number, flush=True)  # noqa: T201 - this is the screen


def shown_until_the_plug_is_pulled(folder: Path, start: int, tickets: int) -> list[str]:
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.journal.gate.test_power_cut", str(folder), str(start)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    shown = [worker.stdout.readline().strip() for _ in range(tickets)]
    worker.send_signal(signal.SIGKILL)
    with worker:
        return shown + worker.stdout.read().split()


def test_every_number_shown_is_in_the_journal_without_gap_or_repeat(tmp_path: Path) -> None:
    chance = random.Random(5)
    shown = [
        number
        for start in range(CUTS)
        for number in shown_until_the_plug_is_pulled(tmp_path, start, chance.randint(1, 9))
    ]
    journal = open_journal(tmp_path, AUTHOR)
    events = journal.own_events(Seq(1), 10_000)
    bodies = [event.body for event in events]
    recorded = [str(body.number) for body in bodies if isinstance(body, TicketIssued)]
    assert recorded == [f"A{counter:03d}" for counter in range(1, len(recorded) + 1)]
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert len(set(shown)) == len(shown)
    assert set(shown) <= set(recorded)
    # At most the ticket under way at each cut was recorded and never shown.
    assert len(recorded) - len(shown) <= CUTS


if __name__ == "__main__":
    issue_for_ever(Path(sys.argv[1]), sys.argv[2])
