"""One gate of the day: its journal, its touchscreen's session, its line; driven without threads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.demo.day.cable import Cable
from kiosk.domain.events import Event
from kiosk.domain.flow.state import ShowingProblem, ShowingTicket
from kiosk.domain.queue import Folding, Queue
from kiosk.gate.desk.acting import Acting, Meant, Press
from kiosk.gate.main import open_session
from kiosk.gate.terms import author_of, place_of, setting_of
from kiosk.gate.uplink import Uplink
from kiosk.gate.uplink.line import Line
from kiosk.journal.gate import open_journal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.clock import ManualClock
    from kiosk.demo.day.nodes import Wish
    from kiosk.domain.events import Draft, Issue
    from kiosk.domain.flow.inputs import Input
    from kiosk.domain.reasons import Reason
    from kiosk.domain.types import CounterId, NodeId, OfficerId, StationId, TicketId
    from kiosk.gate.desk import DeskAction
    from kiosk.gate.face import Face
    from kiosk.ports import Decide
    from kiosk.settings.gate import GateSettings

LAG_S = 0.4
"""What is written at a gate is at the others after this; measured between real processes."""

TIMEOUT_S = 20.0
MOST_BATCHES = 100


class LineFault(Exception):  # noqa: N818 - says that the day went wrong, not the caller
    """A gate whose cable is plugged in does not get through."""


@dataclass
class Gatehouse:
    """A gate. ``news`` is whether something was written elsewhere since it last listened.

    ``face`` is what the touchscreen shows; ``written_s`` when something was written that is not
    sent yet.
    """

    settings: GateSettings
    cable: Cable
    clock: ManualClock
    news: bool = True
    written_s: float | None = None
    face: Face | None = None

    def __post_init__(self) -> None:
        """Open the journal and put session and line on it."""
        settings = self.settings
        self.author = author_of(settings)
        self.journal = open_journal(settings.storage.folder, self.author)
        self.place = place_of(settings)
        setting = setting_of(settings)
        self.house = setting.house
        self.usual_s = settings.rules.usual_minutes_per_party * 60
        self.session = open_session(
            settings, setting, self.journal, self.clock, self._shown,
            alone=False, has_camera=False,
        )  # fmt: skip
        self._folding = Folding(self.place.policy)
        token = settings.server.token.get_secret_value()
        # Nothing is held back at the server: a played day must not wait in real time.
        self._line = Line(settings.server.url, token, TIMEOUT_S, wait_s=0)
        self._uplink = Uplink(self.journal, lambda: self._line, self.clock, self.session.found)

    @property
    def id(self) -> NodeId:
        """Return the author of what is written here."""
        return self.author.node

    @property
    def online(self) -> bool:
        """Tell whether the cable is plugged in."""
        return not self.cable.pulled

    def visit(self, *inputs: Input) -> Issue | Reason | None:
        """Do at the touchscreen what a visitor does; return the ticket, or why there is none."""
        for each in inputs:
            self.session.run_one(lambda now, each=each: self.session.take(each, now))  # type: ignore[misc] # bound now
        match self.session.state.screen:
            case ShowingTicket(issue):
                self.written_s = self.clock.ticks_s
                return issue
            case ShowingProblem(refused):
                self.written_s = self.clock.ticks_s
                return refused.reason
            case _:
                return None

    def _shown(self, face: Face) -> None:
        self.face = face

    def queue(self) -> Queue:
        """Return the queue as this gate knows it now."""
        now = self.clock.now()
        return self._folding.whole(self.journal.today(now)).at(now.at)

    def record(self, wish: Wish, officer: OfficerId) -> list[Event]:
        """Decide and write in one transaction; returns what was written."""
        now = self.clock.now()

        def decide(events: Sequence[Event]) -> Sequence[Draft]:
            queue = self._folding.whole(events).at(now.at)
            return [replace(each, officer=officer) for each in wish(queue)]

        return self._write(decide)

    def press(
        self,
        action: DeskAction,
        at: tuple[StationId, CounterId],
        meant: TicketId | None,
        officer: OfficerId,
    ) -> list[Event]:
        """Press a button of the desk at a counter, meant for the ticket that was seen there."""
        now = self.clock.now()
        place = replace(self.place, station=at[0], counter=at[1])
        press = Press(action, now.ticks_s, Meant(meant), officer)
        return self._write(Acting(press, place, self.house, self._folding, now.at).decide)

    def _write(self, decide: Decide) -> list[Event]:
        recorded = self.journal.record(decide, self.clock.now())
        if recorded:
            self.written_s = self.clock.ticks_s
        return recorded

    def send(self, *, at_once: bool = False) -> bool:
        """Send what is not sent yet, once it is LAG_S old; tell whether there was something."""
        due = self.written_s is not None and self.clock.ticks_s - self.written_s >= LAG_S
        if not self.online or not (due or (at_once and self.written_s is not None)):
            return False
        self.written_s = None
        self._send_all()
        return True

    def listen(self) -> None:
        """Take from the feed what is there, if there is anything."""
        if self.online and self.news:
            self.news = False
            self._uplink.feed_once(self._line)

    def try_in_vain(self) -> None:
        """Find out that the server does not answer, as both threads of the line do."""
        self._uplink.feed_once(self._line)
        self._uplink.send_once(self._line)
        self.session.run_one(lambda _: None)

    def come_back(self) -> None:
        """Send what gathered, and take in what was missed."""
        self.written_s = None
        self._send_all()
        while self._uplink.feed_once(self._line) == 0.0:
            pass
        self.news = False

    def _send_all(self) -> None:
        for _ in range(MOST_BATCHES):
            if self.journal.acknowledged() >= self.journal.last_seq():
                return
            self._uplink.send_once(self._line)
        raise LineFault(f"{self.id}: the server does not take what is sent")

    def close(self) -> None:
        """Hang up and close the file."""
        self._line.close()
        self.journal.close()
        self.cable.close()
