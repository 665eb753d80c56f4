"""A ticket moves from station to station by facts, and by nothing else."""

from __future__ import annotations

import pytest

from kiosk.domain.calling import (
    MOST_ABSENCES,
    call,
    call_next,
    cancel,
    finish,
    give_back,
    judge_priority,
    no_show,
    transfer,
)
from kiosk.domain.events import (
    CancelReason,
    Noted,
    PriorityDeclined,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
    TicketReturned,
    TicketTransferred,
)
from kiosk.domain.queue import Lane, Queue, Stage, Stay
from tests.domain.made import spot, ticket_id
from tests.domain.queue.house import (
    GOODS,
    ONE,
    REGISTRY,
    TWO,
    VISIT,
    WAY,
    Line,
    minute,
    numbers,
    party,
    ticket,
    told,
)

ARRIVES: Line = (0.0, party(1), 1)
CALLED: Line = (5.0, TicketCalled(REGISTRY, ONE), 1)


def test_it_waits_at_the_first_station_of_its_journey_only() -> None:
    queue = told(ARRIVES)
    assert [numbers(queue.waiting(station)) for station in WAY] == [[1], [], []]
    assert numbers(queue.waiting()) == [1]
    assert call_next(queue, spot(GOODS), ONE) == []


def test_a_station_that_is_done_with_it_sends_it_to_the_next() -> None:
    queue = told(ARRIVES, CALLED, (9, StationFinished(REGISTRY, ONE), 1))
    mine = ticket(queue, 1)
    assert (mine.stage, mine.station, mine.arrived_at) == (Stage.WAITING, GOODS, minute(9))
    assert mine.stays == (Stay(REGISTRY, ONE, minute(5), minute(9)),)
    assert [numbers(queue.waiting(station)) for station in WAY] == [[], [1], []]


def test_after_the_last_station_it_is_served() -> None:
    lines: list[Line] = [ARRIVES]
    for place, station in enumerate(WAY, start=1):
        lines.append((place * 10, TicketCalled(station, ONE), 1))
        lines.append((place * 10 + 5, StationFinished(station, ONE), 1))
    mine = ticket(told(*lines), 1)
    assert (mine.stage, mine.ahead) == (Stage.SERVED, ())
    assert [stay.station for stay in mine.stays] == list(WAY)


def test_a_party_given_back_keeps_its_place() -> None:
    called = told(ARRIVES, (1, party(2), 2), CALLED)
    assert give_back(called, spot(REGISTRY), ONE) == [
        Noted(TicketReturned(REGISTRY, ONE), ticket_id(1))
    ]
    queue = told(ARRIVES, (1, party(2), 2), CALLED, (6, TicketReturned(REGISTRY, ONE), 1))
    assert numbers(queue.waiting(REGISTRY)) == [1, 2]
    assert queue.on_call(REGISTRY, ONE) is None


def test_a_party_sent_elsewhere_goes_on_from_there() -> None:
    called = told(ARRIVES, CALLED)
    assert transfer(called, spot(REGISTRY), ONE, REGISTRY) == []
    sent: Line = (6.0, TicketTransferred(REGISTRY, ONE, VISIT), 1)
    assert transfer(called, spot(REGISTRY), ONE, VISIT) == [Noted(sent[1], ticket_id(1))]
    mine = ticket(told(ARRIVES, CALLED, sent), 1)
    assert (mine.stage, mine.ahead, mine.stays) == (Stage.WAITING, (VISIT, GOODS), ())


def test_who_did_not_come_stands_in_the_line_again_after_a_while_behind_the_others() -> None:
    absent = no_show(told(ARRIVES, CALLED), spot(REGISTRY), ONE, minute(11))
    assert absent == [Noted(TicketNoShow(REGISTRY, ONE, minute(11)), ticket_id(1))]
    queue = told(ARRIVES, (1, party(2), 2), CALLED, (6, absent[0].body, 1))
    assert numbers(queue.at(minute(10.9)).waiting(REGISTRY)) == [2]
    assert numbers(queue.at(minute(11)).waiting(REGISTRY)) == [2, 1]
    assert ticket(queue, 1).stage is Stage.NO_SHOW


