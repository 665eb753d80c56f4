"""When each call has its time: in order, none left out, the same for whoever looks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.types import CounterId, StationId, TicketId
from kiosk.server.pacing import FULL_BEHIND, LATE_S, REACH_S, Heard, Pace, Slot, slots, to_ms

START = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
PACE = Pace(call_s=8, shortest_s=5)
ARRIVALS = st.lists(st.floats(0, 60), max_size=40)
"""Seconds between two calls."""


def heard(*received_s: float, late_s: float = 0.1) -> list[Heard]:
    return [
        Heard(TicketId(f"T{n}"), StationId("registrasi"), CounterId("1"),
              START + timedelta(seconds=after - late_s), START + timedelta(seconds=after))
        for n, after in enumerate(received_s)
    ]  # fmt: skip


def spaced(gaps: list[float]) -> list[Heard]:
    return heard(*[sum(gaps[: n + 1]) for n in range(len(gaps))])


def begins_s(given_times: list[Slot]) -> list[float]:
    return [(slot.from_ms - to_ms(START)) / 1000 for slot in given_times]


def lasts_s(slot: Slot) -> float:
    return (slot.until_ms - slot.from_ms) / 1000


def test_a_lone_call_is_shown_at_once_for_its_full_time() -> None:
    (only,) = slots(heard(3), PACE)

    assert begins_s([only]) == [3]
    assert lasts_s(only) == 8 + REACH_S


def test_several_at_once_have_their_full_time_one_after_the_other() -> None:
    given_times = slots(heard(*[0] * (FULL_BEHIND + 1)), PACE)

    assert begins_s(given_times) == [0, 9, 17, 25, 33, 41]


def test_a_burst_of_twenty_is_shortened_by_one_rule_and_never_below_the_shortest() -> None:
    given_times = slots(heard(*[0] * 20), PACE)

    lengths = [lasts_s(slot) for slot in given_times]
    assert lengths[0] == 5 + REACH_S
    assert lengths[1:] == sorted(lengths[1:])
    assert set(lengths[-6:]) == {8}
    assert begins_s(given_times)[-1] < 20 * 8


def test_a_place_may_give_every_call_its_full_time_whatever_comes() -> None:
    given_times = slots(heard(*[0] * 20), Pace(8, 8))

    assert {lasts_s(slot) for slot in given_times[1:]} == {8}


@given(ARRIVALS)
def test_none_is_left_out_none_overlaps_and_the_order_is_that_of_coming(gaps: list[float]) -> None:
    calls = spaced(gaps)

    given_times = slots(calls, PACE)

    assert [slot.heard for slot in given_times] == calls
    for slot, following in pairwise(given_times):
        assert slot.until_ms <= following.from_ms
    for slot in given_times:
        assert slot.from_ms >= to_ms(slot.heard.received_at)
        assert PACE.shortest_s <= lasts_s(slot) <= PACE.call_s + REACH_S


@given(ARRIVALS, st.floats(0, 300))
def test_what_comes_later_moves_no_time_that_has_begun(gaps: list[float], now_s: float) -> None:
    calls = spaced(gaps)
    now = START + timedelta(seconds=now_s)
    known = [call for call in calls if to_ms(call.received_at) <= to_ms(now)]

    begun = [slot for slot in slots(calls, PACE) if slot.from_ms <= to_ms(now)]

    assert begun == [slot for slot in slots(known, PACE) if slot.from_ms <= to_ms(now)]


def test_two_workers_whose_clocks_differ_do_not_change_the_order() -> None:
    calls = heard(10, 9.5, 10.2)

    assert [slot.heard for slot in slots(calls, PACE)] == calls


def test_what_was_called_long_ago_takes_no_time_from_the_others() -> None:
    old = heard(1000, late_s=LATE_S + 1)
    fresh = heard(1000)

    given_times = slots([*old, *fresh], PACE)

    assert [slot.heard for slot in given_times] == [*old, *fresh]
    assert lasts_s(given_times[0]) == 0
    assert begins_s(given_times)[1] == 1000
