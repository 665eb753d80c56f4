"""Coming without a booking: each door, with a name or without, to the number."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.flow.inputs import Action, SealingChanged
from kiosk.domain.flow.state import (
    ChoosingDoor,
    ChoosingService,
    Consenting,
    Declaring,
    NamingHost,
    Scanning,
    ShowingProblem,
    ShowingTicket,
)
from kiosk.domain.reasons import Evidence, Reason
from kiosk.domain.types import Role
from tests.domain.made import TODAY
from tests.journeys.holding import Arrives
from tests.journeys.visitor import EN, Visitor

NAME = "BUDI SANTOSO"


def asked_whom(arrives: Arrives) -> Visitor:
    """Go as far as the question whom one visits."""
    one = arrives()
    one.speaks(EN)
    one.taps(Action.NO_BOOKING)
    one.chooses("tatap_muka")
    assert one.is_on(NamingHost)
    return one


def test_a_name_with_consent_reaches_the_counter_sealed(arrives: Arrives) -> None:
    one = asked_whom(arrives)
    assert one.buttons() == {"erase", "skip", "back", "call_officer"}
    one.keys("BUDI")
    assert one.sees("•••I")
    one.keys(" SANTOSO")
    assert one.sees("B••• ••••••O")
    one.taps(Action.SUBMIT)
    assert one.sees("May we note this name?", "B••• S••••••")
    assert one.buttons() == {"consent", "no_consent", "back"}
    one.taps(Action.CONSENT, Action.MORE, Action.TAKE_NUMBER)
    assert one.is_on(ShowingTicket)
    (ticket,) = one.tickets
    assert one.unsealed(ticket) == NAME
    assert (ticket.service, ticket.party, ticket.evidence) == ("tatap_muka", 2, Evidence.DECLARED)
    assert not any(word in f"{one.journal}{one.state}" for word in NAME.split())


def test_without_consent_the_number_is_the_same_and_the_name_is_gone(arrives: Arrives) -> None:
    one = asked_whom(arrives)
    one.names("BUDI")
    one.taps(Action.NO_CONSENT)
    assert not one.sees("B•••")
    one.taps(Action.TAKE_NUMBER)
    assert one.sees("A001")
    assert one.tickets[0].sealed is None


def test_whoever_tells_no_name_gets_a_number_too(arrives: Arrives) -> None:
    one = asked_whom(arrives)
    one.keys("BUDI")
    one.taps(Action.SKIP, Action.TAKE_NUMBER)
    assert one.sees("A001")
    assert one.tickets[0].sealed is None


def test_a_key_that_goes_while_one_types_costs_the_name_not_the_number(arrives: Arrives) -> None:
    one = asked_whom(arrives)
    one.names("BUDI")
    one.reader = None
    one.does(SealingChanged(possible=False))
    one.taps(Action.CONSENT, Action.TAKE_NUMBER)
    assert one.sees("A001")
    assert one.tickets[0].sealed is None


def test_without_a_key_nobody_is_asked_for_a_name(arrives: Arrives) -> None:
    one = arrives()
    one.reader = None
    one.does(SealingChanged(possible=False))
    one.taps(Action.NO_BOOKING)
    one.chooses("bantuan_hukum")
    assert one.is_on(Declaring)
    one.taps(Action.TAKE_NUMBER)
    assert one.sees("H001")


def test_a_question_may_be_asked_without_telling_whom_one_knows(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.taps(Action.NO_BOOKING)
    assert one.buttons() == {
        "service_tatap_muka", "service_bantuan_hukum", "service_informasi", "back", "call_officer",
    }  # fmt: skip
    one.chooses("informasi")
    assert one.sees("Almost done.", "Information and complaints")
    one.taps(Action.TAKE_NUMBER)
    assert one.sees("I001")


def test_back_goes_question_by_question(arrives: Arrives) -> None:
    one = asked_whom(arrives)
    one.names("BUDI")
    assert one.is_on(Consenting)
    one.taps(Action.CONSENT, Action.BACK)
    # Nothing of what was typed is lost on the way.
    assert one.is_on(NamingHost)
    assert one.sees("•••I")
    one.taps(Action.SUBMIT, Action.BACK)
    assert one.is_on(NamingHost)
    assert one.sees("•••I")
    one.taps(Action.BACK)
    assert one.is_on(ChoosingService)
    one.taps(Action.BACK)
    assert one.is_on(Scanning)
    assert one.sees("No booking yet")
    assert one.journal == []


def test_goods_only_is_one_party_with_belongings(arrives: Arrives) -> None:
    one = arrives()
    one.taps(Action.GOODS_ONLY, Action.SKIP)
    assert one.is_on(Declaring)
    assert one.buttons() == {"take_number", "back"}
    one.taps(Action.PRIORITY_YES, Action.TAKE_NUMBER)
    assert one.sees("B001")
    (ticket,) = one.tickets
    assert (ticket.service, ticket.party, ticket.belongings) == ("titip_barang", 1, True)
    assert ticket.priority


def test_a_participant_of_the_programme(arrives: Arrives) -> None:
    one = arrives()
    one.taps(Action.OTHER_DOORS)
    assert one.buttons() == {"have_number", "leaving", "programme", "back", "call_officer"}
    one.taps(Action.PROGRAMME)
    assert one.buttons() == {"participant", "facilitator", "back", "call_officer"}
    one.taps(Action.PARTICIPANT, Action.MORE, Action.TAKE_NUMBER)
    assert one.sees("P001")
    (ticket,) = one.tickets
    assert (ticket.role, ticket.party, ticket.service) == (Role.PARTICIPANT, 2, "program")


def test_the_facilitator_of_the_programme(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.taps(Action.OTHER_DOORS, Action.PROGRAMME, Action.FACILITATOR)
    assert one.sees("You come as", "Facilitator")
    one.taps(Action.TAKE_NUMBER)
    (ticket,) = one.tickets
    assert (ticket.role, ticket.party) == (Role.FACILITATOR, 1)


def test_on_a_closed_day_the_door_says_so(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.rules = replace(one.rules, closed_days=frozenset({TODAY}))
    for taps in ([Action.NO_BOOKING], [Action.GOODS_ONLY], [Action.OTHER_DOORS, Action.PROGRAMME]):
        one.taps(*taps)
        assert one.is_on(ShowingProblem)
        assert one.sees("There are no visits today.")
        one.taps(Action.BACK)
    assert one.refusals == [Reason.CLOSED_TODAY] * 3
    assert one.tickets == []


def test_a_journal_that_cannot_write_forgets_the_name_all_the_same(arrives: Arrives) -> None:
    one = asked_whom(arrives)
    one.journal_works = False
    one.names("BUDI")
    one.taps(Action.CONSENT, Action.TAKE_NUMBER)
    assert one.sees("This kiosk cannot give numbers now.")
    assert "BUDI" not in repr(one.state)


def test_a_booking_is_read_where_other_doors_are_shown(arrives: Arrives) -> None:
    one = arrives()
    one.taps(Action.OTHER_DOORS)
    assert one.is_on(ChoosingDoor)
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    assert one.sees("A001")
