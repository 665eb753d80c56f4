"""How the kiosk is for one visitor is not how it is for the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import Modes, Scanning
from tests.journeys.holding import Arrives
from tests.journeys.visitor import EN, ID, Visitor

WAYS = {
    Action.TOGGLE_VOICE: Modes(voice=True),
    Action.TOGGLE_LARGE: Modes(large=True),
    Action.TOGGLE_CONTRAST: Modes(contrast=True),
    Action.TOGGLE_LOW: Modes(low=True),
}


def done(one: Visitor) -> None:
    one.taps(Action.DONE)


def walks_away(one: Visitor) -> None:
    one.waits(15)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("leaves", [done, walks_away])
def test_language_and_way_end_with_the_visit(
    arrives: Arrives, way: Action, leaves: Callable[[Visitor], None]
) -> None:
    one = arrives()
    one.speaks(EN)
    one.taps(way)
    assert one.state.modes == WAYS[way]
    one.shows("code")
    assert one.sees("Welcome,\nS••• R•••••••")
    assert one.state.modes == WAYS[way]
    one.taps(Action.TAKE_NUMBER)
    leaves(one)
    assert (one.screen, one.state.language, one.state.modes) == (Scanning(), ID, Modes())


@pytest.mark.parametrize("way", WAYS)
def test_a_way_is_switched_off_as_it_was_switched_on(arrives: Arrives, way: Action) -> None:
    one = arrives()
    one.taps(way)
    one.taps(way)
    assert one.state.modes == Modes()


def test_back_at_the_start_the_same_visitor_goes_on(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.taps(Action.TOGGLE_LARGE, Action.CALL_OFFICER, Action.TYPE_REFERENCE, Action.BACK)
    assert one.state.language == EN
    assert one.state.modes == Modes(large=True)
    assert one.sees("An officer is coming")


def test_all_ways_at_once_lead_to_a_number(arrives: Arrives) -> None:
    one = arrives()
    one.taps(*WAYS)
    one.shows("code")
    one.taps(Action.MORE, Action.PRIORITY_YES, Action.TAKE_NUMBER)
    assert one.sees("A001")
    one.taps(Action.DONE)
    assert one.state.modes == Modes()


def test_what_the_screen_says_is_said_again_on_every_screen(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.taps(Action.TOGGLE_VOICE)
    assert one.face().spoken
    for go_on in (Action.OTHER_DOORS, Action.HAVE_NUMBER):
        one.taps(go_on, Action.SAY_AGAIN)
    assert one.said_again == 2
    one.taps(Action.TOGGLE_VOICE)
    assert one.face().spoken == ""
    assert one.face().voice is None
