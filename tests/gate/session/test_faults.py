"""Faults that the session notes, once each, and what becomes of the paper."""

from __future__ import annotations

from datetime import timedelta
from threading import Event as Flag

import pytest

from kiosk.domain.events import FaultCleared, FaultRaised
from kiosk.domain.faults import FaultCode, Finding
from kiosk.domain.flow.inputs import Action
from kiosk.domain.slip import Printable
from kiosk.domain.types import Seq
from kiosk.gate.face import PaperState
from kiosk.gate.printing import PrintRoom
from kiosk.gate.vigil import CameraHealth
from kiosk.ports import PrinterFault
from tests.domain.made import booking
from tests.gate.session.lobby import Lobby, Office, visit


def fault_facts(lobby: Lobby) -> list[object]:
    bodies = [event.body for event in lobby.journal.own_events(Seq(1), 99)]
    return [body for body in bodies if isinstance(body, FaultRaised | FaultCleared)]


RAISED, CLEARED = FaultRaised("RB-CAM", "no picture"), FaultCleared("RB-CAM")


def test_a_lost_camera_is_a_fault_once_until_it_sees_again(lobby: Lobby) -> None:
    for health in (CameraHealth.STARTING, CameraHealth.LOST, CameraHealth.LOST):
        lobby.session.camera_changed(health)
        lobby.tick(1)
    assert not lobby.content.camera_ready
    assert fault_facts(lobby) == [RAISED]
    for _ in range(2):
        lobby.session.camera_changed(CameraHealth.SEEING)
        lobby.tick(1)
    assert lobby.content.camera_ready
    assert fault_facts(lobby) == [RAISED, CLEARED]


def test_a_fault_that_outlasts_a_restart_is_not_raised_twice(lobby: Lobby) -> None:
    lobby.session.camera_changed(CameraHealth.LOST)
    lobby.tick(1)
    restarted = lobby.restarted()
    restarted.session.camera_changed(CameraHealth.LOST)
    restarted.session.camera_changed(CameraHealth.SEEING)
    restarted.tick(1)
    assert fault_facts(restarted) == [RAISED, CLEARED]


@pytest.mark.parametrize("restart", [False, True])
def test_a_fault_of_yesterday_is_cleared_today(lobby: Lobby, restart: bool) -> None:
    lobby.session.camera_changed(CameraHealth.LOST)
    lobby.tick(1)
    lobby.clock.advance(timedelta(days=1).total_seconds())
    today = lobby.restarted() if restart else lobby
    today.session.camera_changed(CameraHealth.LOST)
    today.session.camera_changed(CameraHealth.SEEING)
    today.tick(1)
    assert fault_facts(today) == [RAISED, CLEARED]


def test_a_fault_that_was_found_before_anything_was_read_is_not_raised_twice(
    lobby: Lobby,
) -> None:
    lobby.session.camera_changed(CameraHealth.LOST)
    lobby.tick(1)
    early = Lobby(lobby.folder, lobby.keys, clock=lobby.clock, settled=False)
    early.session.camera_changed(CameraHealth.LOST)
    early.tick(0)
    assert fault_facts(early) == [RAISED]


def test_an_unwanted_token_is_a_fault_and_numbers_go_on(lobby: Lobby, signing: Office) -> None:
    lobby.session.found(Finding(FaultCode.IDENTITY, wrong=True, detail="token not accepted"))
    lobby.tick(1)
    assert fault_facts(lobby) == [FaultRaised("RB-KEY", "token not accepted")]
    assert lobby.checks_in(signing.code(booking())) == "A001"


class Paper:
    """A printer that fails as often as it is told."""

    def __init__(self, *outcomes: Exception | None) -> None:
        self.outcomes = list(outcomes)

    def print(self, _: Printable) -> None:
        outcome = self.outcomes.pop(0)
        if outcome is not None:
            raise outcome


@pytest.mark.parametrize("fault", [PrinterFault("paper_out", "no paper"), OSError("cable")])
def test_a_ticket_that_does_not_come_out_is_a_fault_and_the_number_stands(
    lobby: Lobby, signing: Office, fault: Exception
) -> None:
    done = Flag()

    def on_paper(paper: PaperState, detail: str, number: str) -> None:
        lobby.session.paper_changed(paper, detail, number)
        if paper is not PaperState.PRINTING:
            done.set()

    room = PrintRoom(Paper(fault, None), on_paper)
    lobby.session.print_with(room.print)
    room.start()
    lobby.shows(signing.code(booking()))
    for said, count in (("No paper this time", 1), ("Please take your ticket", 2)):
        done.clear()
        lobby.speaks_english()
        lobby.taps(Action.TAKE_NUMBER)
        assert "being printed" in lobby.content.text
        assert done.wait(10)
        lobby.tick(0)
        assert said in lobby.content.text
        assert len(fault_facts(lobby)) == count
        lobby.taps(Action.DONE)
        lobby.shows(signing.code(visit(2)))
    room.stop()
    assert lobby.numbers == ["A001", "A002"]
    assert [type(fact) for fact in fault_facts(lobby)] == [FaultRaised, FaultCleared]


def test_without_a_printer_the_screen_asks_to_remember(lobby: Lobby, signing: Office) -> None:
    lobby.session._print = None
    lobby.speaks_english()
    lobby.shows(signing.code(booking()))
    lobby.taps(Action.TAKE_NUMBER)
    assert "remember" in lobby.content.text
