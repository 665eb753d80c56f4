"""The doors of a visit on a real journal: names sealed, tickets found, surveys anonymous."""

from __future__ import annotations

from pathlib import Path

import pytest
import structlog
from nacl.public import PrivateKey

from kiosk.domain.events import ScanRefused, SurveyAnswered, TicketIssued
from kiosk.domain.flow.inputs import Action, KeyTyped, Rated, ServiceChosen, Tapped
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.survey import Element
from kiosk.domain.types import ServiceId
from kiosk.gate.face import (
    ConfirmFace,
    FindFace,
    NameFace,
    ProblemFace,
    SurveyFace,
    ThanksFace,
    TicketFace,
)
from kiosk.wire.sealing import open_declaration
from kiosk.wire.sync import FeedPage
from tests.domain.made import at, booking
from tests.gate.session.lobby import Lobby, Office

HOST = "BUDIMAN"


@pytest.fixture
def pair() -> PrivateKey:
    return PrivateKey.generate()


@pytest.fixture
def sealing(lobby: Lobby, pair: PrivateKey) -> Lobby:
    """Return the gate once the feed has brought the key."""
    page = FeedPage("d", at("09.00"), sealing=bytes(pair.public_key))
    lobby.journal.take(page, lobby.clock.now())
    lobby.tick(1)
    return lobby


def names(one: Lobby, host: str = HOST) -> None:
    one.taps(Action.NO_BOOKING)
    one.does(ServiceChosen(ServiceId("tatap_muka")))
    assert isinstance(one.content, NameFace)
    for letter in host:
        one.does(KeyTyped(letter))
    one.taps(Action.SUBMIT)


def issued(one: Lobby) -> TicketIssued:
    (body,) = [event.body for event in one.facts if isinstance(event.body, TicketIssued)]
    return body


def test_a_name_is_sealed_in_the_ticket_and_lies_open_nowhere(
    sealing: Lobby, pair: PrivateKey
) -> None:
    with structlog.testing.capture_logs() as logs:
        names(sealing)
        sealing.taps(Action.CONSENT, Action.MORE, Action.TAKE_NUMBER)
    assert isinstance(sealing.content, TicketFace)
    ticket = issued(sealing)
    assert (ticket.booking, ticket.evidence, ticket.party) == (None, Evidence.DECLARED, 2)
    assert ticket.sealed is not None
    assert open_declaration(ticket.sealed, bytes(pair)) == HOST
    assert all(HOST.encode() not in file.read_bytes() for file in sealing.folder.iterdir())
    for told in (logs, sealing.faces, sealing.printed, sealing.session.state):
        assert HOST not in repr(told)


@pytest.mark.parametrize("taps", [(Action.NO_CONSENT,), (Action.BACK, Action.SKIP)])
def test_without_consent_there_is_a_number_and_no_box(
    sealing: Lobby, taps: tuple[Action, ...]
) -> None:
    names(sealing)
    sealing.taps(*taps, Action.TAKE_NUMBER)
    assert issued(sealing).sealed is None


def test_without_a_key_nobody_is_asked_for_a_name(lobby: Lobby) -> None:
    lobby.taps(Action.NO_BOOKING)
    lobby.does(ServiceChosen(ServiceId("tatap_muka")))
    assert isinstance(lobby.content, ConfirmFace)


def test_a_damaged_key_costs_the_name_and_not_the_number(lobby: Lobby) -> None:
    page = FeedPage("d", at("09.00"), sealing=b"short")
    lobby.journal.take(page, lobby.clock.now())
    lobby.tick(1)
    names(lobby)
    lobby.taps(Action.CONSENT, Action.TAKE_NUMBER)
    assert isinstance(lobby.content, TicketFace)
    assert issued(lobby).sealed is None


def test_goods_go_straight_to_their_number(lobby: Lobby) -> None:
    lobby.taps(Action.GOODS_ONLY, Action.TAKE_NUMBER)
    assert lobby.content.number == "B001"
    assert (issued(lobby).party, issued(lobby).belongings) == (1, True)


