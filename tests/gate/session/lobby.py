"""A session on a real journal, driven by hand: no thread, no window, a clock that is wound."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cwt.cose_key_interface import COSEKeyInterface

from kiosk.clock import ManualClock
from kiosk.domain.booking import Booking
from kiosk.domain.events import Event, TicketIssued
from kiosk.domain.flow.inputs import Action, CodeSeen, Input, KeyTyped, LanguageChosen, Tapped
from kiosk.domain.rules import VisitingRules
from kiosk.domain.slip import Slip
from kiosk.domain.types import KeyId, NodeId
from kiosk.gate.face import Face, Situation
from kiosk.gate.judging import Judge
from kiosk.gate.session import Session
from kiosk.gate.surroundings import Surroundings
from kiosk.gate.terms import author_of, rules_of, terms_of
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.journal.gate.journal import FILE_NAME
from kiosk.wire.codes import issue_code
from kiosk.wire.keys import load_signing_key, public_half, write_new_key
from kiosk.wire.sync import FeedPage, PublicKey
from tests.domain.made import TODAY, at, booking
from tests.journeys.visitor import EN, gate_settings, setting

KEY = KeyId("2026")


@dataclass
class Office:
    """The office that signs codes and sends the booking list."""

    key: COSEKeyInterface
    public: PublicKey

    def code(self, made: Booking) -> str:
        return issue_code(made, self.key)


@cache
def office(folder: Path, key_id: KeyId = KEY) -> Office:
    """Return the office whose key lies in a folder; it is made there the first time."""
    file = folder / f"{key_id}.pem"
    write_new_key(file)
    return Office(load_signing_key(file, key_id), public_half(file, key_id))


@dataclass
class Lobby:
    """One gate at work in ``folder``; a second one in the same folder is the gate started anew."""

    folder: Path
    keys: list[PublicKey]
    clock: ManualClock = field(default_factory=lambda: ManualClock(at("09.00")))
    faces: list[Face] = field(default_factory=list)
    printed: list[Slip] = field(default_factory=list)
    on_print: Callable[[Slip], None] | None = None
    alone: bool = False
    speaks: bool = False
    closed: bool = False
    """Today is a day without visits."""
    settled: bool = True
    """Whether the session has looked round before the first thing happens."""

    def __post_init__(self) -> None:
        settings = gate_settings()
        self.journal: GateJournal = open_journal(self.folder, author_of(settings))
        self.session = Session(
            terms=terms_of(settings),
            setting=replace(setting(), speaks=self.speaks),
            zone=ZoneInfo(settings.site.timezone),
            notebook=self.journal,
            judge=Judge(self.journal, self._rules(), alone=self.alone),
            surroundings=Surroundings(
                self.journal, NodeId(settings.gate.node), self.keys, Situation()
            ),
            clock=self.clock,
            show=self.faces.append,
        )
        self.session.print_with(self._print)
        if self.settled:
            self.tick(0)

    def _rules(self) -> VisitingRules:
        closed_days = frozenset({TODAY} if self.closed else ())
        return replace(rules_of(gate_settings()), closed_days=closed_days)

    def _print(self, slip: Slip) -> None:
        if self.on_print is not None:
            self.on_print(slip)
        self.printed.append(slip)

    @property
    def content(self) -> Any:  # noqa: ANN401 - one of five shapes; the test knows which
        """Return what is shown now."""
        return self.faces[-1].content

    @property
    def facts(self) -> list[Event]:
        """Return today's events as a second opening of the file reads them."""
        return self.journal.today(self.clock.now())

    @property
    def numbers(self) -> list[str]:
        """Return the numbers that were issued today."""
        bodies = [event.body for event in self.facts]
        return [str(body.number) for body in bodies if isinstance(body, TicketIssued)]

    def does(self, arrived: Input) -> None:
        """Hand one input in."""
        self.session.run_one(lambda now: self.session.take(arrived, now))

    def shows(self, code: str) -> None:
        """Hold a code to the camera, long after any other."""
        self.tick(10)
        self.does(CodeSeen(code))

    def taps(self, *actions: Action) -> None:
        """Press buttons."""
        for action in actions:
            self.does(Tapped(action))

    def types(self, text: str) -> None:
        """Type a reference and send it off."""
        self.taps(Action.TYPE_REFERENCE)
        for symbol in text:
            self.does(KeyTyped(symbol))
        self.taps(Action.SUBMIT)

    def speaks_english(self) -> None:
        """Choose English; the next visitor starts in Indonesian again."""
        self.does(LanguageChosen(EN))

    def restarted(self) -> Lobby:
        """Start the gate anew on the same file, as after a power cut; nothing was closed."""
        return Lobby(self.folder, self.keys, clock=self.clock)

    def checks_in(self, code: str) -> str:
        """Go from a code to its number and home again; return the number."""
        self.shows(code)
        self.taps(Action.TAKE_NUMBER)
        number = str(self.content.number)
        self.taps(Action.DONE)
        return number

    def tick(self, seconds: float) -> None:
        """Let time pass, and what was posted happen."""
        self.clock.advance(seconds)
        while not self.session._errands.empty():
            self.session.run_one(self.session._errands.get())
        self.session.run_one(lambda _: None)

    def feeds(self, *bookings: Booking, keys: list[PublicKey] | None = None) -> None:
        """Bring a page of the feed."""
        page = FeedPage("c", datetime.now(UTC), bookings=list(bookings), keys=keys or [])
        self.journal.take(page, self.clock.now())

    @contextmanager
    def broken(self, table: str = "issues") -> Iterator[None]:
        """Take a table out of the journal's file, so that what needs it truly fails."""
        self._sql(f"ALTER TABLE {table} RENAME TO away")
        try:
            yield
        finally:
            self._sql(f"ALTER TABLE away RENAME TO {table}")

    def _sql(self, statement: str) -> None:
        file = sqlite3.connect(self.folder / FILE_NAME, isolation_level=None)
        file.execute(statement)
        file.close()


def visit(number: int) -> Booking:
    """Return one of many bookings of this morning."""
    return booking(id=f"{number:016x}", reference=None)
