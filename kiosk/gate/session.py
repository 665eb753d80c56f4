"""The one thread that owns the visitor's state: inputs in, facts to the journal, faces out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import tzinfo
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread

import structlog

from kiosk.clock import local_day
from kiosk.domain.events import Draft, Issue, TicketWanted, issue_of
from kiosk.domain.faults import FaultCode, Finding, to_note
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    Input,
    NotRecorded,
    Printed,
    Recorded,
    SealingChanged,
    Ticked,
)
from kiosk.domain.flow.state import ShowingTicket, State, opening
from kiosk.domain.flow.terms import Terms
from kiosk.domain.flow.wishes import Effect
from kiosk.domain.slip import Slip
from kiosk.domain.types import Moment
from kiosk.gate.announcing import Announcer
from kiosk.gate.face import Face, PaperState, face_of
from kiosk.gate.face.face import Setting
from kiosk.gate.face.ticket import slip_of
from kiosk.gate.granting import Camera, Granting
from kiosk.gate.judging import Judge
from kiosk.gate.surroundings import Surroundings
from kiosk.gate.vigil import CameraHealth
from kiosk.ports import Clock, Guidance, JournalError, Notebook

TICK_S = 0.2
STOP_S = 5.0

Errand = Callable[[Moment], None]


class Session:
    """Runs the journey. All else only posts to it; what it calls returns at once.

    A ticket is wished for, then written by the journal, and only then shown and printed: whatever
    breaks between, there is a record and never a ghost ticket.
    """

    def __init__(  # noqa: PLR0913 - the composition root hands everything over by name
        self,
        *,
        terms: Terms,
        setting: Setting,
        zone: tzinfo,
        notebook: Notebook,
        judge: Judge,
        surroundings: Surroundings,
        clock: Clock,
        show: Callable[[Face], None],
    ) -> None:
        """Open on the scan screen."""
        self._setting = setting
        self._zone = zone
        self._notebook = notebook
        self._around = surroundings
        self._granting = Granting(judge, surroundings, self._print_ticket)
        self._clock = clock
        self._show = show
        self._print: Callable[[Slip], None] | None = None
        self._state = opening(terms, clock.now().ticks_s)
        self._face: Face | None = None
        self._errands: SimpleQueue[Errand] = SimpleQueue()
        self._stopping = Flag()
        self._thread = Thread(target=self._run, name="session", daemon=True)
        self._log = structlog.get_logger(__name__)

    @property
    def state(self) -> State:
        """The journey as it stands; read it, never change it."""
        return self._state

    def print_with(self, print_slip: Callable[[Slip], None]) -> None:
        """Print tickets from now on; without this the screen asks to remember the number."""
        self._print = print_slip
        self._around.printer()

    def rest_with(self, camera: Camera) -> None:
        """Let this camera sleep when nobody is here."""
        self._granting.camera = camera

    def speak_with(self, announcer: Announcer) -> None:
        """Say what the screens say, for whoever wants it."""
        self._granting.announcer = announcer

    def post(self, arrived: Input) -> None:
        """Hand in what happened; from any thread, returns at once."""
        self._errands.put(lambda now: self.take(arrived, now))

    def camera_changed(self, health: CameraHealth) -> None:
        """Hand in the camera's health; from any thread."""
        lost = health is CameraHealth.LOST
        self._errands.put(lambda _: self._around.camera(health))
        if health is not CameraHealth.STARTING:
            self.found(Finding(FaultCode.CAMERA, lost, "no picture"))

    def guided(self, hint: Guidance) -> None:
        """Hand in what would help the camera to read; from any thread."""
        self._errands.put(lambda _: self._around.guidance(hint))

    def paper_changed(self, paper: PaperState, detail: str, number: str) -> None:
        """Hand in what became of the print of a number; from any thread."""
        self._errands.put(lambda now: self._take_paper(paper, number, now))
        if paper in {PaperState.PRINTED, PaperState.FAILED}:
            self.found(Finding(FaultCode.PRINTER, paper is PaperState.FAILED, detail))

    def _take_paper(self, paper: PaperState, number: str, now: Moment) -> None:
        shown = self._state.screen
        if not isinstance(shown, ShowingTicket) or str(shown.issue.facts.number) != number:
            return  # the paper of a visitor who has gone
        self._around.paper(paper)
        if paper in {PaperState.PRINTED, PaperState.FAILED}:
            self.take(Printed(number, paper is PaperState.FAILED), now)

    def found(self, finding: Finding) -> None:
        """Hand in a fault, or that it is over; noted once however often it comes."""
        self._errands.put(lambda now: self._note(finding, now))

    def start(self) -> None:
        """Begin on a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the errand under way."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def _run(self) -> None:
        self.run_one(self.tick)
        while not self._stopping.is_set():
            try:
                errand = self._errands.get(timeout=TICK_S)
            except Empty:
                errand = self.tick
            self.run_one(errand)

    def run_one(self, errand: Errand) -> None:
        """Run one errand and show what came of it; nothing that fails ends the session."""
        now = self._clock.now()
        for part in (errand, self.tick, self.present):
            try:
                part(now)
            except Exception:  # noqa: BLE001 - the kiosk must outlive every surprise; it is logged with its trace
                self._log.exception("errand failed")

    def tick(self, now: Moment) -> None:
        """Let time pass: timers, and what others wrote in the journal."""
        self.take(Ticked(), now)
        self._refresh(now)
        can_seal = self._around.sealing_key is not None
        if can_seal != self._state.can_seal:
            self.take(SealingChanged(can_seal), now)

    def present(self, now: Moment) -> None:
        """Show the face if it differs from the one shown."""
        face = face_of(self._state, self._around.situation, self._setting, now)
        if face != self._face:
            self._face = face
            self._show(face)
            if self._granting.announcer is not None:
                self._granting.announcer.shown(face.spoken, face.whispered, self._state.language)

    def take(self, arrived: Input, now: Moment) -> None:
        """Step the journey, and all that follows from it, until nothing more does."""
        inputs: deque[Input] = deque([arrived])
        while inputs:
            taken = step(self._state, inputs.popleft(), now)
            self._state = taken.state
            inputs.extend(self._record(taken.drafts, now))
            for effect in taken.effects:
                inputs.extend(self._do(effect, now))

    def _record(self, drafts: tuple[Draft, ...], now: Moment) -> list[Input]:
        if not drafts:
            return []
        try:
            events = self._notebook.append(drafts, now)
        except Exception as error:  # noqa: BLE001 - nothing was recorded; the screen that waits must hear of it
            self._tell("not recorded", error)
            wanted = any(isinstance(draft, TicketWanted) for draft in drafts)
            return [NotRecorded()] if wanted else []
        issues = [issue_of(event) for event in events]
        # At once, not at the next tick: the ticket's own place in the queue belongs on its screen.
        self._refresh(now)
        return [Recorded(issue) for issue in issues if issue is not None]

    def _refresh(self, now: Moment) -> None:
        try:
            self._around.refresh(now, local_day(now.at, self._zone).isoformat())
        except Exception as error:  # noqa: BLE001 - what was recorded before must still be shown
            self._tell("journal not read", error)

    def _tell(self, what: str, error: Exception) -> None:
        # The journal's own errors name no content. Of others only the kind is safe to write down.
        cause = str(error) if isinstance(error, JournalError) else type(error).__name__
        self._log.error(what, error=cause)

    def _do(self, effect: Effect, now: Moment) -> list[Input]:
        # A key or a booking that came a moment ago counts already.
        self._refresh(now)
        return self._granting.grant(effect, now)

    def _print_ticket(self, issue: Issue, proven: bool, now: Moment) -> None:  # noqa: FBT001 - see granting.Print
        if self._print is None:
            return
        # At once: the state of the last visitor's paper must not stand beside this number.
        self._around.paper(PaperState.PRINTING)
        wording = self._setting.wordings[self._state.language]
        house = self._setting.house
        self._print(slip_of(issue, self._around.situation, wording, house, now, with_qr=proven))

    def _note(self, finding: Finding, now: Moment) -> None:
        # What was noted before, also by an earlier start of this gate.
        self._refresh(now)
        note = to_note(finding, self._around.faults)
        if note is not None:
            self._record((note,), now)
