"""When nobody touches anything: the warning, the way home, and sleep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.flow.inputs import Action
from kiosk.domain.flow.state import (
    ENTERING,
    Scanning,
    ShowingProblem,
    ShowingTicket,
    Sleeping,
)
from kiosk.domain.flow.timing import remaining_s
from kiosk.domain.flow.wishes import RestCamera, WakeCamera
from kiosk.gate.face import TicketFace
from tests.domain.made import TODAY
from tests.journeys.holding import Arrives
from tests.journeys.visitor import EN, ID, Visitor


def names_somebody(one: Visitor) -> None:
    one.taps(Action.GOODS_ONLY)
    one.names("A")


BUSY: dict[str, Callable[[Visitor], None]] = {
    "typing": lambda one: one.taps(Action.TYPE_REFERENCE),
    "other doors": lambda one: one.taps(Action.OTHER_DOORS),
    "service": lambda one: one.taps(Action.NO_BOOKING),
    "role": lambda one: one.taps(Action.OTHER_DOORS, Action.PROGRAMME),
    "name": lambda one: one.taps(Action.GOODS_ONLY),
    "consent": names_somebody,
    "declaring": lambda one: one.taps(Action.GOODS_ONLY, Action.SKIP),
    "confirming": lambda one: one.shows("code"),
    "finding": lambda one: one.taps(Action.OTHER_DOORS, Action.HAVE_NUMBER),
    "leaving": lambda one: one.taps(Action.OTHER_DOORS, Action.LEAVING),
}
"""How to come to each screen on which something is entered."""

QUESTION = "Are you still there?"


@pytest.mark.parametrize("where", BUSY)
def test_a_warning_comes_before_what_was_entered_is_lost(arrives: Arrives, where: str) -> None:
    one = arrives()
    one.speaks(EN)
    BUSY[where](one)
    standing = one.screen
    assert isinstance(standing, ENTERING)
    one.waits(59.5)
    assert not one.sees(QUESTION)
    one.waits(0.5)
    assert one.sees(QUESTION, "Yes, I need more time")
    assert one.buttons() == {"stay"}
    one.taps(Action.STAY)
    assert not one.sees(QUESTION)
    assert one.screen == standing
    one.waits(80)
    assert one.is_on(Scanning)
    assert not one.sees("No booking yet")  # in the house's own language again
    assert one.tickets == []


def test_a_touch_beside_everything_keeps_what_was_entered(arrives: Arrives) -> None:
    one = arrives()
    one.taps(Action.TYPE_REFERENCE)
    one.keys("7K")
    one.waits(50)
    one.touches()
    one.waits(50)
    assert one.face().warning is None
    assert one.sees("7", "K")


def test_the_warning_counts_down(arrives: Arrives) -> None:
    one = arrives()
    one.shows("code")
    one.waits(60)
    assert one.sees("20")
    one.waits(15)
    assert one.sees("5")


def test_whoever_walks_away_leaves_nothing_behind(arrives: Arrives) -> None:
    one = arrives()
    one.speaks(EN)
    one.taps(Action.TOGGLE_LARGE)
    one.shows("code")
    one.waits(80)
    assert one.is_on(Scanning)
    assert one.state.language == ID
    assert not one.state.modes.large
    assert not one.sees("7K2M-4XQE")


def on_ticket(arrives: Arrives, *, paper_works: bool = True) -> Visitor:
    one = arrives()
    one.speaks(EN)
    one.paper_works = paper_works
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    return one


def test_the_ticket_stays_fifteen_seconds(arrives: Arrives) -> None:
    one = on_ticket(arrives)
    one.waits(14.5)
    assert one.sees("A001")
    one.waits(0.5)
    assert one.is_on(Scanning)


def test_a_ticket_that_was_not_printed_stays_longer_and_is_offered_again(arrives: Arrives) -> None:
    one = on_ticket(arrives, paper_works=False)
    assert one.sees("No paper this time. Please note the number or take a photo", "A001")
    assert one.buttons() == {"print_again", "done"}
    one.waits(44.5)
    assert one.is_on(ShowingTicket)
    one.paper_works = True
    one.taps(Action.PRINT_AGAIN)
    assert one.sees("Please take your ticket")
    assert len(one.printed) == len(one.tickets) == 1
    one.waits(14.5)
    assert one.is_on(ShowingTicket)
    one.waits(0.5)
    assert one.is_on(Scanning)


def test_no_paper_goes_home_after_45_seconds(arrives: Arrives) -> None:
    one = on_ticket(arrives, paper_works=False)
    one.waits(45)
    assert one.is_on(Scanning)


def test_a_problem_stays_half_a_minute(arrives: Arrives) -> None:
    one = arrives()
    one.rules = replace(one.rules, closed_days=frozenset({TODAY}))
    one.shows("code")
    one.waits(29.5)
    assert one.is_on(ShowingProblem)
    one.waits(0.5)
    assert one.is_on(Scanning)


def test_calling_an_officer_gives_a_problem_its_time_again(arrives: Arrives) -> None:
    one = arrives()
    one.rules = replace(one.rules, closed_days=frozenset({TODAY}))
    one.shows("code")
    one.waits(25)
    one.taps(Action.CALL_OFFICER)
    one.waits(29.5)
    assert one.is_on(ShowingProblem)
    assert len(one.calls) == 1


def fallen_asleep(arrives: Arrives) -> Visitor:
    one = arrives()
    one.waits(3599)
    assert one.is_on(Scanning)
    assert one.camera_wishes == []
    one.waits(1)
    assert one.is_on(Sleeping)
    return one


def test_after_an_hour_it_sleeps_and_a_touch_only_wakes_it(arrives: Arrives) -> None:
    one = fallen_asleep(arrives)
    assert one.camera_wishes == [RestCamera()]
    assert one.buttons() == set()
    one.touches()
    assert one.is_on(Scanning)
    assert one.camera_wishes == [RestCamera(), WakeCamera()]
    assert one.journal == []
    one.shows("code")
    one.taps(Action.TAKE_NUMBER)
    assert one.sees("A001")


def test_awake_again_it_stays_so_for_an_hour(arrives: Arrives) -> None:
    one = fallen_asleep(arrives)
    one.touches()
    one.waits(3599)
    assert one.is_on(Scanning)
    one.waits(1)
    assert one.is_on(Sleeping)


def test_time_is_told_on_what_counts_down(arrives: Arrives) -> None:
    one = on_ticket(arrives)
    one.waits(5)
    content = one.face().content
    assert isinstance(content, TicketFace)
    assert content.seconds == remaining_s(one.state, one.ticks_s) == 10
