"""What the board shows of a day, and what it never shows."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.domain.events import TicketRecalled
from kiosk.domain.queue import fold
from kiosk.domain.types import CounterId, NodeId, StationId
from kiosk.server.board import BoardRules, BoardView, Place, view
from kiosk.server.days import Today, calls_in, of_day
from kiosk.server.pacing import Pace
from tests.server.gatehand import GateHand, called, finished, issued
from tests.server.oneday import NOW, TODAY, call, take

EVENING = NOW + timedelta(hours=12)
GOODS = Place("Barang", numbered=False)
RULES = BoardRules({StationId("barang"): GOODS}, Place("Loket"), 4, 60, Pace())


@pytest.fixture
def hand() -> GateHand:
    return GateHand("", "", NodeId("gate-a-1"))


def day_of(hand: GateHand, late: timedelta = timedelta(0)) -> Today:
    heard = calls_in((event.at + late, event) for event in hand.written)
    return Today(TODAY, NOW, fold(of_day(hand.written, TODAY)), tuple(heard))


def shown(hand: GateHand, now: datetime = EVENING) -> BoardView:
    return view(day_of(hand), RULES, now)


def numbers(found: BoardView) -> list[str]:
    return [each.number for each in ([found.now] if found.now else []) + list(found.before)]


def test_before_anything_happened() -> None:
    assert view(Today(TODAY, NOW), RULES, NOW) == BoardView(minutes=1)


def test_the_latest_call_comes_first_and_those_before_follow(hand: GateHand) -> None:
    for n in range(1, 8):
        take(hand, f"A00{n}")
    for n in range(1, 8):
        call(hand, f"A00{n}", n, "barang" if n == 6 else "registrasi")

    found = shown(hand)

    assert numbers(found) == ["A007", "A006", "A005", "A004", "A003"]
    assert found.now is not None
    assert [found.now.place, found.before[0].place] == ["Loket 2", "Barang"]


def test_calls_that_come_at_once_wait_for_each_other(hand: GateHand) -> None:
    for n in range(1, 4):
        take(hand, f"A00{n}")
    for n in range(1, 4):
        call(hand, f"A00{n}", 1)

    first = shown(hand, NOW + timedelta(minutes=1))
    second = shown(hand, NOW + timedelta(minutes=1, seconds=10))

    assert (numbers(first), [each.number for each in first.coming]) == (["A001"], ["A002", "A003"])
    assert (numbers(second), [each.number for each in second.coming]) == (
        ["A002", "A001"],
        ["A003"],
    )


def test_waiting_and_minutes_follow_the_pace(hand: GateHand) -> None:
    for n in range(1, 10):
        take(hand, f"A00{n}")
    for n in range(1, 4):
        call(hand, f"A00{n}", n * 5)

    found = shown(hand)

    assert (found.waiting, found.minutes) == (6, 35)


def test_a_number_called_again_moves_to_the_front_once(hand: GateHand) -> None:
    take(hand, "A001")
    take(hand, "A002")
    call(hand, "A001", 1)
    call(hand, "A002", 2)
    before = shown(hand)
    again = TicketRecalled(StationId("registrasi"), CounterId("2"))
    hand.write(again, "A001", NOW + timedelta(minutes=3))

    after = shown(hand)

    assert numbers(after) == ["A001", "A002"]
    assert after.now is not None
    assert after.now.key != before.before[0].key


def test_a_call_stays_when_the_counter_is_done(hand: GateHand) -> None:
    take(hand, "A001")
    call(hand, "A001", 1)
    hand.write(finished(), "A001", NOW + timedelta(minutes=2))

    assert numbers(shown(hand)) == ["A001"]


def test_what_was_called_long_before_the_line_came_back_is_listed_not_announced(
    hand: GateHand,
) -> None:
    for n in range(1, 4):
        take(hand, f"A00{n}")
        call(hand, f"A00{n}", n)

    found = view(day_of(hand, late=timedelta(hours=1)), RULES, NOW + timedelta(hours=1, minutes=1))

    assert numbers(found) == ["A003", "A002", "A001"]
    assert found.coming == ()


def test_a_call_of_a_number_not_known_yet_waits_for_it(hand: GateHand) -> None:
    call(hand, "A001", 1)

    assert shown(hand).now is None


def test_a_call_that_another_counter_had_made_before_is_not_shown(hand: GateHand) -> None:
    take(hand, "A001")
    call(hand, "A001", 1)
    other = GateHand("", "", NodeId("gate-b-1"))
    hand.written.append(other.write(called("5"), "A001", NOW + timedelta(minutes=2)))

    found = shown(hand)

    assert found.now is not None
    assert (found.now.place, found.before) == ("Loket 2", ())


def test_a_ticket_of_another_day_is_not_shown(hand: GateHand) -> None:
    hand.write(issued("A001", TODAY - timedelta(days=1)), "A001", NOW)
    call(hand, "A001", 1)

    assert shown(hand).now is None


def test_only_what_is_on_the_board_can_be_asked_for(hand: GateHand) -> None:
    for n in range(1, 9):
        take(hand, f"A00{n}")
        call(hand, f"A00{n}", n)
    found = shown(hand)
    assert found.now is not None

    assert found.call(found.now.key) is found.now
    assert found.call(found.before[-1].key) is found.before[-1]
    assert found.call("A001-1") is None
