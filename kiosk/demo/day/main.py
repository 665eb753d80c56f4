"""``kiosk demo --day``: a feast day played in minutes, and whether everything balances after it."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path
from time import monotonic

import structlog

from kiosk.demo.day.accounts import account
from kiosk.demo.day.play import Wanted, play
from kiosk.demo.day.report import Figures, faults_of, print_tables, write_json
from kiosk.demo.day.waits import waits

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder in it is made by tempfile, for us only


def run_day(visitors: int, seed: int, report: Path | None, database: str) -> int:
    """Play a day, print what its journals say; returns the exit status, 1 if it does not balance.

    ``database`` is the address of an empty one; left out, a file that is thrown away.
    """
    # Two cables are pulled on purpose: what each part says to that would hide the day itself.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    started_s = monotonic()
    with tempfile.TemporaryDirectory(prefix="kiosk-day-", dir=scratch_place()) as folder:
        address = database or f"sqlite:///{Path(folder) / 'centre.db'}"
        journals = play(Wanted(visitors, seed, Path(folder), address), _tell)
        figures = Figures.of(visitors, seed, account(journals), waits(journals))
    figures.took_s = round(monotonic() - started_s, 1)
    if report is not None:
        write_json(figures, report)
    print_tables(figures)
    return 1 if faults_of(figures) else 0


def scratch_place() -> Path | None:
    """Return where the played journals go: into memory if possible, since they prove no disk."""
    return IN_MEMORY if IN_MEMORY.is_dir() else None


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
