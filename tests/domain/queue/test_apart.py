"""Counters that are apart may call one ticket: all agree whose it is, and the other is told."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.calling import call_next, finish, give_back, no_show
from kiosk.domain.events import (
    Event,
    Noted,
    StationFinished,
    TicketCalled,
    TicketNoShow,
    TicketReturned,
)
from kiosk.domain.oddities import LOST_SHOWN, lost_calls
from kiosk.domain.queue import Stage, fold
from kiosk.domain.types import GateId, StationId
from tests.domain.made import GATE_A, GATE_B, event, spot, ticket_id
from tests.domain.queue.house import GOODS, ONE, REGISTRY, TWO, WAY, minute, numbers, party, ticket

ISSUED = event(1, party(1), ticket_id(1), when=minute(0))
HERE = event(2, TicketCalled(REGISTRY, ONE), ticket_id(1), when=minute(5))
THERE = event(1, TicketCalled(REGISTRY, TWO), ticket_id(1), when=minute(6), gate=GATE_B)


def test_the_earlier_call_stands_and_the_other_counter_is_told() -> None:
    queue = fold([THERE, ISSUED, HERE])
    assert queue.on_call(REGISTRY, TWO) is None
    present = queue.on_call(REGISTRY, ONE)
    assert present is not None
    assert present.issue.ticket == ticket_id(1)
    assert [call.ticket for call in queue.lost_at(REGISTRY, TWO)] == [ticket_id(1)]
    assert queue.lost_at(REGISTRY, ONE) == []


def test_the_other_counter_is_told_for_a_while() -> None:
    queue = fold([THERE, ISSUED, HERE])
    (lost,) = lost_calls(queue, REGISTRY, TWO, minute(6) + LOST_SHOWN)
    assert (str(lost.number), lost.stands.counter) == ("A001", ONE)
    assert lost_calls(queue, REGISTRY, TWO, minute(6.1) + LOST_SHOWN) == []


def test_what_the_other_counter_wrote_moves_nothing() -> None:
    for body in (
        StationFinished(REGISTRY, TWO),
        TicketNoShow(REGISTRY, TWO),
        TicketReturned(REGISTRY, TWO),
    ):
        later = event(2, body, ticket_id(1), when=minute(8), gate=GATE_B)
        mine = ticket(fold([ISSUED, HERE, THERE, later]), 1)
        assert (mine.stage, mine.station) == (Stage.CALLED, REGISTRY)


def test_a_call_of_a_ticket_that_had_gone_on_is_lost_too() -> None:
    done = event(3, StationFinished(REGISTRY, ONE), ticket_id(1), when=minute(5.5))
    queue = fold([ISSUED, HERE, done, THERE])
    assert (ticket(queue, 1).stage, ticket(queue, 1).station) == (Stage.WAITING, GOODS)
    assert len(queue.lost_at(REGISTRY, TWO)) == 1


def test_the_same_counter_calling_twice_has_lost_nothing() -> None:
    again = event(3, TicketCalled(REGISTRY, ONE), ticket_id(1), when=minute(7))
    assert ticket(fold([ISSUED, HERE, again]), 1).lost == ()


WISHES = {"next": call_next, "finish": finish, "back": give_back, "absent": no_show}
PRESSES = st.lists(
    st.tuples(
        st.sampled_from(["arrives", "meet", *WISHES]),
        st.sampled_from([GATE_A, GATE_B]),
        st.sampled_from(WAY),
    ),
    max_size=60,
)


@given(PRESSES)
def test_two_gates_that_are_apart_and_meet_again_account_for_every_ticket(
    presses: list[tuple[str, GateId, StationId]],
) -> None:
    journals: dict[GateId, list[Event]] = {GATE_A: [], GATE_B: []}
    known: dict[GateId, set[Event]] = {GATE_A: set(), GATE_B: set()}
    counters = {GATE_A: ONE, GATE_B: TWO}
    issued = 0
    for place, (press, gate, station) in enumerate(presses):
        if press == "meet":
            everything = {each for journal in journals.values() for each in journal}
            known = {GATE_A: set(everything), GATE_B: set(everything)}
            continue
        if press == "arrives":
            issued += 1
            drafts = [Noted(party(issued), ticket_id(issued))]
        else:
            drafts = WISHES[press](fold(known[gate]), spot(station), counters[gate])
        for each in drafts:
            seq = len(journals[gate]) + 1
            written = event(seq, each.body, each.ticket, when=minute(place), gate=gate)
            journals[gate].append(written)
            known[gate].add(written)

    queue = fold([*journals[GATE_A], *journals[GATE_B]])
    assert len(queue.tickets) == issued
    waiting = Counter(number for station in WAY for number in numbers(queue.waiting(station)))
    assert set(waiting.values()) <= {1}  # in one line at a time
    at_counters = [queue.on_call(station, c) for station in WAY for c in (ONE, TWO)]
    called = [each.issue.ticket for each in at_counters if each is not None]
    assert len(called) == len(set(called))
    for moved in queue.tickets.values():
        assert [stay.station for stay in moved.stays] + list(moved.ahead) == list(WAY)
