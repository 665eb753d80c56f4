"""The gate around a visitor, without camera, disk or window: inputs in, facts out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache

from nacl.public import PrivateKey

from kiosk.domain.admission import Known, Verdict, decide, decide_walk_in
from kiosk.domain.booking import Presented
from kiosk.domain.events import (
    Event,
    HelpRequested,
    Issue,
    ScanRefused,
    SurveyAnswered,
    TicketIssued,
    TicketWanted,
    issue_of,
)
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    DoorTried,
    Found,
    Input,
    Judged,
    NotRecorded,
    Printed,
    Recorded,
    Sealed,
    SealingChanged,
)
from kiosk.domain.flow.state import Screen, State, opening
from kiosk.domain.flow.wishes import (
    Effect,
    FindNumber,
    LookUp,
    PrintTicket,
    Read,
    RestCamera,
    SayAgain,
    Seal,
    TryDoor,
    WakeCamera,
)
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import fold
from kiosk.domain.reasons import Reason
from kiosk.domain.rules import VisitingRules
from kiosk.domain.types import LanguageCode, Moment
from kiosk.gate.face import Situation
from kiosk.gate.face.face import Setting
from kiosk.gate.face.situation import PaperState
from kiosk.gate.terms import house_of, rules_of, terms_of
from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings
from kiosk.wire.sealing import open_declaration, seal_declaration
from kiosk.wire.tickets import read_ticket_code
from tests.domain.made import TODAY, at, event, ticket_id
from tests.gate.desk.day import wording

ID, EN = LanguageCode("id"), LanguageCode("en")
Holding = Callable[[str], tuple[Presented, Known]]
"""From a shown text, or a typed reference, to what it is and what the gate knows of it."""


@cache
def gate_settings() -> GateSettings:
    """Return the settings that the example file shows."""
    return read_settings(GateSettings, example_config("gate.example.toml"))


@cache
def setting() -> Setting:
    """Return the house of the example in Indonesian and English."""
    return Setting(house_of(gate_settings()), {code: wording(code) for code in (ID, EN)})


@dataclass
class Gate:
    """Grants what the flow wishes for; the journal is a list, and may be told to fail.

    ``reader`` is the server's private key, None where the gate has none to seal with.
    """

    holding: Holding
    ticks_s: float = 0.0
    began_at: datetime = field(default_factory=lambda: at("09.00"))
    rules: VisitingRules = field(default_factory=lambda: rules_of(gate_settings()))
    state: State = field(default_factory=lambda: opening(terms_of(gate_settings()), 0.0))
    situation: Situation = field(default_factory=lambda: Situation(has_printer=True))
    reader: PrivateKey | None = field(default_factory=PrivateKey.generate)
    journal_works: bool = True
    paper_works: bool = True
    journal: list[Event] = field(default_factory=list)
    printed: list[Issue] = field(default_factory=list)
    camera_wishes: list[Effect] = field(default_factory=list)
    said_again: int = 0

    def __post_init__(self) -> None:
        """Find the gate as it stands."""
        self.does(SealingChanged(self.reader is not None))

    @property
    def now(self) -> Moment:
        """Tell the present moment."""
        return Moment(self.began_at + timedelta(seconds=self.ticks_s), self.ticks_s)

    @property
    def screen(self) -> Screen:
        """Return where the visitor stands."""
        return self.state.screen

    def is_on(self, kind: type[Screen]) -> bool:
        """Tell whether the visitor stands at such a screen."""
        return isinstance(self.state.screen, kind)

    # What is in the journal.

    @property
    def refusals(self) -> list[Reason]:
        """Return why codes were turned away, as the journal has it."""
        return [e.body.reason for e in self.journal if isinstance(e.body, ScanRefused)]

    @property
    def calls(self) -> list[HelpRequested]:
        """Return how often an officer was called, and from where."""
        return [e.body for e in self.journal if isinstance(e.body, HelpRequested)]

    @property
    def surveys(self) -> list[Event]:
        """Return what was said on leaving."""
        return [e for e in self.journal if isinstance(e.body, SurveyAnswered)]

    @property
    def tickets(self) -> list[TicketIssued]:
        """Return the numbers that were taken."""
        return [e.body for e in self.journal if isinstance(e.body, TicketIssued)]

    def unsealed(self, ticket: TicketIssued) -> str:
        """Read what was sealed, as the server does; "" where nothing was."""
        if ticket.sealed is None or self.reader is None:
            return ""
        return open_declaration(ticket.sealed, bytes(self.reader))

    def does(self, arrived: Input) -> None:
        """Take one input in, and all that follows from it."""
        taken = step(self.state, arrived, self.now)
        self.state = taken.state
        for draft in taken.drafts:
            if isinstance(draft, TicketWanted):
                self.does(self._record(draft))
            else:
                self.journal.append(event(len(self.journal) + 1, draft.body, draft.ticket))
        for effect in taken.effects:
            self._grant(effect)

    def _grant(self, effect: Effect) -> None:
        match effect:
            case Read(text) | LookUp(text):
                self.does(Judged(self._judge(text)))
            case TryDoor(door):
                self.does(DoorTried(door, decide_walk_in(self.rules, self.now.at)))
            case FindNumber(number):
                self.does(Found(self._find(number)))
            case Seal(walk_in) if self.reader is not None:
                public = bytes(self.reader.public_key)
                self.does(Sealed(seal_declaration(walk_in.host, public)))
            case Seal():
                self.does(Sealed(None))
            case PrintTicket(issued):
                self._print(issued)
            case RestCamera() | WakeCamera():
                self.camera_wishes.append(effect)
            case SayAgain():
                self.said_again += 1

    def _judge(self, text: str) -> Verdict:
        ticket = read_ticket_code(text)
        if ticket is None:
            presented, known = self.holding(text)
            return decide(presented, known, self.rules, self.now.at)
        issued = tuple(each for each in self._issued() if each.ticket == ticket.ticket)
        return decide(ticket, Known(tickets=issued), self.rules, self.now.at)

    def _issued(self) -> list[Issue]:
        return [issue for each in self.journal if (issue := issue_of(each)) is not None]

    def _find(self, number: QueueNumber) -> Issue | None:
        return next((each for each in self._issued() if each.facts.number == number), None)

    def _print(self, issued: Issue) -> None:
        if self.paper_works:
            self.printed.append(issued)
        paper = PaperState.PRINTED if self.paper_works else PaperState.FAILED
        self.situation = replace(self.situation, paper=paper)
        self.does(Printed(str(issued.facts.number), failed=not self.paper_works))

    def _record(self, wanted: TicketWanted) -> Recorded | NotRecorded:
        if not self.journal_works:
            return NotRecorded()
        counter = 1 + len(self._issued())
        issued = wanted.issued(QueueNumber(wanted.prefix, counter), TODAY)
        written = event(len(self.journal) + 1, issued, ticket_id(counter), when=self.now.at)
        self.journal.append(written)
        self.situation = replace(self.situation, queue=fold(self.journal))
        found = issue_of(written)
        assert found is not None
        return Recorded(found)
