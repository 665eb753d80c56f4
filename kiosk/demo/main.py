"""``kiosk demo``: the whole system on one machine, for a person or by itself."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from contextlib import ExitStack, closing
from pathlib import Path

from kiosk.demo.headless import DISPLAY_SIZE, TOUCH_SIZE, Server, play
from kiosk.demo.paper import PaperTray
from kiosk.demo.report import Report, print_table, write_json
from kiosk.demo.scratch import SITE, Scratch, prepare
from kiosk.demo.screens import has_screen
from kiosk.demo.stage import Process, StageFault
from kiosk.demo.witness import Witness

LOG_LINES = 20


def run_demo(*, headless: bool | None, camera: str, shots: Path | None, report: Path | None) -> int:
    """Run the demo; returns the exit status. ``headless`` None: only without a screen."""
    if headless is None:
        headless = not has_screen()
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-demo-") as folder,
        closing(PaperTray()) as tray,
    ):
        _tell("Making a day of bookings and a film of people holding their codes up …")
        scratch = prepare(Path(folder), f"network:127.0.0.1:{tray.port}")
        if headless:
            return _by_itself(scratch, tray, shots, report)
        return _for_a_person(scratch, camera)


def _by_itself(scratch: Scratch, tray: PaperTray, shots: Path | None, report: Path | None) -> int:
    try:
        seen = play(scratch, tray, shots, _tell)
    except StageFault as fault:
        seen = Report(faults=[str(fault)])
        _print_logs(scratch.folder)
    if report is not None:
        write_json(seen, report)
    print_table(seen)
    return 1 if seen.faults else 0


def _for_a_person(scratch: Scratch, camera: str) -> int:
    with ExitStack() as stack:
        witness = stack.enter_context(closing(Witness(scratch.url, scratch.witness_token, SITE)))
        server = Server(scratch, witness)
        stack.callback(server.stop)
        environment = {
            **scratch.gate,
            **({"KIOSK_CAMERA__SOURCE": camera} if camera else {}),
            **_window("SCREEN", TOUCH_SIZE),
            **_window("DISPLAY__SCREEN", DISPLAY_SIZE),
        }
        touch, display = (
            stack.enter_context(
                Process(
                    ["kiosk", role, "--config", str(scratch.gate_settings)],
                    scratch.folder / f"{role}.log",
                    environment,
                )
            )
            for role in ("run", "display")
        )
        _tell(f"The public board: {scratch.board}")
        _tell("Close the touchscreen's window, or press Ctrl+C, to end.")
        webbrowser.open(scratch.board)
        try:
            return touch.process.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            display.stop()


def _window(section: str, size: tuple[int, int]) -> dict[str, str]:
    return {
        f"KIOSK_{section}__WIDTH": str(size[0]),
        f"KIOSK_{section}__HEIGHT": str(size[1]),
        f"KIOSK_{section}__FULLSCREEN": "false",
    }


def _print_logs(folder: Path) -> None:
    for log in sorted(folder.glob("*.log")):
        lines = log.read_text(errors="replace").splitlines()[-LOG_LINES:]
        _tell("\n".join([f"--- {log.name}", *lines]))


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
