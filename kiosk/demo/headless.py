"""The demo without a person: four visitors, one of them while the server is away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from kiosk.demo.judging import judge
from kiosk.demo.paper import PaperTray, printed
from kiosk.demo.report import Report
from kiosk.demo.scratch import SITE, Scratch
from kiosk.demo.screens import picture_of_page
from kiosk.demo.stage import Process, Window, await_truth
from kiosk.demo.visitors import Stage, admitted, again, follow_up, refused
from kiosk.demo.witness import Witness
from kiosk.look.virtual import VirtualScreen
from kiosk.wire.tickets import PAGE_PATH

TOUCH_SIZE = (540, 960)
DISPLAY_SIZE = (960, 540)
BOARD_SIZE = (1920, 1080)
PHONE_SIZE = (500, 1080)
"""No narrower: Chromium's smallest window is 500 pixels wide."""
FIRST_NUMBER = "A001"

Tell = Callable[[str], None]


class Server:
    """The server's process, which the script stops and starts again on the same port."""

    def __init__(self, scratch: Scratch, witness: Witness) -> None:
        """Start it and wait until it answers."""
        self._scratch = scratch
        self._witness = witness
        self.start()

    def start(self) -> None:
        """Start the process."""
        self._process = Process(
            ["kiosk", "server", "--config", str(self._scratch.server_settings)],
            self._scratch.folder / "server.log",
            self._scratch.server,
        )
        await_truth(self._witness.is_up, "the server answers")

    def stop(self) -> None:
        """End the process; the gate is on its own from here."""
        self._process.stop()


def play(scratch: Scratch, tray: PaperTray, shots: Path | None, tell: Tell) -> Report:
    """Play the four visitors; raises StageFault when something that must happen does not."""
    with ExitStack() as stack:
        witness = Witness(scratch.url, scratch.witness_token, SITE)
        stack.callback(witness.close)
        server = Server(scratch, witness)
        stack.callback(server.stop)
        touch = _window(stack, scratch, "touch", TOUCH_SIZE, "SCREEN")
        display = _window(stack, scratch, "display", DISPLAY_SIZE, "DISPLAY__SCREEN")

        def picture(window: Window, name: str) -> None:
            window.rest()
            if shots is not None:
                window.picture(shots / f"{name}.png")

        stage = Stage(touch, display, witness, tray, scratch.scenes, scratch.folder, picture)
        report = _visits(stage, server, scratch, tell)
        picture(display, "display")
        if shots is not None:
            printed(tray.jobs()[0]).save(shots / "paper.png")
        if shots is not None and not _pictures_of_pages(scratch, witness, shots):
            tell("No Chromium on this machine: there is no picture of the web pages.")
    return report


def _pictures_of_pages(scratch: Scratch, witness: Witness, shots: Path) -> bool:
    profile = scratch.folder / "browser"
    first = witness.ticket(FIRST_NUMBER)
    if first is None or not picture_of_page(
        scratch.board, shots / "board.png", profile, BOARD_SIZE
    ):
        return False
    page = f"{scratch.url}{PAGE_PATH}{first.ticket}"
    return picture_of_page(page, shots / "phone.png", profile, PHONE_SIZE)


def _window(
    stack: ExitStack, scratch: Scratch, role: str, size: tuple[int, int], section: str
) -> Window:
    screen = stack.enter_context(VirtualScreen(*size))
    environment = {
        **scratch.gate,
        **screen.environment,
        f"KIOSK_{section}__WIDTH": str(size[0]),
        f"KIOSK_{section}__HEIGHT": str(size[1]),
        f"KIOSK_{section}__FULLSCREEN": "false",
    }
    film = [str(scratch.film)] if role == "touch" else []
    window = Window(
        ["kiosk.demo.windows", role, str(scratch.gate_settings), *film],
        scratch.folder / f"{role}.log",
        environment,
    )
    return stack.enter_context(window)


def _visits(stage: Stage, server: Server, scratch: Scratch, tell: Tell) -> Report:
    first, second, third = scratch.four
    stage.touch.play(stage.scenes["lobby"], hold=False)
    stage.touch.wait_for("link", "Terhubung")
    _pictures_of_the_start(stage)
    report = Report()
    tell("The first visitor holds a phone up.")
    report.visitors.append(admitted(stage, "phone", first, "first"))
    follow_up(stage, report.visitors[0], 0)
    tell("The server is stopped; the second visitor brings a printed slip.")
    server.stop()
    stage.touch.wait_for("link", "Tanpa jaringan")
    stage.picture(stage.touch, "scan-offline")
    report.visitors.append(admitted(stage, "slip, server away", second, "second", "-offline"))
    stage.picture(stage.display, "display-offline")
    server.start()
    tell("The server is back.")
    follow_up(stage, report.visitors[1], 1)
    tell("The third visitor's booking is for another day.")
    report.visitors.append(refused(stage, "another day", third, "third"))
    tell("The first code is shown again.")
    report.visitors.append(again(stage, "first code again", first, "first"))
    judge(report, scratch, stage.witness)
    return report


def _pictures_of_the_start(stage: Stage) -> None:
    stage.picture(stage.touch, "scan")
    stage.touch.tap("language_en")
    stage.touch.wait_for("link", "Connected")
    stage.picture(stage.touch, "scan-english")
    stage.touch.tap("language_id")
    stage.touch.wait_for("link", "Terhubung")
    stage.touch.tap("type_reference")
    stage.touch.wait_for("back")
    stage.picture(stage.touch, "keypad")
    stage.touch.tap("back")
    stage.touch.wait_for("type_reference")
