"""Window, desk and the gate's real journal together: a touch becomes a fact and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.display.app import DisplayApp
from kiosk.domain.events import HelpRequested, Noted
from kiosk.gate.desk import Desk
from kiosk.journal.gate import GateJournal
from kiosk.look.options import WindowOptions
from tests.gate.desk.day import PLACE, at, setting
from tests.gate.desk.journals import listed, noted, opened, wanted
from tests.windows import Stepped, running

pytestmark = pytest.mark.screen


@dataclass
class Counter:
    """A counter at work; the desk is turned by hand, so that nothing depends on timing."""

    window: Stepped
    desk: Desk
    journal: GateJournal
    clock: ManualClock

    def turn(self) -> dict[str, str]:
        self.desk.turn()
        self.window.settle()
        return self.window.texts()

    def tap(self, name: str) -> dict[str, str]:
        self.clock.advance(5)
        self.window.tap(name)
        return self.turn()

    def facts(self) -> list[str]:
        return [type(event.body).__name__ for event in self.journal.today(self.clock.now())]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    journal, clock = opened(tmp_path), ManualClock(at("08.42"))
    desk = Desk(journal, clock, PLACE, setting(), lambda face: app.show(face))  # noqa: PLW0108 - made below
    app = DisplayApp(desk.post, WindowOptions(fullscreen=False))
    with running(app, (960, 540)) as window:
        yield Counter(window, desk, journal, clock)
    journal.close()


def test_a_morning_at_loket_1(counter: Counter, tmp_path: Path) -> None:
    listed(counter.journal, counter.clock, "00000000000000b1", "S••• R•••••••")
    touchscreen = opened(tmp_path)
    noted(touchscreen, counter.clock, wanted("00000000000000b1"), wanted(), wanted())
    touchscreen.close()

    waiting = counter.turn()
    first = counter.tap("call_next")
    second = counter.tap("call_next")
    counter.tap("recall")
    free = counter.tap("no_show")
    third = counter.tap("call_next")

    assert [waiting[f"waiting_{place}"] for place in range(3)] == ["A001", "A002", "A003"]
    assert (first["present_number"], first["present_party"]) == ("A001", "S••• R•••••••, 2 orang")
    assert (second["present_number"], second["waiting_0"]) == ("A002", "A003")
    assert (free["present_number"], free["called_0_text"]) == ("–", "tidak hadir")
    assert (third["present_number"], third["waiting_count"]) == ("A003", "0")
    assert counter.facts()[3:] == [
        "TicketCalled",
        "StationFinished",
        "TicketCalled",
        "TicketRecalled",
        "TicketNoShow",
        "TicketCalled",
    ]


def test_help_is_asked_for_and_given(counter: Counter) -> None:
    noted(counter.journal, counter.clock, Noted(HelpRequested("scan")))

    asked = counter.turn()
    given = counter.tap("help_given")

    assert asked["help_title"] == "Pengunjung di layar sentuh meminta bantuan"
    assert "help_title" not in given
    assert counter.facts() == ["HelpRequested", "HelpGiven"]


def test_without_network_it_works_and_says_so(counter: Counter) -> None:
    noted(counter.journal, counter.clock, wanted())
    counter.journal.note_link(online=False, now=counter.clock.now())
    counter.turn()
    texts = counter.tap("call_next")

    assert texts["present_number"] == "A001"
    assert texts["link"] == "Tanpa jaringan sejak 08.42 · 2 tertunda"
