"""Whose turn it is: session, arrival, and a lane that is fair to both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.calling import call_next
from kiosk.domain.events import PriorityConfirmed, PriorityDeclined
from kiosk.domain.queue import Policy, fold
from tests.domain.made import at, event, spot
from tests.domain.queue.house import ONE, REGISTRY, day, minute, numbers, party, told

LATER = {"session_from": at("10.30"), "session_until": at("11.00")}
WALK_IN = {"booking": None, "session_from": None, "session_until": None}


def arrive(*parties: Mapping[str, Any], policy: Policy | None = None) -> list[int]:
    """Return the line of parties that came a minute after each other."""
    lines = [
        (place, party(place, **changes), place) for place, changes in enumerate(parties, start=1)
    ]
    return numbers(told(*lines, policy=policy).waiting(REGISTRY))


FIRST = {"priority": True}


@pytest.mark.parametrize(
    ("one_in", "line"),
    [
        (1, [4, 5, 1, 2, 3]),
        (2, [4, 1, 5, 2, 3]),
        (3, [4, 1, 2, 5, 3]),
        (9, [4, 1, 2, 3, 5]),
    ],
)
def test_at_most_one_in_so_many_goes_first(one_in: int, line: list[int]) -> None:
    assert arrive({}, {}, {}, FIRST, FIRST, policy=Policy(one_in)) == line


def test_who_goes_first_never_overtakes_an_earlier_session() -> None:
    assert arrive(LATER, {}, {**LATER, **FIRST}, {}) == [2, 4, 3, 1]


def test_a_declined_party_stands_with_the_others_and_a_confirmed_one_goes_first() -> None:
    lines = [(1, party(1), 1), (2, party(2, **FIRST), 2), (3, party(3), 3)]
    declined = told(*lines, (4, PriorityDeclined(), 2))
    confirmed = told(*lines, (4, PriorityDeclined(), 2), (5, PriorityConfirmed(), 2))
    assert numbers(declined.waiting(REGISTRY)) == [1, 2, 3]
    assert numbers(confirmed.waiting(REGISTRY)) == [2, 1, 3]


def test_walk_ins_stand_where_they_came_or_behind_all_who_booked() -> None:
    # Came at 08.01 without a booking, before those of 09.30.
    assert arrive(WALK_IN, {}, LATER) == [1, 2, 3]
    assert arrive(WALK_IN, {}, LATER, policy=Policy(walk_ins_last=True)) == [2, 3, 1]
    ahead = arrive(WALK_IN, {}, {**WALK_IN, **FIRST}, policy=Policy(walk_ins_last=True))
    assert ahead == [2, 3, 1]


def called_in_order(priorities: list[bool], policy: Policy) -> list[bool]:
    """Call a line of one session to its end; return who went first, in the order of the calls."""
    events = day(*((0, party(n, priority=first), n) for n, first in enumerate(priorities, 1)))
    went = []
    for passed in range(len(priorities)):
        queue = fold(events, policy)
        turn = queue.waiting(REGISTRY)[0]
        went.append(turn.goes_first)
        for noted in call_next(queue, spot(REGISTRY), ONE):
            seq = len(events) + 1
            events.append(event(seq, noted.body, noted.ticket, when=minute(passed + 1)))
    return went


@given(st.lists(st.booleans(), min_size=1, max_size=14), st.integers(1, 4))
def test_however_the_lanes_are_filled_both_get_their_share(
    priorities: list[bool], one_in: int
) -> None:
    went = called_in_order(priorities, Policy(one_in))
    assert sorted(went) == sorted(priorities)
    # While both lanes wait, two that go first have at least so many others between them.
    for place, first in enumerate(went):
        others_wait = False in went[place:]
        lately = went[max(0, place - one_in + 1) : place]
        assert not (first and others_wait and True in lately)
        lane_waits = True in went[place:]
        owed = len(lately) == one_in - 1 or place < one_in - 1
        assert not (not first and lane_waits and owed and True not in went[:place])


@given(st.lists(st.booleans(), min_size=1, max_size=14), st.integers(1, 4))
def test_the_line_that_is_shown_is_the_line_that_is_called(
    priorities: list[bool], one_in: int
) -> None:
    events = day(*((0, party(n, priority=first), n) for n, first in enumerate(priorities, 1)))
    shown = [queued.goes_first for queued in fold(events, Policy(one_in)).waiting(REGISTRY)]
    assert shown == called_in_order(priorities, Policy(one_in))