def test_who_did_not_come_twice_is_called_again_by_an_officer_only() -> None:
    lines: list[Line] = [ARRIVES, CALLED]
    for passed in range(10, 10 + 10 * MOST_ABSENCES, 10):
        queue = told(*lines)
        (gone,) = no_show(queue, spot(REGISTRY), ONE, minute(passed + 5))
        lines += [(passed, gone.body, 1), (passed + 6, TicketCalled(REGISTRY, ONE), 1)]
    last = told(*lines[:-1]).at(minute(600))
    assert (numbers(last.waiting(REGISTRY)), ticket(last, 1).absences) == ([], MOST_ABSENCES)
    again = call(last, spot(REGISTRY), TWO, ticket_id(1))
    assert again == [Noted(TicketCalled(REGISTRY, TWO), ticket_id(1))]


def test_an_officer_may_pick_a_number_at_its_station_only() -> None:
    queue = told(ARRIVES, (1, party(2), 2), CALLED)
    assert call(queue, spot(REGISTRY), ONE, ticket_id(2)) == [
        Noted(StationFinished(REGISTRY, ONE), ticket_id(1)),
        Noted(TicketCalled(REGISTRY, ONE), ticket_id(2)),
    ]
    assert call(queue, spot(GOODS), ONE, ticket_id(2)) == []
    assert call(queue, spot(REGISTRY), TWO, ticket_id(1)) == []  # is at counter 1
    assert call(queue, spot(REGISTRY), TWO, ticket_id(9)) == []


def test_the_last_party_of_a_line_can_be_let_go() -> None:
    queue = told(ARRIVES, CALLED)
    assert finish(queue, spot(REGISTRY), ONE) == [
        Noted(StationFinished(REGISTRY, ONE), ticket_id(1))
    ]
    assert finish(queue, spot(REGISTRY), TWO) == []


@pytest.mark.parametrize("reason", CancelReason)
def test_a_cancelled_ticket_waits_nowhere_and_takes_no_place_of_its_session(
    reason: CancelReason,
) -> None:
    before = told(ARRIVES)
    assert cancel(before, ticket_id(1), reason) == [Noted(TicketCancelled(reason), ticket_id(1))]
    queue = told(ARRIVES, (3, TicketCancelled(reason), 1), CALLED)
    facts = ticket(queue, 1).issue.facts
    assert (ticket(queue, 1).stage, ticket(queue, 1).cancelled) == (Stage.CANCELLED, reason)
    assert queue.waiting() == []
    assert facts.session_from is not None
    assert queue.in_session(facts.service, facts.session_from) == 0
    assert cancel(queue, ticket_id(1), reason) == []


def test_a_guard_decides_who_goes_first_once() -> None:
    queue = told((0, party(1, priority=True), 1))
    assert ticket(queue, 1).lane is Lane.DECLARED
    assert judge_priority(queue, ticket_id(1), granted=False) == [
        Noted(PriorityDeclined(), ticket_id(1))
    ]
    declined = told((0, party(1, priority=True), 1), (1, PriorityDeclined(), 1))
    assert not ticket(declined, 1).goes_first
    assert judge_priority(declined, ticket_id(1), granted=False) == []
    assert len(judge_priority(declined, ticket_id(1), granted=True)) == 1


def test_an_older_gates_ticket_waits_everywhere_and_is_served_by_the_first() -> None:
    queue = told((0, party(1, journey=()), 1))
    assert [numbers(queue.waiting(station)) for station in WAY] == [[1], [1], [1]]
    served = told(
        (0, party(1, journey=()), 1),
        (5, TicketCalled(GOODS, ONE), 1),
        (6, StationFinished(GOODS, ONE), 1),
    )
    assert ticket(served, 1).stage is Stage.SERVED


def test_nothing_is_asked_of_nobody() -> None:
    for wish in (finish, give_back, no_show):
        assert wish(Queue(), spot(REGISTRY), ONE) == []
    assert cancel(Queue(), ticket_id(1), CancelReason.LEFT) == []
    assert judge_priority(Queue(), ticket_id(1), granted=True) == []
