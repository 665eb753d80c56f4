"""A visitor at the touchscreen, without camera, disk or window: inputs in, faces out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from kiosk.domain.admission import Known, Verdict, decide
from kiosk.domain.booking import Presented
from kiosk.domain.events import Event, Issue, ScanRefused, TicketWanted, issue_of
from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Input,
    Judged,
    KeyTyped,
    LanguageChosen,
    NotRecorded,
    Recorded,
    Tapped,
    Ticked,
)
from kiosk.domain.flow.state import Screen, State, opening
from kiosk.domain.flow.wishes import LookUp, PrintTicket, Read
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import fold
from kiosk.domain.reasons import Reason
from kiosk.domain.rules import VisitingRules
from kiosk.domain.types import LanguageCode, Moment
from kiosk.gate.face import Face, Situation, face_of
from kiosk.gate.face.face import Setting
from kiosk.gate.terms import house_of, rules_of, terms_of
from kiosk.resources import example_config
from kiosk.settings.gate import GateSettings
from kiosk.settings.reading import read_settings
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
class Visitor:
    """Plays one journey after the other; the journal is a list, and may be told to fail."""

    holding: Holding
    ticks_s: float = 0.0
    began_at: datetime = field(default_factory=lambda: at("09.00"))
    rules: VisitingRules = field(default_factory=lambda: rules_of(gate_settings()))
    state: State = field(default_factory=lambda: opening(terms_of(gate_settings()), 0.0))
    situation: Situation = field(default_factory=Situation)
    journal_works: bool = True
    journal: list[Event] = field(default_factory=list)
    printed: list[Issue] = field(default_factory=list)

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

    @property
    def refusals(self) -> list[Reason]:
        """Return why codes were turned away, as the journal has it."""
        return [e.body.reason for e in self.journal if isinstance(e.body, ScanRefused)]

    def face(self, language: LanguageCode | None = None) -> Face:
        """Return the whole screen as it is shown now."""
        state = self.state if language is None else self.in_language(language)
        return face_of(state, self.situation, setting(), self.now)

    def in_language(self, language: LanguageCode) -> State:
        """Return the present state in a language."""
        return step(self.state, LanguageChosen(language), self.now).state

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
            match effect:
                case Read(text) | LookUp(text):
                    self.does(Judged(self._judge(text)))
                case PrintTicket(issued):
                    self.printed.append(issued)

    def shows(self, text: str) -> None:
        """Hold a code to the camera."""
        self.does(CodeSeen(text))

    def taps(self, *actions: Action) -> None:
        """Press buttons, one after the other."""
        for action in actions:
            self.does(Tapped(action))

    def types(self, text: str) -> None:
        """Type a reference and send it off."""
        self.taps(Action.TYPE_REFERENCE)
        for symbol in text:
            self.does(KeyTyped(symbol))
        self.taps(Action.SUBMIT)

    def waits(self, seconds: float) -> None:
        """Do nothing for a while."""
        until_s = self.ticks_s + seconds
        while self.ticks_s < until_s:
            self.ticks_s = min(until_s, self.ticks_s + 0.5)
            self.does(Ticked())

    def _judge(self, text: str) -> Verdict:
        presented, known = self.holding(text)
        return decide(presented, known, self.rules, self.now.at)

    def _record(self, wanted: TicketWanted) -> Recorded | NotRecorded:
        if not self.journal_works:
            return NotRecorded()
        counter = 1 + sum(issue_of(each) is not None for each in self.journal)
        issued = wanted.issued(QueueNumber(wanted.prefix, counter), TODAY)
        written = event(len(self.journal) + 1, issued, ticket_id(counter), when=self.now.at)
        self.journal.append(written)
        self.situation = Situation(queue=fold(self.journal))
        found = issue_of(written)
        assert found is not None
        return Recorded(found)
