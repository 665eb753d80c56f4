"""I already have a number: where am I, and print it again."""

from __future__ import annotations

from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import Confirming, FindingTicket, Scanning, ShowingTicket
from kiosk.domain.reasons import Reason
from tests.journeys.holding import Arrives
from tests.journeys.visitor import EN, Visitor


def asked_for_it(arrives: Arrives) -> Visitor:
    """Take a number, and come back later to ask about it."""
    one = arrives()
    one.shows("code")
    one.taps(Action.TAKE_NUMBER, Action.DONE)
    one.speaks(EN)
    one.taps(Action.OTHER_DOORS, Action.HAVE_NUMBER)
    assert one.is_on(FindingTicket)
    return one


def test_a_ticket_held_up_shows_its_turn(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    assert one.sees("Where is your number?")
    one.shows_ticket()
    assert one.sees("You already have a number", "A001", "You are next in line")
    assert one.face().content.qr  # type: ignore[union-attr] # a TicketFace
    assert len(one.tickets) == len(one.printed) == 1
    # Nothing was refused: it is what the visitor came for.
    assert one.refusals == []


def test_a_typed_number_shows_its_turn_and_no_code(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    assert one.buttons() == {"erase", "back", "call_officer"}
    one.types_number("A1")
    assert one.sees("You already have a number", "A001")
    assert not one.face().content.qr  # type: ignore[union-attr] # a TicketFace


def test_a_number_that_nobody_has_is_mended(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    one.types_number("A12")
    assert one.sees("Nobody has this number today. Please look at your ticket once more.")
    one.taps(Action.ERASE)
    assert not one.sees("Nobody has this number today. Please look at your ticket once more.")
    one.taps(Action.SUBMIT)
    assert one.is_on(ShowingTicket)


def test_letters_alone_cannot_be_sent(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    one.keys("A")
    assert "submit" not in one.buttons()


def test_a_ticket_is_printed_again_twice(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    one.shows_ticket()
    for _ in range(2):
        assert one.buttons() == {"print_again", "done"}
        one.taps(Action.PRINT_AGAIN)
    assert [str(issue.facts.number) for issue in one.printed] == ["A001"] * 3
    assert one.buttons() == {"done"}
    assert len(one.tickets) == 1


def test_a_ticket_at_the_start_shows_its_number_again(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    one.taps(Action.BACK)
    assert one.is_on(Scanning)
    one.shows_ticket()
    assert one.screen == ShowingTicket(one.printed[0], again=True)
    assert one.sees("You already have a number", "It is still valid, no need to scan again")
    assert one.refusals == [Reason.ALREADY_USED]


def test_a_ticket_that_is_not_known_here_is_told_so(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    one.shows_ticket(77)
    assert one.sees("This ticket is not for today.")
    assert one.refusals == [Reason.UNKNOWN_TICKET]


def test_a_booking_held_up_instead_leads_to_a_number(arrives: Arrives) -> None:
    one = arrives()
    one.taps(Action.OTHER_DOORS, Action.HAVE_NUMBER)
    one.shows("code")
    assert one.is_on(Confirming)


def test_without_a_printer_nothing_is_offered_to_be_printed(arrives: Arrives) -> None:
    one = asked_for_it(arrives)
    one.situation = type(one.situation)(queue=one.situation.queue, has_printer=False)
    one.shows_ticket()
    assert one.buttons() == {"done"}
