"""Waits and promises are read out of the journals, with what each gate knew at the time."""

from __future__ import annotations

from kiosk.demo.day.journals import Journals
from kiosk.demo.day.waits import ORDINARY, PRIORITY, promises, spread, waits
from kiosk.domain.events import Event, StationFinished, TicketCalled
from kiosk.domain.queue import fold
from kiosk.domain.types import CounterId, NodeId
from kiosk.domain.waiting import expected_s
from tests.domain.made import DESK, GATE_B, at, event, facts, ticket_id

A, B = NodeId("gate-a-1"), NodeId("gate-b-1")
ONE = CounterId("1")
USUAL_S = 180.0


def issued(seq: int, clock: str, *, first: bool = False) -> Event:
    made = facts(seq, booking=None, journey=(DESK,), session_from=None, priority=first)
    return event(seq, made, ticket_id(seq), when=at(clock))


def called(seq: int, clock: str, ticket: int) -> list[Event]:
    mine = ticket_id(ticket)
    return [
        event(seq, TicketCalled(DESK, ONE), mine, when=at(clock), gate=GATE_B),
        event(seq + 1, StationFinished(DESK, ONE), mine, when=at(clock), gate=GATE_B),
    ]


TICKETS = [issued(1, "09.00"), issued(2, "09.00.30"), issued(3, "09.01", first=True)]
CALLS = [*called(1, "09.02", 3), *called(3, "09.04", 1), *called(5, "09.10", 2)]

JOURNALS = Journals({A: [*TICKETS, *CALLS], B: [*TICKETS, *CALLS]}, [*TICKETS, *CALLS], B)


def test_waits_are_from_the_number_to_its_first_call_by_lane() -> None:
    told = waits(JOURNALS)
    assert (told.first.count, told.first.median_s) == (3, 240.0)
    assert told.lanes[PRIORITY].median_s == 60.0
    assert told.lanes[ORDINARY].median_s == (240.0 + 570.0) / 2


def test_a_gate_that_was_cut_off_promised_from_what_it_knew() -> None:
    known = [TICKETS[0], TICKETS[1], TICKETS[2], *CALLS]
    journals = Journals({A: known, B: known}, known, B)
    alone = promises(A, known, journals)
    # The calls came to the gate after its last ticket: until then it knew of none.
    for place, each in enumerate(TICKETS, start=1):
        assert each.ticket is not None
        assert alone[each.ticket] == expected_s(fold(TICKETS[:place]), each.ticket, USUAL_S)
    online = promises(A, [TICKETS[0], *CALLS[2:4], *TICKETS[1:]], journals)
    assert (alone[ticket_id(2)], online[ticket_id(2)]) == (2 * USUAL_S, USUAL_S)


def test_no_durations_spread_nowhere() -> None:
    assert spread([]).count == 0
    assert spread([7.0]).p95_s == 7.0
