"""A guards' display in a process of its own: prints when its line of waiting parties changes."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.gate.desk import Desk, DeskFace
from kiosk.gate.terms import author_of, place_of, setting_of
from kiosk.journal.gate import open_journal
from kiosk.logs import configure_logs
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings


def main(config: Path) -> None:
    """Print ``time.monotonic()`` at each face whose waiting parties differ; it is the machine's."""
    configure_logs("display")
    settings = read_settings(GateSettings, config)
    journal = open_journal(settings.storage.folder, author_of(settings))
    numbers: list[tuple[str, ...]] = []

    def shown(face: DeskFace) -> None:
        waiting = tuple(row.number for row in face.waiting.rows)
        if numbers and numbers[-1] != waiting:
            print(time.monotonic(), flush=True)
        numbers.append(waiting)

    desk = Desk(journal, SystemClock(), place_of(settings), setting_of(settings), shown)
    desk.start()
    print("ready", flush=True)
    sys.stdin.read()  # until the measurement is over
    desk.stop()
    journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