def test_on_a_closed_day_no_door_gives_a_number(tmp_path: Path, signing: Office) -> None:
    closed = Lobby(tmp_path, [signing.public], closed=True)
    closed.taps(Action.NO_BOOKING)
    assert isinstance(closed.content, ProblemFace)
    assert closed.numbers == []
    assert [event.body for event in closed.facts] == [ScanRefused(Reason.CLOSED_TODAY)]


def test_a_number_is_found_by_typing_it_and_printed_without_its_code(
    lobby: Lobby, signing: Office
) -> None:
    number = lobby.checks_in(signing.code(booking()))
    assert lobby.printed[0].qr
    lobby.taps(Action.HAVE_NUMBER)
    for symbol in number:
        lobby.does(KeyTyped(symbol))
    lobby.taps(Action.SUBMIT)
    assert (lobby.content.number, lobby.content.qr) == (number, "")
    lobby.taps(Action.PRINT_AGAIN)
    assert [(slip.number, bool(slip.qr)) for slip in lobby.printed] == [
        (number, True),
        (number, False),
    ]
    assert lobby.numbers == [number]


def test_a_number_that_nobody_has_stays_on_the_keys(lobby: Lobby) -> None:
    lobby.taps(Action.HAVE_NUMBER)
    for symbol in "A999":
        lobby.does(KeyTyped(symbol))
    lobby.taps(Action.SUBMIT)
    assert isinstance(lobby.content, FindFace)
    assert lobby.content.notice


def test_a_survey_is_written_without_a_ticket_once_per_ticket(
    lobby: Lobby, signing: Office
) -> None:
    number = lobby.checks_in(signing.code(booking()))
    for shown in (SurveyFace, ThanksFace):
        lobby.taps(Action.LEAVING)
        for symbol in number:
            lobby.does(KeyTyped(symbol))
        lobby.taps(Action.SUBMIT)
        assert isinstance(lobby.content, shown)
        lobby.does(Rated(4))
        lobby.taps(Action.NEXT, Action.FINISH, Action.DONE)
    (survey,) = [event for event in lobby.facts if isinstance(event.body, SurveyAnswered)]
    assert survey.ticket is None
    assert survey.body == SurveyAnswered({Element.REQUIREMENTS: 4})


class Sleeper:
    """A camera that notes when it was let go and taken up again."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def pause(self) -> None:
        self.heard.append("pause")

    def resume(self) -> None:
        self.heard.append("resume")


def test_after_an_hour_without_anybody_the_camera_rests_until_a_touch(lobby: Lobby) -> None:
    camera = Sleeper()
    lobby.session.rest_with(camera)
    for _ in range(60):
        lobby.tick(61)
    assert camera.heard == ["pause"]
    lobby.does(Tapped(Action.TYPE_REFERENCE))
    assert camera.heard == ["pause", "resume"]
    assert type(lobby.content).__name__ == "ScanFace"


class Ear:
    """Hears what the announcer is told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.again_count = 0

    def shown(self, spoken: str, whispered: str, language: str) -> None:
        self.heard.append((spoken or whispered, language))

    def again(self) -> None:
        self.again_count += 1


def test_the_voice_speaks_only_when_asked_and_falls_silent_after_the_visit(
    tmp_path: Path, signing: Office
) -> None:
    lobby = Lobby(tmp_path, [signing.public], speaks=True)
    lobby.feeds(booking())
    ear = Ear()
    lobby.session.speak_with(ear)
    lobby.tick(1)
    lobby.taps(Action.SAY_AGAIN)
    assert {text for text, _ in ear.heard} <= {""}
    lobby.taps(Action.TOGGLE_VOICE, Action.SAY_AGAIN)
    assert "pindai kode" in ear.heard[-1][0]
    assert (ear.heard[-1][1], ear.again_count) == ("id", 1)
    lobby.shows(signing.code(booking()))
    lobby.taps(Action.TAKE_NUMBER)
    assert "A 1." in ear.heard[-1][0]
    lobby.taps(Action.DONE)
    assert ear.heard[-1][0] == ""
