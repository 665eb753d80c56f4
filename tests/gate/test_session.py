"""The session on a real journal: a number is written before it is shown, whatever breaks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event as Flag

import pytest

from kiosk.domain.events import FaultCleared, FaultRaised, Noted, ScanRefused, TicketCalled
from kiosk.domain.faults import FaultCode, Finding
from kiosk.domain.flow.inputs import Action, LanguageChosen, Tapped
from kiosk.domain.flow.state import Confirming, Scanning, ShowingProblem, ShowingTicket
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.slip import Slip
from kiosk.domain.types import CounterId, KeyId, LanguageCode, Seq, StationId
from kiosk.gate.face import PaperState
from kiosk.gate.face.situation import LinkState
from kiosk.gate.printing import PrintRoom
from kiosk.gate.terms import author_of
from kiosk.gate.vigil import CameraHealth
from kiosk.journal.gate import open_journal
from kiosk.ports import PrinterFault
from kiosk.wire.tickets import ticket_code
from tests.domain.made import at, booking
from tests.gate.lobby import Lobby, Office, office, visit
from tests.journeys.visitor import gate_settings


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def lobby(tmp_path: Path, signing: Office) -> Lobby:
    made = Lobby(tmp_path, [signing.public])
    made.feeds(booking())
    return made


def in_english(lobby: Lobby) -> None:
    lobby.does(LanguageChosen(LanguageCode("en")))


def again(lobby: Lobby) -> Lobby:
    """Start the gate anew on the same file, as after a power cut; nothing was closed."""
    return Lobby(lobby.folder, lobby.keys, clock=lobby.clock)


# --- the main way


def test_from_scan_to_number(lobby: Lobby, signing: Office) -> None:
    in_english(lobby)
    lobby.shows(signing.code(booking()))
    assert lobby.content.title == "Welcome,\nS••• R•••••••"
    lobby.taps(Action.MORE, Action.TAKE_NUMBER)
    assert lobby.content.number == "A001"
    (issued,) = lobby.facts
    assert issued.body.party == 4  # type: ignore[union-attr] # a ticket
    assert issued.body.evidence is Evidence.LIST  # type: ignore[union-attr] # as above
    assert [slip.number for slip in lobby.printed] == ["A001"]
    assert lobby.printed[0].qr == lobby.content.qr


def test_the_line_of_the_next_ticket_is_right_at_once(lobby: Lobby, signing: Office) -> None:
    assert lobby.checks_in(signing.code(visit(1))) == "A001"
    in_english(lobby)
    lobby.shows(signing.code(visit(2)))
    lobby.taps(Action.TAKE_NUMBER)
    assert (lobby.content.number, lobby.content.ahead) == ("A002", "1 party before you")


def test_a_typed_reference_leads_to_the_same_booking(lobby: Lobby) -> None:
    lobby.types("7k2m4xqe")
    lobby.taps(Action.TAKE_NUMBER)
    assert lobby.numbers == ["A001"]


def test_what_is_refused_is_written_down_without_its_content(lobby: Lobby) -> None:
    lobby.shows("https://example.org/secret")
    assert [event.body for event in lobby.facts] == [ScanRefused(Reason.NOT_OURS)]
    files = b"".join(file.read_bytes() for file in lobby.folder.iterdir())
    assert b"example.org" not in files


def test_a_code_that_is_not_on_the_list_yet_is_taken_on_its_signature(
    lobby: Lobby, signing: Office
) -> None:
    lobby.checks_in(signing.code(visit(7)))
    assert lobby.facts[0].body.evidence is Evidence.SIGNATURE  # type: ignore[union-attr] # a ticket


@pytest.mark.parametrize(("alone", "icon"), [(False, "refresh-cw-off"), (True, None)])
def test_a_list_that_never_came_is_too_old_unless_there_is_no_server(
    tmp_path: Path, signing: Office, alone: bool, icon: str | None
) -> None:
    lobby = Lobby(tmp_path, [signing.public], alone=alone)
    lobby.shows(signing.code(booking()))
    assert getattr(lobby.content, "icon", None) == icon


def test_the_printed_code_shows_the_number_again(lobby: Lobby, signing: Office) -> None:
    lobby.checks_in(signing.code(booking()))
    ticket = lobby.facts[0].ticket
    assert ticket is not None
    lobby.shows(ticket_code(ticket))
    assert lobby.content.number == "A001"
    assert len(lobby.printed) == 1


def test_the_same_code_never_leads_to_a_second_number(lobby: Lobby, signing: Office) -> None:
    code = signing.code(booking())
    lobby.checks_in(code)
    for _ in range(3):
        lobby.shows(code)
        assert lobby.content.number == "A001"
        lobby.taps(Action.DONE)
    assert lobby.numbers == ["A001"]


# --- what breaks


def test_when_the_journal_fails_there_is_no_number_and_later_there_is(
    lobby: Lobby, signing: Office
) -> None:
    code = signing.code(booking())
    lobby.shows(code)
    with lobby.broken():
        lobby.taps(Action.TAKE_NUMBER)
        assert isinstance(lobby.session.state.screen, ShowingProblem)
        assert lobby.session.state.screen.refused.reason is Reason.OUT_OF_SERVICE
    assert (lobby.numbers, lobby.printed) == ([], [])
    lobby.taps(Action.BACK)
    assert lobby.checks_in(code) == "A001"


@pytest.mark.parametrize("table", ["issues", "bookings", "events"])
def test_when_the_list_cannot_be_read_the_kiosk_says_so(
    table: str, lobby: Lobby, signing: Office
) -> None:
    code = signing.code(booking())
    with lobby.broken(table):
        lobby.shows(code)
        if table != "events":
            assert lobby.content.icon == "wrench"
        lobby.taps(Action.BACK)
    assert lobby.checks_in(code) == "A001"


def test_one_line_that_nobody_understands_does_not_close_the_gate(
    lobby: Lobby, signing: Office
) -> None:
    # A journal that a newer version wrote in, before it was taken back.
    lobby.shows("https://example.org")
    lobby._sql('UPDATE events SET body = \'{"reason": "of_tomorrow"}\'')
    restarted = again(lobby)
    assert restarted.checks_in(signing.code(booking())) == "A001"
    (strange, _) = restarted.journal.own_events(restarted.facts[0].seq, 10)
    assert strange.seq == 1


def test_a_surprise_while_writing_is_out_of_service_and_not_a_screen_for_ever(
    lobby: Lobby, signing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lobby.shows(signing.code(booking()))
    with monkeypatch.context() as patched:
        patched.setattr(lobby.journal, "record", lambda *_: 1 // 0)
        lobby.taps(Action.TAKE_NUMBER)
    assert isinstance(lobby.session.state.screen, ShowingProblem)
    lobby.taps(Action.BACK)
    assert lobby.checks_in(signing.code(booking())) == "A001"


def test_a_surprise_while_judging_is_out_of_service_too(lobby: Lobby, signing: Office) -> None:
    lobby._sql("UPDATE bookings SET body = '{}'")
    lobby.shows(signing.code(booking()))
    assert lobby.content.icon == "wrench"


def test_a_face_that_cannot_be_made_does_not_end_the_session(lobby: Lobby, signing: Office) -> None:
    lobby.does(LanguageChosen(LanguageCode("xx")))
    lobby.tick(100)
    assert lobby.checks_in(signing.code(booking())) == "A001"


def test_a_window_that_fails_does_not_end_the_session(lobby: Lobby) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("no window")

    lobby.session._show = fail
    lobby.taps(Action.TYPE_REFERENCE)
    lobby.session._show = lobby.faces.append
    lobby.taps(Action.BACK)
    assert isinstance(lobby.session.state.screen, Scanning)


def test_a_ticket_is_printed_only_when_the_journal_holds_it(lobby: Lobby, signing: Office) -> None:
    held: list[list[str]] = []
    reader = open_journal(lobby.folder, author_of(gate_settings()))

    def look(slip: Slip) -> None:
        seen = reader.today(lobby.clock.now())
        held.append([str(e.body.number) for e in seen if e.ticket and slip.qr.endswith(e.ticket)])  # type: ignore[union-attr] # tickets

    lobby.on_print = look
    lobby.checks_in(signing.code(booking()))
    assert held == [["A001"]]


def test_a_power_cut_between_writing_and_printing_costs_no_number(
    lobby: Lobby, signing: Office
) -> None:
    class PowerCut(BaseException):
        """Nothing after this happens."""

    def cut(_: Slip) -> None:
        raise PowerCut

    lobby.on_print = cut
    code = signing.code(booking())
    lobby.shows(code)
    with pytest.raises(PowerCut):
        lobby.taps(Action.TAKE_NUMBER)
    restarted = again(lobby)
    restarted.shows(code)
    assert restarted.content.number == "A001"
    restarted.taps(Action.DONE)
    assert restarted.checks_in(signing.code(visit(2))) == "A002"


# --- faults


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
    restarted = again(lobby)
    restarted.session.camera_changed(CameraHealth.LOST)
    restarted.session.camera_changed(CameraHealth.SEEING)
    restarted.tick(1)
    assert fault_facts(restarted) == [RAISED, CLEARED]


@pytest.mark.parametrize("restart", [False, True])
def test_a_fault_of_yesterday_is_cleared_today(lobby: Lobby, restart: bool) -> None:
    lobby.session.camera_changed(CameraHealth.LOST)
    lobby.tick(1)
    lobby.clock.advance(timedelta(days=1).total_seconds())
    today = again(lobby) if restart else lobby
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


# --- paper


class Paper:
    """A printer that fails as often as it is told."""

    def __init__(self, *outcomes: Exception | None) -> None:
        self.outcomes = list(outcomes)

    def print(self, _: Slip) -> None:
        outcome = self.outcomes.pop(0)
        if outcome is not None:
            raise outcome


@pytest.mark.parametrize("fault", [PrinterFault("paper_out", "no paper"), OSError("cable")])
def test_a_ticket_that_does_not_come_out_is_a_fault_and_the_number_stands(
    lobby: Lobby, signing: Office, fault: Exception
) -> None:
    done = Flag()

    def on_paper(paper: PaperState, detail: str) -> None:
        lobby.session.paper_changed(paper, detail)
        if paper is not PaperState.PRINTING:
            done.set()

    room = PrintRoom(Paper(fault, None), on_paper)
    lobby.session.print_with(room.print)
    room.start()
    lobby.shows(signing.code(booking()))
    for said, count in (("No paper this time", 1), ("Please take your ticket", 2)):
        done.clear()
        in_english(lobby)
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
    in_english(lobby)
    lobby.shows(signing.code(booking()))
    lobby.taps(Action.TAKE_NUMBER)
    assert "remember" in lobby.content.text


# --- what others write


def test_keys_of_the_feed_are_used_at_once_and_forgotten_at_once(
    lobby: Lobby, tmp_path_factory: pytest.TempPathFactory
) -> None:
    newer = office(tmp_path_factory.mktemp("newer"), KeyId("2027"))
    code = newer.code(visit(1))
    lobby.shows(code)
    assert lobby.content.icon == "shield-question-mark"
    lobby.feeds(keys=[newer.public])
    lobby.shows(code)
    assert isinstance(lobby.session.state.screen, Confirming)
    lobby.taps(Action.BACK)
    lobby.feeds(keys=[lobby.keys[0]])
    lobby.shows(newer.code(visit(2)))
    assert lobby.content.icon == "shield-question-mark"


def test_a_call_at_the_display_moves_the_line_on_the_ticket(lobby: Lobby, signing: Office) -> None:
    lobby.checks_in(signing.code(visit(1)))
    in_english(lobby)
    lobby.shows(signing.code(visit(2)))
    lobby.taps(Action.TAKE_NUMBER)
    display = open_journal(lobby.folder, author_of(gate_settings()))
    called = Noted(TicketCalled(StationId("registrasi"), CounterId("1")), lobby.facts[0].ticket)
    display.record(lambda _: [called], lobby.clock.now())
    lobby.tick(0.2)
    assert lobby.content.ahead == "You are next in line"


def test_the_line_is_told_as_the_journal_notes_it(lobby: Lobby) -> None:
    states = []
    for online in (True, False):
        lobby.journal.note_link(online=online, now=lobby.clock.now())
        lobby.tick(1)
        states.append(lobby.session._around.situation.link)
    assert states == [LinkState.ONLINE, LinkState.OFFLINE]
    assert lobby.session._around.situation.offline_since == at("09.00.01")


def test_a_reference_that_passes_to_another_booking_leads_to_that_one(lobby: Lobby) -> None:
    lobby.feeds(booking(id=f"{5:016x}", party=1))
    lobby.types("7k2m4xqe")
    asked = lobby.session.state.screen
    assert isinstance(asked, Confirming)
    assert asked.booking.party == 1


# --- time


def test_the_numbers_of_a_new_day_start_again(lobby: Lobby, signing: Office) -> None:
    assert lobby.checks_in(signing.code(visit(1))) == "A001"
    lobby.clock.advance(timedelta(days=1).total_seconds())
    day = timedelta(days=1)
    tomorrow = booking(
        id=f"{9:016x}",
        reference=None,
        session_from=at("09.30") + day,
        session_until=at("10.30") + day,
    )
    lobby.feeds(tomorrow)
    in_english(lobby)
    lobby.shows(signing.code(tomorrow))
    lobby.taps(Action.TAKE_NUMBER)
    assert (lobby.content.number, lobby.content.ahead) == ("A001", "You are next in line")


def test_a_corrected_clock_cuts_no_visitor_short(lobby: Lobby, signing: Office) -> None:
    lobby.shows(signing.code(booking()))
    lobby.clock.jump_to(at("09.20"))
    lobby.tick(1)
    assert isinstance(lobby.session.state.screen, Confirming)
    assert lobby.faces[-1].warning is None


def test_a_face_is_shown_only_when_it_differs(lobby: Lobby) -> None:
    lobby.tick(0)
    before = len(lobby.faces)
    for _ in range(20):
        lobby.tick(0.1)
    assert len(lobby.faces) == before


def test_on_its_own_thread_it_answers_what_is_posted(lobby: Lobby) -> None:
    shown = Flag()
    lobby.session._show = lambda _: shown.set()
    lobby.session.start()
    lobby.session.post(Tapped(Action.TYPE_REFERENCE))
    assert shown.wait(10)
    lobby.session.stop()
    assert not isinstance(lobby.session.state.screen, ShowingTicket)
