"""The accounts of a day find what is wrong in its journals, whatever it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kiosk.demo.day.accounts import Accounts, account, twice_in_order
from kiosk.demo.day.journals import Journals
from kiosk.domain.events import (
    Body,
    CancelReason,
    Event,
    PartyEntered,
    PartyLeft,
    SessionMoved,
    SessionStarted,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
)
from kiosk.domain.queue import Call, fold
from kiosk.domain.types import CounterId, GateId, NodeId, Seq, StationId
from tests.domain.made import DESK, GATE_A, GATE_B, at, event, facts, ticket_id

DESKS = GateId("centre")
A, B, CENTRE = NodeId("gate-a-1"), NodeId("gate-b-1"), NodeId("centre-1")
ONE, TWO, TEN = CounterId("1"), CounterId("2"), CounterId("10")
TABLES = StationId("tatap-muka")
MINE = ticket_id(1)


def wrote(gate: GateId, seq: int, clock: str, body: Body) -> Event:
    return event(seq, body, MINE, when=at(clock), gate=gate)


ISSUED = wrote(GATE_A, 1, "09.00", facts(journey=(DESK,)))
CALLED = wrote(DESKS, 1, "09.05", TicketCalled(DESK, ONE))
ENTERED = wrote(DESKS, 2, "09.06", PartyEntered(3))
FINISHED = wrote(DESKS, 3, "09.06", StationFinished(DESK, ONE))
LEFT = wrote(GATE_B, 1, "09.30", PartyLeft(3))
A_VISIT = [ISSUED, CALLED, ENTERED, FINISHED, LEFT]


def day(
    at_a: Sequence[Event],
    at_b: Sequence[Event] | None = None,
    centre: Sequence[Event] | None = None,
) -> Accounts:
    """Account for a day of which all know the same, unless told otherwise."""
    known = {A: at_a, B: at_a if at_b is None else at_b}
    return account(Journals(known, at_a if centre is None else centre, CENTRE))


def test_a_visit_from_number_to_way_out_balances() -> None:
    told = day(A_VISIT)
    assert told.even
    assert (told.tickets_issued, told.tickets_accounted) == (1, 1)
    assert (told.heads_in, told.heads_out, told.events) == (3, 3, 5)
    assert told.outcomes == {"served": 1}


def test_the_order_in_which_facts_came_to_a_node_does_not_matter() -> None:
    assert day(A_VISIT, at_b=A_VISIT[::-1]).even


@pytest.mark.parametrize("missing", A_VISIT)
def test_a_fact_that_did_not_come_to_the_server_is_lost(missing: Event) -> None:
    there = [each for each in A_VISIT if each != missing]
    told = day(A_VISIT, centre=there)
    assert not told.folds_equal
    assert not told.even
    assert told.events_lost == 1


def test_a_fact_that_did_not_come_to_a_gate_is_lost() -> None:
    told = day(A_VISIT, at_b=[each for each in A_VISIT if each != CALLED])
    assert told.events_lost == 1
    assert not told.folds_equal


def test_a_fact_that_came_otherwise_than_it_was_written_is_lost() -> None:
    other = replace(CALLED, body=TicketCalled(DESK, TWO))
    changed = [other if each == CALLED else each for each in A_VISIT]
    assert day(A_VISIT, at_b=changed).events_lost == 1


def test_a_gap_in_what_a_gate_wrote_is_a_loss_even_if_nobody_has_it() -> None:
    gap = replace(LEFT, seq=Seq(2))
    assert day([*A_VISIT[:-1], gap]).events_lost == 1


@pytest.mark.parametrize("where", ["gate", "centre"])
def test_a_fact_that_stands_twice_is_doubled(where: str) -> None:
    twice = [*A_VISIT, CALLED]
    told = day(A_VISIT, at_b=twice) if where == "gate" else day(A_VISIT, centre=twice)
    assert told.events_doubled == 1
    assert told.folds_equal  # the fold does not mind, the accounts do
    assert not told.even


def test_heads_that_did_not_come_out_leave_the_ticket_open() -> None:
    told = day([ISSUED, CALLED, ENTERED, FINISHED, replace(LEFT, body=PartyLeft(2))])
    assert (told.heads_in, told.heads_out) == (3, 2)
    assert (told.tickets_accounted, told.even) == (0, False)


def test_more_heads_out_than_in_are_not_even() -> None:
    assert not day([ISSUED, CALLED, ENTERED, FINISHED, replace(LEFT, body=PartyLeft(4))]).even


@pytest.mark.parametrize(
    ("body", "accounted"),
    [
        (TicketCancelled(CancelReason.LEFT), 1),
        (TicketNoShow(DESK, ONE), 1),
        (TicketNoShow(DESK, ONE, back_at=at("09.15")), 0),
    ],
)
def test_a_ticket_is_accounted_for_when_it_cannot_come_back(body: Body, accounted: int) -> None:
    ended = wrote(DESKS, 2, "09.07", body)
    assert day([ISSUED, CALLED, ended]).tickets_accounted == accounted


def test_a_ticket_that_still_waits_is_not_accounted_for() -> None:
    assert day([ISSUED]).tickets_accounted == 0


def test_a_call_of_who_was_known_to_be_called_elsewhere_counts_as_twice() -> None:
    again = wrote(GATE_A, 2, "09.05.30", TicketCalled(DESK, TWO))
    knew = [ISSUED, CALLED, again, ENTERED, FINISHED, LEFT]
    assert day(knew).called_twice == 1


def test_a_call_made_apart_is_lost_and_not_twice() -> None:
    again = wrote(GATE_A, 2, "09.05.30", TicketCalled(DESK, TWO))
    knew_later = [ISSUED, again, CALLED, ENTERED, FINISHED, LEFT]
    told = day(knew_later, centre=[ISSUED, CALLED, ENTERED, FINISHED, again, LEFT])
    assert (told.called_twice, told.calls_lost) == (0, 1)
    assert told.even


def test_two_calls_that_stand_at_once_are_found_in_the_order_of_the_facts() -> None:
    again = wrote(GATE_A, 2, "09.05.30", TicketCalled(DESK, TWO))
    events = [ISSUED, CALLED, again, FINISHED]
    queue = fold(events)
    assert twice_in_order(events, queue) == 0
    (first,) = queue.calls
    # A fold that let both stand, which ours does not:
    both = replace(queue, calls=(first, Call(MINE, DESK, TWO, again.at, again.at, first.since)))
    assert twice_in_order(events, both) == 1


def test_a_session_that_moved_is_at_its_new_table() -> None:
    visit = [
        wrote(GATE_A, 1, "09.00", facts(journey=(TABLES,))),
        wrote(GATE_A, 2, "09.01", TicketCalled(TABLES, ONE)),
        wrote(GATE_A, 3, "09.02", SessionStarted(TABLES, ONE, at("09.12"))),
        wrote(GATE_A, 4, "09.03", SessionMoved(TABLES, ONE, TEN)),
        wrote(GATE_A, 5, "09.12", StationFinished(TABLES, TEN)),
    ]
    assert twice_in_order(visit, fold(visit)) == 0
    assert day(visit).even
