"""Where a gate is put together: settings in, a running gate without a window out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.devices.camera import open_camera
from kiosk.devices.decoder import LiveReader
from kiosk.devices.printer import open_printer
from kiosk.devices.voice import open_voice
from kiosk.domain.faults import Finding
from kiosk.domain.flow.inputs import CodeSeen, Input
from kiosk.domain.types import NodeId
from kiosk.gate.announcing import SpeakingRoom
from kiosk.gate.face import Face, Setting, Situation
from kiosk.gate.judging import Judge
from kiosk.gate.preview import Preview
from kiosk.gate.printing import PrintRoom
from kiosk.gate.scanner import Reader, Scanner
from kiosk.gate.session import Session
from kiosk.gate.surroundings import Surroundings
from kiosk.gate.terms import (
    author_of,
    configured_keys,
    rules_of,
    setting_of,
    terms_of,
)
from kiosk.gate.uplink import Uplink
from kiosk.gate.uplink.line import Line
from kiosk.gate.vigil import CameraHealth
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.ports import Camera, Clock, Printer, Voice
from kiosk.settings.gate import GateSettings
from kiosk.settings.house import policy_of


@dataclass(frozen=True, slots=True)
class Devices:
    """The real parts, or their twins.

    No camera: the screen asks to type. No printer: it asks to remember the number. No voice: none
    is offered.
    """

    camera: Camera | None
    reader: Reader
    printer: Printer | None
    voice: Voice | None = None


class Room(Protocol):
    """A part of the gate with a thread of its own: printing, speaking, the line to the server."""

    def start(self) -> None:
        """Begin to work."""

    def stop(self) -> None:
        """Finish what is under way."""


class Gate:
    """One touchscreen's gate: the session, the scanner, the printer and the line to the server."""

    def __init__(
        self,
        session: Session,
        scanner: Scanner | None,
        rooms: Sequence[Room],
        journal: GateJournal,
        clock: Clock,
    ) -> None:
        """Hold the parts together; ``open_gate`` makes them."""
        self._session = session
        self._scanner = scanner
        self._rooms = rooms
        self.journal = journal
        self.clock = clock

    def start(self) -> None:
        """Open for visitors."""
        self._session.start()
        for room in self._rooms:
            room.start()
        if self._scanner is not None:
            self._scanner.start()

    def stop(self) -> None:
        """Close, the parts that feed the session first."""
        if self._scanner is not None:
            self._scanner.stop()
        self._session.stop()
        for room in self._rooms:
            room.stop()
        self.journal.close()

    def post(self, arrived: Input) -> None:
        """Hand in what a visitor did; returns at once."""
        self._session.post(arrived)

    def latest_preview(self) -> Preview | None:
        """Return the newest picture of the camera, None without one."""
        return None if self._scanner is None else self._scanner.latest_preview()


def open_devices(settings: GateSettings) -> Devices:
    """Choose the devices that the settings name; raises ValueError for an address of no kind."""
    camera = settings.camera
    return Devices(
        camera=None
        if camera.source == "none"
        else open_camera(camera.source, width=camera.width, height=camera.height, fps=camera.fps),
        reader=LiveReader(),
        printer=None
        if settings.printer.address == "none"
        else open_printer(settings.printer.address, settings.printer.width_dots),
        voice=open_voice(settings.voice.engine, settings.voice.words_a_minute),
    )


def open_gate(
    settings: GateSettings, devices: Devices, clock: Clock, show: Callable[[Face], None]
) -> Gate:
    """Put a gate together; raises JournalError, ValueError or FileNotFoundError.

    ``show`` gets every new face, on the session's thread, and returns at once.
    """
    journal = open_journal(settings.storage.folder, author_of(settings))
    alone = not settings.server.url
    has_camera = devices.camera is not None
    setting = setting_of(settings, speaks=devices.voice is not None)
    session = open_session(
        settings, setting, journal, clock, show, alone=alone, has_camera=has_camera
    )
    rooms: list[Room] = []
    if devices.printer is not None:
        printing = PrintRoom(devices.printer, session.paper_changed)
        session.print_with(printing.print)
        rooms.append(printing)
    if devices.voice is not None:
        speaking = SpeakingRoom(devices.voice)
        session.speak_with(speaking)
        rooms.append(speaking)
    scanner = None
    if devices.camera is not None:
        scanner = _scanner(devices.camera, devices, session, clock)
        session.rest_with(scanner)
    if not alone:
        rooms.append(_uplink(settings, journal, clock, session.found))
    return Gate(session, scanner, rooms, journal, clock)


def open_session(  # noqa: PLR0913 - what the composition root chose
    settings: GateSettings,
    setting: Setting,
    journal: GateJournal,
    clock: Clock,
    show: Callable[[Face], None],
    *,
    alone: bool,
    has_camera: bool,
) -> Session:
    """Put the visitors' session on a journal; it has no window, and no thread before ``start``."""
    usual_s = settings.rules.usual_minutes_per_party * 60
    return Session(
        terms=terms_of(settings),
        setting=setting,
        zone=ZoneInfo(settings.site.timezone),
        notebook=journal,
        judge=Judge(journal, rules_of(settings), alone=alone),
        surroundings=Surroundings(
            journal,
            NodeId(settings.gate.node),
            configured_keys(settings),
            Situation(
                # A gate without a camera is as it should be: nothing to raise a fault about.
                camera=CameraHealth.STARTING if has_camera else CameraHealth.LOST,
                usual_s=usual_s,
            ),
            policy_of(settings.queue),
        ),
        clock=clock,
        show=show,
    )


def _scanner(camera: Camera, devices: Devices, session: Session, clock: Clock) -> Scanner:
    return Scanner(
        camera,
        devices.reader,
        on_code=lambda text: session.post(CodeSeen(text)),
        on_preview=lambda _: None,
        on_health=session.camera_changed,
        on_guidance=session.guided,
        clock=clock,
    )


def _uplink(
    settings: GateSettings,
    journal: GateJournal,
    clock: Clock,
    found: Callable[[Finding], None],
) -> Uplink:
    server = settings.server
    token = read_token(settings)
    return Uplink(journal, lambda: Line(server.url, token, server.timeout_s), clock, found)


def read_token(settings: GateSettings) -> str:
    """Return the gate's token, from its own file where one is named; raises ValueError."""
    server = settings.server
    if server.token_file is None:
        return server.token.get_secret_value()
    try:
        return server.token_file.read_text("utf-8").strip()
    except OSError as error:
        raise ValueError(f"server.token_file: {error.strerror}: {server.token_file}") from error
