"""Coming with a booking: scanned or typed, good or mistaken, to the number."""

from __future__ import annotations

from kiosk.domain.admission import Known, Refused
from kiosk.domain.booking import Flaw, FlawedCode, Presented
from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import Confirming, Scanning, ShowingProblem, ShowingTicket, Typing
from kiosk.domain.reasons import Evidence, Reason
from tests.domain.made import at
from tests.journeys.holding import LISTED, TYPED, Arrives, visitor
from tests.journeys.visitor import EN


def test_from_code_to_number(arrives: Arrives) -> None:
    one = arrives()
    assert one.buttons() == {
        "type_reference", "no_booking", "goods_only", "other_doors", "call_officer",
    }  # fmt: skip
    one.speaks(EN)
    one.shows("code")
    assert one.is_on(Confirming)
    assert one.sees("Welcome,\nS••• R•••••••", "7K2M-4XQE", "3")
    assert one.buttons() == {"take_number", "back"}
    one.taps(Action.MORE)
    assert one.sees("4")
    one.taps(Action.BELONGINGS_YES, Action.TAKE_NUMBER)
    assert one.is_on(ShowingTicket)
    assert one.sees("Your number is ready", "A001", "You are next in line")
    assert one.buttons() == {"done"}
    (ticket,) = one.tickets
    assert (ticket.party, ticket.belongings, ticket.evidence) == (4, True, Evidence.LIST)
    assert [str(printed.facts.number) for printed in one.printed] == ["A001"]
    one.taps(Action.DONE)
    assert one.is_on(Scanning)


def test_from_typed_reference_to_number(arrives: Arrives) -> None:
    one = arrives()
    one.types("7K2M4XQE")
    assert one.is_on(Confirming)
    one.taps(Action.TAKE_NUMBER, Action.DONE)
    assert one.is_on(Scanning)
    assert len(one.printed) == 1


def test_the_first_wrong_symbol_is_told_and_mended(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.types("7K2M4XQF")
    assert one.screen == Typing("7K2M4XQF", mistyped=True)
    assert one.sees("Not quite right yet. Please compare it with your message.")
    one.taps(Action.ERASE)
    one.keys("E")
    one.taps(Action.SUBMIT)
    assert one.is_on(Confirming)


def test_an_unfinished_reference_cannot_be_sent(arrives: Arrives) -> None:
    one = arrives()
    one.taps(Action.TYPE_REFERENCE)
    one.keys("7K2")
    assert one.buttons() == {"erase", "back", "call_officer"}
    for _ in range(4):
        one.taps(Action.ERASE)
    assert one.is_on(Scanning)


def test_not_me_goes_back_and_gives_no_number(arrives: Arrives) -> None:
    one = arrives()
    one.shows("code")
    one.taps(Action.BACK)
    assert one.is_on(Scanning)
    assert one.journal == []


def test_the_party_is_between_one_and_the_most(arrives: Arrives) -> None:
    one = arrives()
    one.shows("code")
    one.taps(Action.FEWER, Action.FEWER)
    assert one.sees("1")
    one.taps(Action.MORE, Action.MORE, Action.MORE, Action.MORE)
    assert one.sees("5")
    one.taps(Action.PRIORITY_YES, Action.BELONGINGS_YES, Action.BELONGINGS_NO, Action.TAKE_NUMBER)
    (ticket,) = one.tickets
    assert (ticket.party, ticket.priority, ticket.belongings) == (5, True, False)


def test_a_journal_that_cannot_write_gives_no_number_and_says_so_kindly(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.journal_works = False
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    assert one.screen == ShowingProblem(Refused(Reason.OUT_OF_SERVICE))
    assert one.sees("This kiosk cannot give numbers now.")
    assert one.printed == []


def test_the_right_code_may_follow_the_wrong_one_at_once(arrives: Arrives) -> None:
    flawed: tuple[Presented, Known] = (FlawedCode(Flaw.NOT_OURS, ""), Known())
    good: tuple[Presented, Known] = (TYPED, Known(booking=LISTED, list_at=at("08.59")))
    one = arrives()
    one.holding = lambda text: flawed if text == "wrong" else good
    one.shows("wrong")
    assert one.is_on(ShowingProblem)
    one.shows("right")
    assert one.is_on(Confirming)
    assert one.refusals == [Reason.NOT_OURS]


def test_the_same_code_again_is_the_same_number(arrives: Arrives) -> None:
    one = arrives()
    one.shows("code")
    one.taps(Action.TAKE_NUMBER, Action.DONE)
    issued = visitor(tickets=one.printed and tuple(one.printed)).holding
    one.holding = issued
    one.waits(5)
    one.shows("code")
    assert one.sees("A001")
    assert len(one.tickets) == len(one.printed) == 1
    assert one.refusals == [Reason.ALREADY_USED]


def test_an_officer_is_on_the_way_until_the_next_visitor(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.taps(Action.CALL_OFFICER)
    assert one.sees("An officer is coming")
    assert "call_officer" not in one.buttons()
    assert [call.screen for call in one.calls] == ["Scanning"]
    one.waits(80)
    assert "call_officer" in one.buttons()
    one.taps(Action.CALL_OFFICER)
    assert len(one.calls) == 2
