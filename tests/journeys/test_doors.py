"""Today's journeys, step by step: what a visitor does, and the screen that must follow."""

from __future__ import annotations

from kiosk.domain.admission import Known, Refused
from kiosk.domain.booking import (
    Flaw,
    FlawedCode,
    Presented,
    TicketCode,
)
from kiosk.domain.flow.inputs import Action, KeyTyped, LanguageChosen
from kiosk.domain.flow.state import (
    Confirming,
    Scanning,
    ShowingProblem,
    ShowingTicket,
    Typing,
)
from kiosk.domain.reasons import Reason
from kiosk.gate.face import ProblemFace, ScanFace, TicketFace
from tests.domain.made import at, issue, ticket_id
from tests.journeys.holding import LISTED, TYPED, texts_of, visitor
from tests.journeys.visitor import EN, Visitor


def test_from_code_to_number() -> None:
    one = visitor()
    one.shows("code")
    assert one.is_on(Confirming)
    one.taps(Action.MORE, Action.BELONGINGS_YES, Action.TAKE_NUMBER)
    assert one.is_on(ShowingTicket)
    content = one.face(EN).content
    assert isinstance(content, TicketFace)
    assert (content.number, content.ahead) == ("A001", "You are next in line")
    assert [str(printed.facts.number) for printed in one.printed] == ["A001"]
    one.waits(15)
    assert one.is_on(Scanning)


def test_from_typed_reference_to_number() -> None:
    one = visitor()
    one.types("7k2m4xqe")
    assert one.is_on(Confirming)
    one.taps(Action.TAKE_NUMBER, Action.DONE)
    assert one.is_on(Scanning)
    assert len(one.printed) == 1


def test_the_first_wrong_symbol_is_told_and_mended() -> None:
    one = visitor()
    one.types("7K2M4XQF")
    assert one.screen == Typing("7K2M4XQF", mistyped=True)
    one.taps(Action.ERASE)
    one.does(KeyTyped("E"))
    one.taps(Action.SUBMIT)
    assert one.is_on(Confirming)


def test_the_ticket_held_up_later_shows_its_number_again() -> None:
    one = visitor(TicketCode(ticket_id(1)), None, tickets=(issue(),))
    one.shows("RTT1:")
    assert one.screen == ShowingTicket(issue(), again=True)
    content = one.face(EN).content
    assert isinstance(content, TicketFace)
    assert content.title == "You already have a number"
    assert one.printed == []


def test_not_me_goes_back_and_gives_no_number() -> None:
    one = visitor()
    one.shows("code")
    one.taps(Action.BACK)
    assert one.is_on(Scanning)
    assert one.journal == []


def test_whoever_walks_away_leaves_nothing_behind() -> None:
    one = visitor()
    one.does(LanguageChosen(EN))
    one.shows("code")
    one.waits(60)
    warning = one.face().warning
    assert warning is not None
    assert (warning.title, warning.seconds) == ("Are you still there?", 20)
    one.waits(20)
    assert one.is_on(Scanning)
    assert "Selamat" in texts_of(one.face().content)[0]


def test_a_journal_that_cannot_write_gives_no_number_and_says_so_kindly() -> None:
    one = visitor()
    one.journal_works = False
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    assert one.screen == ShowingProblem(Refused(Reason.OUT_OF_SERVICE))
    content = one.face(EN).content
    assert isinstance(content, ProblemFace)
    assert content.title == "This kiosk cannot give numbers now."
    assert one.printed == []


def test_the_right_code_may_follow_the_wrong_one_at_once() -> None:
    flawed: tuple[Presented, Known] = (FlawedCode(Flaw.NOT_OURS, ""), Known())
    good: tuple[Presented, Known] = (TYPED, Known(booking=LISTED, list_at=at("08.59")))
    one = Visitor(lambda text: flawed if text == "wrong" else good)
    one.shows("wrong")
    assert one.is_on(ShowingProblem)
    one.shows("right")
    assert one.is_on(Confirming)
    assert one.refusals == [Reason.NOT_OURS]


def test_an_officer_is_on_the_way_until_the_next_visitor() -> None:
    one = visitor()
    one.taps(Action.CALL_OFFICER)
    content = one.face(EN).content
    assert isinstance(content, ScanFace)
    assert (content.officer_title, content.help_called) == ("An officer is coming", True)
    one.waits(80)
    content = one.face(EN).content
    assert isinstance(content, ScanFace)
    assert not content.help_called
