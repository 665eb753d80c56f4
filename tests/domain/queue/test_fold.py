"""The queue as a fold: every node that has the same facts shows the same line."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.calling import call_next, no_show, recall
from kiosk.domain.events import (
    Body,
    Event,
    HelpGiven,
    Noted,
    StationFinished,
    TicketCalled,
    TicketNoShow,
    TicketRecalled,
)
from kiosk.domain.queue import Call, Queue, Stage, fold, in_order
from kiosk.domain.types import BookingId, CounterId, TicketId
from tests.domain.made import (
    DESK,
    GATE_A,
    GATE_B,
    LOKET_1,
    at,
    event,
    facts,
    spot,
    ticket_id,
)

LOKET_2 = CounterId("2")
CALLED, RECALLED = TicketCalled(DESK, LOKET_1), TicketRecalled(DESK, LOKET_1)
FINISHED, NO_SHOW = StationFinished(DESK, LOKET_1), TicketNoShow(DESK, LOKET_1)

TICKETS = [ticket_id(1), ticket_id(2), ticket_id(3), ticket_id(1, GATE_B)]
BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(facts, st.integers(1, 3), booking=st.sampled_from([None, "b1", "b2"])),
    *(
        st.builds(kind, st.just(DESK), st.sampled_from([LOKET_1, LOKET_2]))
        for kind in (TicketCalled, TicketRecalled, StationFinished, TicketNoShow)
    ),
    st.just(HelpGiven()),
)


@st.composite
def journals(draw: st.DrawFn) -> list[Event]:
    """Return what two gates wrote: seq without gaps, time that never runs backwards."""
    events = []
    for gate in (GATE_A, GATE_B):
        when = at("08.00")
        for seq in range(1, draw(st.integers(0, 12)) + 1):
            when += timedelta(seconds=draw(st.integers(0, 2)))
            ticket = draw(st.none() | st.sampled_from(TICKETS))
            events.append(event(seq, draw(BODIES), ticket, when=when, gate=gate))
    return events


@given(journals(), st.data())
def test_the_same_facts_in_any_order_give_the_same_queue(
    events: list[Event], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(events))
    repeated = data.draw(st.lists(st.sampled_from(events), max_size=9)) if events else []
    assert fold([*shuffled, *repeated]) == fold(events)


@given(journals(), st.data())
def test_two_replicas_that_meet_agree(events: list[Event], data: st.DataObject) -> None:
    here = [each for each in events if data.draw(st.booleans())]
    there = [each for each in events if each not in here or data.draw(st.booleans())]
    assert fold(in_order(here) + in_order(there)) == fold(events)
    assert fold(here + there).waiting() == fold(events).waiting()


@given(journals())
def test_a_ticket_stands_in_one_place(events: list[Event]) -> None:
    queue = fold(events)
    issued = {each.ticket for each in events if isinstance(each.body, type(facts()))} - {None}
    assert set(queue.tickets) == issued
    waiting = {queued.issue.ticket for queued in queue.waiting()}
    assert waiting == {t for t, queued in queue.tickets.items() if queued.stage is Stage.WAITING}


def line(*bodies: tuple[Body, int | None]) -> Queue:
    """Fold what one gate wrote, one second apart."""
    return fold(
        event(seq, body, None if counter is None else ticket_id(counter))
        for seq, (body, counter) in enumerate(bodies, start=1)
    )


def arrived(*counters: int) -> list[tuple[Body, int | None]]:
    return [(facts(counter, booking=BookingId(f"b{counter}")), counter) for counter in counters]


def stage(queue: Queue, counter: int) -> Stage:
    return queue.tickets[ticket_id(counter)].stage


def test_a_ticket_goes_from_waiting_to_served() -> None:
    assert stage(line(*arrived(1)), 1) is Stage.WAITING
    assert stage(line(*arrived(1), (CALLED, 1)), 1) is Stage.CALLED
    assert stage(line(*arrived(1), (CALLED, 1), (FINISHED, 1)), 1) is Stage.SERVED


def test_who_did_not_come_may_be_called_again() -> None:
    absent = [*arrived(1), (CALLED, 1), (NO_SHOW, 1)]
    assert stage(line(*absent), 1) is Stage.NO_SHOW
    assert stage(line(*absent, (CALLED, 1)), 1) is Stage.CALLED


def test_what_does_not_fit_changes_nothing() -> None:
    queue = line(
        *arrived(1), (RECALLED, 1), (FINISHED, 1), (NO_SHOW, 1), (CALLED, 9), (CALLED, None)
    )
    assert stage(queue, 1) is Stage.WAITING
    assert queue.calls == ()


def test_a_call_remembers_when_it_was_first_and_last_made() -> None:
    queue = line(*arrived(1), (CALLED, 1), (RECALLED, 1), (RECALLED, 1))
    call = queue.tickets[ticket_id(1)].call
    assert call == Call(
        ticket_id(1), DESK, LOKET_1, at("09.00.02"), at("09.00.04"), since=at("09.00.01")
    )


def test_a_number_called_again_is_still_one_call() -> None:
    queue = line(*arrived(1, 2), (CALLED, 1), (RECALLED, 1), (FINISHED, 1), (CALLED, 2))
    assert [call.ticket for call in queue.calls] == [ticket_id(1), ticket_id(2)]
    assert queue.calls[0].last_at == at("09.00.04")


def test_the_earlier_session_comes_first_then_who_came_first() -> None:
    later = {"session_from": at("10.30"), "session_until": at("11.00")}
    queue = line(
        (facts(1, booking=None, **later), 1),
        (facts(2, booking=None), 2),
        (facts(3, booking=None), 3),
    )
    assert [str(q.issue.facts.number) for q in queue.waiting()] == ["A002", "A003", "A001"]
    assert [queue.ahead_of(ticket_id(counter)) for counter in (2, 3, 1)] == [0, 1, 2]


def test_a_clock_that_stands_still_does_not_turn_the_line_round() -> None:
    # A clock set back: the journal writes one time until the clock has caught up.
    noon = at("12.00")
    queue = fold(
        event(seq, facts(counter, booking=None), ticket_id(counter), when=noon)
        for seq, counter in enumerate([998, 999, 1000, 1001], start=1)
    )
    assert [q.issue.facts.number.counter for q in queue.waiting()] == [998, 999, 1000, 1001]


def test_a_call_by_a_clock_that_is_behind_still_counts() -> None:
    issued = event(1, facts(), ticket_id(1), when=at("09.00"))
    called = event(1, CALLED, ticket_id(1), when=at("08.59"), gate=GATE_B)
    assert stage(fold([called, issued]), 1) is Stage.CALLED


def test_two_tickets_on_one_booking_name_each_other() -> None:
    ours = event(1, facts(1), ticket_id(1))
    theirs = event(1, facts(1), ticket_id(1, GATE_B), gate=GATE_B)
    queue = fold([ours, theirs, event(2, facts(2, booking=None), ticket_id(2))])
    assert {q.issue.ticket: [r.ticket for r in q.rivals] for q in queue.flagged()} == {
        ticket_id(1): [ticket_id(1, GATE_B)],
        ticket_id(1, GATE_B): [ticket_id(1)],
    }


def test_parties_of_a_session_are_counted() -> None:
    queue = line(
        (facts(1, booking=None), 1),
        (facts(2, booking=None), 2),
        (facts(3, booking=None, session_from=at("13.00")), 3),
    )
    assert queue.in_session(facts().service, at("09.30")) == 2


def test_one_booking_with_two_tickets_takes_one_place_of_its_session() -> None:
    ours, theirs = event(1, facts(1), ticket_id(1)), event(1, facts(1), TicketId("B"), gate=GATE_B)
    assert fold([ours, theirs]).in_session(facts().service, at("09.30")) == 1


PRESSES = st.lists(
    st.tuples(
        st.sampled_from(["next", "recall", "absent", "arrives"]),
        st.sampled_from([LOKET_1, LOKET_2]),
    ),
    max_size=40,
)
WISHES = {"next": call_next, "recall": recall, "absent": no_show}


@given(PRESSES)
def test_whatever_is_pressed_no_ticket_goes_to_two(
    presses: list[tuple[str, CounterId]],
) -> None:
    events: list[Event] = []
    issued = 0

    def note(noted: list[Noted]) -> None:
        for each in noted:
            events.append(event(len(events) + 1, each.body, each.ticket))

    for press, counter in presses:
        queue = fold(events)
        if press == "arrives":
            issued += 1
            note([Noted(facts(issued, booking=None), ticket_id(issued))])
            continue
        waiting = [queued.issue.ticket for queued in queue.waiting()]
        noted = WISHES[press](queue, spot(DESK), counter)
        note(noted)
        called = [each.ticket for each in noted if isinstance(each.body, TicketCalled)]
        assert called == (waiting[:1] if press == "next" else [])
        at_counters = [fold(events).on_call(DESK, each) for each in (LOKET_1, LOKET_2)]
        served = [queued.issue.ticket for queued in at_counters if queued is not None]
        assert len(served) == len(set(served))


def test_with_nobody_waiting_the_one_at_the_counter_is_left_there() -> None:
    queue = line(*arrived(1), (CALLED, 1))
    assert call_next(queue, spot(DESK), LOKET_1) == []
    assert recall(queue, spot(DESK), LOKET_2) == no_show(queue, spot(DESK), LOKET_2) == []
