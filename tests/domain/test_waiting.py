"""How long it will take, from what really happened today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import Event, TicketCalled, TicketRecalled
from kiosk.domain.queue import fold
from kiosk.domain.types import StationId
from kiosk.domain.waiting import (
    RECENT_CALLS,
    entrance,
    expected_s,
    mean_waited_s,
    newcomer_s,
    pace_s,
    prospects,
    shown_minutes,
    wait_s,
)
from tests.domain.made import DESK, GATE_B, LOKET_1, at, event, facts, ticket_id

USUAL_S = 180.0


def day(*called_after_s: float, recalls: int = 0) -> list[Event]:
    """Return a day with a ticket for each call, all issued at 08.00."""
    events: list[Event] = []

    def note(body: object, counter: int, after_s: float) -> None:
        when = at("08.00") + timedelta(seconds=after_s)
        events.append(event(len(events) + 1, body, ticket_id(counter), when=when))  # type: ignore[arg-type] # a body

    for counter, _ in enumerate(called_after_s, start=1):
        note(facts(counter, booking=None), counter, 0)
    for counter, after_s in enumerate(called_after_s, start=1):
        note(TicketCalled(DESK, LOKET_1), counter, after_s)
        for again_s in range(1, recalls + 1):
            note(TicketRecalled(DESK, LOKET_1), counter, after_s + again_s)
    return events


@pytest.mark.parametrize(
    ("calls", "expected_s"),
    [
        ((), USUAL_S),
        ((60,), USUAL_S),
        ((60, 120), USUAL_S),
        ((60, 120, 240), 90.0),
        ((60, 120, 180, 9000, 9060), 60.0),  # a pause at noon is no pace
        ((60, 60, 60), 0.0),
        ((*range(0, 1200, 100), *range(2000, 2000 + RECENT_CALLS)), 1.0),  # only the last count
    ],
)
def test_the_pace_is_that_of_the_last_calls(calls: tuple[float, ...], expected_s: float) -> None:
    assert pace_s(fold(day(*calls)), USUAL_S) == pytest.approx(expected_s)


def test_calling_somebody_twice_does_not_look_like_two_calls() -> None:
    calm, patient = fold(day(60, 120, 240)), fold(day(60, 120, 240, recalls=3))
    assert pace_s(patient, USUAL_S) == pace_s(calm, USUAL_S)


@given(st.lists(st.floats(0, 10_000), max_size=20), st.integers(0, 50))
def test_nobody_is_promised_less_than_nothing(calls: list[float], ahead: int) -> None:
    queue = fold(day(*sorted(calls)))
    assert wait_s(queue, ahead, USUAL_S) >= 0
    assert wait_s(queue, ahead + 1, USUAL_S) >= wait_s(queue, ahead, USUAL_S)


def test_the_next_in_line_waits_for_one_call() -> None:
    assert wait_s(fold(day(60, 120, 240)), 0, USUAL_S) == 90.0
    assert wait_s(fold(day(60, 120, 240)), 3, USUAL_S) == 360.0


def test_how_long_parties_had_waited() -> None:
    assert mean_waited_s(fold(day())) is None
    assert mean_waited_s(fold(day(60, 120))) == 90.0


def test_a_gate_whose_clock_is_ahead_makes_no_wait_negative() -> None:
    issued = event(1, facts(), ticket_id(1), when=at("09.00"))
    called = event(1, TicketCalled(DESK, LOKET_1), ticket_id(1), when=at("08.00"), gate=GATE_B)
    assert mean_waited_s(fold([issued, called])) == 0.0


REGISTRY, GOODS = StationId("registrasi"), StationId("barang")


def house(*priorities: bool, called: int) -> list[Event]:
    """Return parties that came at eight, of whom so many were called, a minute apart."""
    events = [
        event(n, facts(n, booking=None, priority=first, journey=(REGISTRY,)), ticket_id(n),
              when=at("08.00"))
        for n, first in enumerate(priorities, 1)
    ]  # fmt: skip
    for n in range(1, called + 1):
        when = at("08.00") + timedelta(minutes=n)
        called_now = TicketCalled(REGISTRY, LOKET_1)
        events.append(event(len(events) + 1, called_now, ticket_id(n), when=when))
    return events


def test_those_who_will_be_overtaken_are_promised_more() -> None:
    calm = fold(house(*[False] * 6, called=4))
    mixed = fold(house(True, False, True, False, False, False, called=4))
    assert expected_s(calm, ticket_id(5), USUAL_S) == 60.0
    assert expected_s(mixed, ticket_id(5), USUAL_S) == 120.0  # every second one went first
    first = fold(house(True, False, True, False, True, False, called=4))
    assert expected_s(first, ticket_id(5), USUAL_S) == 60.0  # goes first itself


def test_each_station_has_its_own_pace() -> None:
    events = house(*[False] * 4, called=3)
    slow = [
        event(20 + n, facts(10 + n, booking=None, journey=(GOODS,)), ticket_id(10 + n),
              when=at("08.00"))
        for n in range(4)
    ]  # fmt: skip
    for n in range(3):
        when = at("08.00") + timedelta(minutes=10 * n + 1)
        slow.append(event(30 + n, TicketCalled(GOODS, LOKET_1), ticket_id(10 + n), when=when))
    queue = fold([*events, *slow])
    assert (pace_s(queue, USUAL_S, REGISTRY), pace_s(queue, USUAL_S, GOODS)) == (60.0, 600.0)
    assert expected_s(queue, ticket_id(13), USUAL_S) == 600.0


def test_the_entrance_is_where_most_journeys_begin() -> None:
    assert entrance(fold([])) is None
    assert entrance(fold(house(False, called=0))) == REGISTRY
    assert entrance(fold([event(1, facts(), ticket_id(1))])) is None


def test_a_number_that_is_not_known_is_promised_the_whole_line() -> None:
    assert expected_s(fold([]), ticket_id(1), USUAL_S) == USUAL_S


@pytest.mark.parametrize("priorities", [(False,) * 6, (True, False, True, False, False, False)])
def test_a_newcomer_is_told_on_the_board_what_its_ticket_will_say(
    priorities: tuple[bool, ...],
) -> None:
    before = house(*priorities, called=4)
    mine = facts(90, booking=None, journey=(REGISTRY,))
    taken = event(len(before) + 1, mine, ticket_id(90), when=before[-1].at)

    assert newcomer_s(fold(before), USUAL_S) == pytest.approx(
        expected_s(fold([*before, taken]), ticket_id(90), USUAL_S)
    )


@given(st.lists(st.booleans(), max_size=9), st.integers(0, 9), st.booleans())
def test_the_prospects_are_what_is_said_to_each_ticket(
    priorities: list[bool], called: int, old_gate: bool
) -> None:
    events = house(*priorities, called=min(called, len(priorities)))
    if old_gate:  # one that does not write journeys down
        events.append(event(60, facts(60, booking=None), ticket_id(60), when=at("08.00")))
    queue = fold(events)

    found = prospects(queue, USUAL_S)

    assert found.keys() == {each.issue.ticket for each in queue.waiting()}
    for ticket, prospect in found.items():
        assert prospect.ahead == queue.ahead_of(ticket)
        assert prospect.expected_s == pytest.approx(expected_s(queue, ticket, USUAL_S))


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 1), (59, 1), (60, 1), (60.3, 1), (61, 2), (900.0001, 15)]
)
def test_minutes_are_rather_one_more(seconds: float, minutes: int) -> None:
    assert shown_minutes(seconds) == minutes
