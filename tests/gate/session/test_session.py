"""The session on a real journal: from code to number, and what others write meanwhile."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event as Flag

import pytest

from kiosk.domain.events import Noted, ScanRefused, TicketCalled
from kiosk.domain.flow.inputs import Action, Tapped
from kiosk.domain.flow.state import Confirming, ShowingTicket
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import CounterId, KeyId, StationId
from kiosk.gate.face.situation import LinkState
from kiosk.gate.terms import author_of
from kiosk.journal.gate import open_journal
from kiosk.wire.tickets import ticket_code
from tests.domain.made import at, booking
from tests.gate.session.lobby import Lobby, Office, office, visit
from tests.journeys.visitor import gate_settings


def test_from_scan_to_number(lobby: Lobby, signing: Office) -> None:
    lobby.speaks_english()
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
    lobby.speaks_english()
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


@pytest.mark.parametrize("public_url", ["", "https://kunjungan.example", "https://moved.example"])
def test_the_printed_code_shows_the_number_again(
    lobby: Lobby, signing: Office, public_url: str
) -> None:
    lobby.checks_in(signing.code(booking()))
    ticket = lobby.facts[0].ticket
    assert ticket is not None
    lobby.shows(ticket_code(ticket, public_url))
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
    lobby.speaks_english()
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


def test_a_reference_that_passes_to_another_booking_leads_to_that_one(lobby: Lobby) -> None:
    lobby.feeds(booking(id=f"{5:016x}", party=1))
    lobby.types("7k2m4xqe")
    asked = lobby.session.state.screen
    assert isinstance(asked, Confirming)
    assert asked.booking.party == 1


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
    lobby.speaks_english()
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
