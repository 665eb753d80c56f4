"""A guards' display in a process of its own: prints when a call for help comes to its face."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.gate.desk import Desk, DeskAction, DeskFace
from kiosk.gate.terms import author_of, place_of, setting_of
from kiosk.journal.gate import open_journal
from kiosk.logs import configure_logs
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings


def main(config: Path) -> None:
    """Print ``time.monotonic()`` at each face with a call that differs; it is the machine's."""
    configure_logs("display")
    settings = read_settings(GateSettings, config)
    journal = open_journal(settings.storage.folder, author_of(settings))
    calls: list[str] = []

    def shown(face: DeskFace) -> None:
        wanted = "" if face.help is None else face.help.text
        if wanted and calls[-1:] != [wanted]:
            print(time.monotonic(), flush=True)
        calls.append(wanted)

    desk = Desk(journal, SystemClock(), place_of(settings), setting_of(settings), shown)
    desk.start()
    print("ready", flush=True)
    for _ in sys.stdin:  # a line: the officer is on the way, all is quiet again
        desk.post(DeskAction.HELP_GIVEN)
    desk.stop()
    journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
