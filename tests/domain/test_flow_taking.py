"""From a verdict to a number: proposed, asked for, written, shown, printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.admission import Admitted, Refused
from kiosk.domain.events import HelpRequested, Noted, ScanRefused
from kiosk.domain.flow.inputs import Action, Input, Judged, NotRecorded, Recorded, Tapped
from kiosk.domain.flow.state import (
    Issuing,
    Scanning,
    Screen,
    ShowingProblem,
    ShowingTicket,
)
from kiosk.domain.flow.wishes import PrintTicket, Step
from kiosk.domain.reasons import Evidence, Reason
from tests.domain.made import booking, issue
from tests.domain.playing import (
    ADMITTED,
    AGAIN,
    CONFIRM,
    ELSEWHERE,
    FINDING,
    NAMELESS,
    PROBLEM,
    REFUSED,
    TICKET,
    TYPING,
    after,
    on,
    tapping,
    wanted_of,
)


def test_the_booked_party_is_proposed() -> None:
    assert after(on(Scanning()), ADMITTED).state.screen == CONFIRM


def test_whoever_stands_there_is_at_least_one() -> None:
    nobody = Judged(Admitted(booking(party=0), Evidence.LIST))
    assert after(on(Scanning()), nobody).state.screen == replace(
        CONFIRM, booking=booking(party=0), party=1
    )


def test_a_refusal_is_shown_and_written_down() -> None:
    taken = after(on(Scanning()), REFUSED)
    assert taken.state.screen == ShowingProblem(Refused(Reason.OTHER_DAY, booking()))
    assert taken.drafts == (Noted(ScanRefused(Reason.OTHER_DAY, booking().id)),)


def test_a_used_code_shows_its_number_and_prints_nothing() -> None:
    taken = after(on(Scanning()), AGAIN)
    assert taken.state.screen == ShowingTicket(issue(), again=True)
    assert taken.effects == ()
    assert taken.drafts == (Noted(ScanRefused(Reason.ALREADY_USED, booking().id)),)


@pytest.mark.parametrize("screen", [Scanning(), TYPING, FINDING, replace(FINDING, leaving=True)])
def test_a_code_used_elsewhere_tells_so_and_shows_no_number(screen: Screen) -> None:
    taken = after(on(screen), ELSEWHERE)
    assert taken.state.screen == ShowingProblem(Refused(Reason.ALREADY_USED, booking(), issue()))
    assert taken.drafts == (Noted(ScanRefused(Reason.ALREADY_USED, booking().id)),)


def test_what_was_answered_is_in_the_wish() -> None:
    taps = [Action.FEWER, Action.BELONGINGS_YES, Action.PRIORITY_YES, Action.TAKE_NUMBER]
    wanted = wanted_of(tapping(on(CONFIRM), *taps))
    assert (wanted.prefix, wanted.booking, wanted.party) == ("A", booking().id, 2)
    assert wanted.belongings
    assert wanted.priority


@pytest.mark.parametrize("screen", [CONFIRM, NAMELESS])
def test_an_answer_can_be_taken_back(screen: Screen) -> None:
    taps = [
        Action.BELONGINGS_YES,
        Action.PRIORITY_YES,
        Action.BELONGINGS_NO,
        Action.PRIORITY_NO,
        Action.TAKE_NUMBER,
    ]
    wanted = wanted_of(tapping(on(screen), *taps))
    assert (wanted.belongings, wanted.priority) == (False, False)


def test_a_second_press_wishes_for_nothing_more() -> None:
    first = after(on(CONFIRM), Tapped(Action.TAKE_NUMBER))
    second = after(first.state, Tapped(Action.TAKE_NUMBER))
    assert (len(first.drafts), second.drafts, second.state) == (1, (), first.state)


def test_the_number_is_printed_once_it_is_recorded() -> None:
    taken = after(on(Issuing(CONFIRM)), Recorded(issue()))
    assert taken.state.screen == ShowingTicket(issue())
    assert taken.effects == (PrintTicket(issue()),)


def test_what_could_not_be_recorded_is_no_number() -> None:
    taken = after(on(Issuing(CONFIRM)), NotRecorded())
    assert taken.state.screen == ShowingProblem(Refused(Reason.OUT_OF_SERVICE))
    assert (taken.effects, taken.drafts) == ((), ())


@pytest.mark.parametrize("late", [ADMITTED, REFUSED, Recorded(issue()), NotRecorded()])
def test_an_answer_that_comes_too_late_changes_nothing(late: Input) -> None:
    state = on(ShowingTicket(issue(2)))
    assert after(state, late) == Step(state)


def test_an_officer_is_called_once_a_visit() -> None:
    first = tapping(on(PROBLEM), Action.CALL_OFFICER)
    assert first.drafts == (Noted(HelpRequested("ShowingProblem", Reason.NOT_OURS)),)
    assert tapping(first.state, Action.CALL_OFFICER).drafts == ()
    # Back at the start it is still the same visitor, and the officer is on the way.
    same = tapping(first.state, Action.BACK).state
    assert tapping(same, Action.CALL_OFFICER).drafts == ()
    done = tapping(replace(same, screen=TICKET), Action.DONE).state
    assert tapping(done, Action.CALL_OFFICER).drafts == (Noted(HelpRequested("Scanning")),)
