"""Displays at work on the gate's real journal, turned by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.clock import ManualClock
from kiosk.domain.events import Body, Event, Noted, TicketWanted
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import LanguageCode, TicketId
from kiosk.gate.desk import Act, Desk, DeskFace, Place, Sheet, SheetButton
from kiosk.gate.desk.places import Keeps
from kiosk.journal.gate import GateJournal
from tests.gate.desk.day import at
from tests.gate.desk.journals import Breakable
from tests.gate.desk.rooms import VISIT, WAY, place, room_setting


@dataclass
class Room:
    """A display of the house with tables, and everything around it."""

    journal: GateJournal
    where: Place = field(default_factory=place)
    clock: ManualClock = field(default_factory=lambda: ManualClock(at("08.42")))
    tables: int = 6
    keeps: Keeps | None = None
    faces: list[DeskFace] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.records = Breakable(self.journal)
        self.desk = Desk(
            self.records,
            self.clock,
            self.where,
            room_setting(self.tables),
            self.faces.append,
            keeps=self.keeps,
            says=self._say,
        )

    def _say(self, text: str, _: LanguageCode) -> None:
        self.said.append(text)

    @property
    def face(self) -> DeskFace:
        return self.faces[-1]

    def turn(self, after_s: float = 1.0) -> DeskFace:
        """Let time go by, and the desk look."""
        self.clock.advance(after_s)
        self.desk.turn()
        return self.face

    def press(self, act: Act, after_s: float = 1.0) -> DeskFace:
        """Touch something."""
        self.clock.advance(after_s)
        self.desk.post(act)
        self.desk.turn()
        return self.face

    def note(self, body: Body, ticket: TicketId | None = None) -> None:
        """Record as another process of the gate does."""
        self.journal.record(lambda _: [Noted(body, ticket)], self.clock.now())

    def arrive(self, party: int = 3, *, at_tables: bool = True) -> TicketId:
        """Let a party come, through with everything before the tables or not."""
        wanted = TicketWanted(
            prefix="A",
            service=VISIT,
            booking=None,
            party=party,
            belongings=False,
            priority=False,
            session_from=None,
            session_until=None,
            evidence=Evidence.LIST,
            journey=WAY[-1:] if at_tables else WAY,
        )
        (event,) = self.journal.record(lambda _: [wanted], self.clock.now())
        assert event.ticket is not None
        self.turn()
        return event.ticket

    def events(self) -> list[Event]:
        """Return today's facts."""
        return self.journal.today(self.clock.now())

    def bodies(self, kind: type[Body]) -> list[Body]:
        """Return today's facts of a kind."""
        return [event.body for event in self.events() if isinstance(event.body, kind)]

    def kinds(self) -> list[str]:
        """Name today's facts, the tickets' own left out."""
        names = [type(event.body).__name__ for event in self.events()]
        return [name for name in names if name != "TicketIssued"]

    def moved_to(self, where: Place) -> Room:
        """Return another display on the same journal, at the same time."""
        other = Room(self.journal, where, self.clock, self.tables)
        other.turn(0)
        return other


def button(sheet: Sheet | None, name: str) -> SheetButton:
    """Return a button of a sheet by its act's name."""
    assert sheet is not None
    found = [each for _, column in sheet.columns for each in column]
    return next(each for each in found if each.act.name == name)


def names(sheet: Sheet | None) -> list[str]:
    """Name all that a sheet offers."""
    assert sheet is not None
    return [each.act.name for _, column in sheet.columns for each in column]
