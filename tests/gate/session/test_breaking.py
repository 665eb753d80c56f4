"""What breaks under the session: a number is written before it is shown, or there is none."""

from __future__ import annotations

import pytest

from kiosk.domain.flow.inputs import Action, LanguageChosen
from kiosk.domain.flow.state import Scanning, ShowingProblem
from kiosk.domain.reasons import Reason
from kiosk.domain.slip import Slip
from kiosk.domain.types import LanguageCode
from kiosk.gate.terms import author_of
from kiosk.journal.gate import open_journal
from tests.domain.made import booking
from tests.gate.session.lobby import Lobby, Office, visit
from tests.journeys.visitor import gate_settings


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
    restarted = lobby.restarted()
    assert restarted.checks_in(signing.code(booking())) == "A001"
    (strange, _) = restarted.journal.own_events(restarted.facts[0].seq, 10)
    assert strange.seq == 1


def test_a_surprise_while_writing_is_out_of_service_and_not_a_screen_for_ever(
    lobby: Lobby, signing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lobby.shows(signing.code(booking()))
    with monkeypatch.context() as patched:
        patched.setattr(lobby.journal, "append", lambda *_: 1 // 0)
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
    restarted = lobby.restarted()
    restarted.shows(code)
    assert restarted.content.number == "A001"
    restarted.taps(Action.DONE)
    assert restarted.checks_in(signing.code(visit(2))) == "A002"
