"""A queue that grows with its facts is the queue of all of them, however they come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.events import (
    AttendanceMarked,
    BelongingsInspected,
    Body,
    DayClosed,
    Event,
    GoodsResult,
    HostAnswered,
    Item,
    PartyEntered,
    PartyLeft,
    SessionEnded,
    SessionExtended,
    SessionMoved,
    SessionStarted,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
    TicketReturned,
    TicketTransferred,
    issue_of,
)
from kiosk.domain.queue import Call, Folding, Queued, fold, in_order
from kiosk.domain.queue.moving import move
from kiosk.domain.queue.tickets import queued
from kiosk.domain.types import BookingId, CounterId, GoodsId, Seq, StationId, TicketId
from tests.domain.made import DESK, GATE_A, GATE_B, TODAY, at, event, facts, ticket_id

TABLES = StationId("tatap-muka")
STATIONS = st.sampled_from([DESK, TABLES])
COUNTERS = st.sampled_from([CounterId("1"), CounterId("2")])
TICKETS = [ticket_id(1), ticket_id(2), ticket_id(3), ticket_id(1, GATE_B)]
UNTILS = st.integers(0, 40).map(lambda minutes: at("08.00") + timedelta(minutes=minutes))
BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(
        facts,
        st.integers(1, 3),
        booking=st.sampled_from([None, "b1", "b2"]),
        journey=st.just((DESK, TABLES)),
    ),
    *(
        st.builds(kind, STATIONS, COUNTERS)
        for kind in (TicketCalled, StationFinished, TicketReturned, TicketNoShow, SessionEnded)
    ),
    *(st.builds(kind, STATIONS, COUNTERS, UNTILS) for kind in (SessionStarted, SessionExtended)),
    st.builds(SessionMoved, STATIONS, COUNTERS, COUNTERS),
    st.builds(TicketTransferred, STATIONS, COUNTERS, STATIONS),
    st.builds(TicketCancelled),
    st.builds(HostAnswered),
    st.builds(PartyEntered, st.integers(0, 4)),
    st.builds(PartyLeft, st.integers(0, 4)),
    st.builds(AttendanceMarked, st.sampled_from([BookingId("b1"), BookingId("b2")])),
    st.just(BelongingsInspected((Item(GoodsId("obat"), 1, GoodsResult.CLINIC),))),
    st.just(DayClosed(TODAY, 1, 1, 1, 0)),
)


@st.composite
def days(draw: st.DrawFn) -> list[Event]:
    """Return what two gates wrote: seq without gaps, time that never runs backwards."""
    events = []
    for gate in (GATE_A, GATE_B):
        when = at("08.00")
        for seq in range(1, draw(st.integers(0, 14)) + 1):
            when += timedelta(seconds=draw(st.integers(0, 2)))
            ticket = draw(st.none() | st.sampled_from(TICKETS))
            events.append(event(seq, draw(BODIES), ticket, when=when, gate=gate))
    return events


@given(days(), st.data())
def test_in_whatever_pieces_and_order_the_facts_come_the_queue_is_the_same(
    events: list[Event], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(events))
    folding = Folding()
    known: list[Event] = []
    while shuffled:
        size = data.draw(st.integers(1, 5))
        piece, shuffled = shuffled[:size], shuffled[size:]
        known += piece
        again = data.draw(st.lists(st.sampled_from(known), max_size=3))
        queue = folding.take([*again, *piece])
        assert queue == fold(known)
        assert (list(queue.tickets.values()), queue.calls) == told_at_once(known)


def told_at_once(events: list[Event]) -> tuple[list[Queued], tuple[Call, ...]]:
    """Tell a day the plain way: all tickets first, then every fact in its order."""
    ordered = in_order(events)
    issues = [issue for each in ordered if (issue := issue_of(each))]
    tickets = {issue.ticket: queued(issue) for issue in issues}
    calls: dict[tuple[TicketId, datetime], Call] = {}
    for each in ordered:
        if each.ticket is not None and each.ticket in tickets:
            tickets[each.ticket] = moved = move(tickets[each.ticket], each)
            if moved.call is not None:
                calls[each.ticket, moved.call.at] = moved.call
    alone = fold(events).tickets  # rivals are another matter: they are told of by all tickets
    return [replace(each, rivals=alone[ticket].rivals) for ticket, each in tickets.items()], tuple(
        calls.values()
    )


@given(days(), days(), st.data())
def test_whole_days_that_grow_begin_anew_or_change_are_the_fold_of_what_was_given(
    some: list[Event], others: list[Event], data: st.DataObject
) -> None:
    others = [replace(each, seq=Seq(each.seq + 100)) for each in others]
    folding = Folding()
    for _ in range(4):
        more = st.lists(st.sampled_from(others)) if others else st.just([])
        given_now = data.draw(st.permutations(some)) + data.draw(more)
        assert folding.whole(given_now) == fold(given_now)
        assert folding.whole([*given_now, *others]) == fold([*some, *others])


@given(days(), days())
def test_a_new_day_begins_empty(yesterday: list[Event], today: list[Event]) -> None:
    today = [replace(each, seq=Seq(each.seq + 100)) for each in today]  # a journal goes on counting
    folding = Folding()
    folding.whole(yesterday)
    assert folding.whole(today) == fold(today)
    assert folding.whole(today) == fold(today)


@given(days())
def test_heads_and_sittings_hang_together(events: list[Event]) -> None:
    for each in fold(events).tickets.values():
        assert 0 <= each.heads.inside <= max(0, each.heads.entered)
        if each.is_sitting and each.sitting is not None:
            assert each.call is not None
            assert each.call.counter == each.sitting.counter
