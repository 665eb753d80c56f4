"""A visit behind the counters: the host's answer, a table, heads in and out, and alarms."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.domain.alarms import Alarm, AlarmKind, alarms
from kiosk.domain.calling import call_next, finish
from kiosk.domain.events import (
    DayClosed,
    Event,
    HostAnswered,
    Noted,
    PartyEntered,
    PartyLeft,
    SessionEnded,
    SessionMoved,
    SessionStarted,
    StationFinished,
    TicketCalled,
)
from kiosk.domain.heads import Balance, balance, close_day, inside, let_in, let_out
from kiosk.domain.queue import Queue, Stage, fold
from kiosk.domain.seating import answer_host, call_to_table, extend, move, start
from kiosk.domain.tables import Phase, free_table, tables
from kiosk.domain.types import BookingId, CounterId, StationId
from tests.domain.made import GATE_A, TODAY, at, event, facts, spot, ticket_id

TABLES = spot("tatap-muka", "1", "2", session_s=1800.0, host_first=True)
SEARCH = spot("penggeledahan", "1", lets_in=True)
ONE, TWO = CounterId("1"), CounterId("2")
WAY = (StationId("penggeledahan"), StationId("tatap-muka"))
OUT_S = 600.0


class Visit:
    """A day that goes on by what officers do; every wish is written down at once."""

    def __init__(self, parties: int = 2, way: tuple[StationId, ...] = WAY) -> None:
        self.events: list[Event] = []
        self.now = at("09.00")
        for n in range(1, parties + 1):
            arrived = facts(n, booking=BookingId(f"b{n}"), journey=way, party=n + 1)
            self.write([Noted(arrived, ticket_id(n))])

    @property
    def queue(self) -> Queue:
        return fold(self.events).at(self.now)

    def write(self, drafts: list[Noted]) -> list[Noted]:
        for each in drafts:
            seq = len(self.events) + 1
            self.events.append(event(seq, each.body, each.ticket, when=self.now))
        return drafts

    def passes(self, minutes: float) -> datetime:
        self.now += timedelta(minutes=minutes)
        return self.now

    def seat(self, party: int = 1) -> None:
        self.write(answer_host(self.queue, ticket_id(party), willing=True))
        self.write(call_to_table(self.queue, TABLES))
        self.write(start(self.queue, TABLES, ONE, self.now))

    def phases(self) -> list[Phase]:
        return [table.phase for table in tables(self.queue, TABLES, self.now)]


def seated() -> Visit:
    visit = Visit(way=WAY[1:])
    visit.seat()
    return visit


def test_whom_the_host_does_not_receive_is_not_called() -> None:
    visit = Visit(way=WAY[1:])
    assert call_next(visit.queue, TABLES, ONE) == call_to_table(visit.queue, TABLES) == []
    visit.write(answer_host(visit.queue, ticket_id(1), willing=False))
    assert visit.write(answer_host(visit.queue, ticket_id(2), willing=True)) == [
        Noted(HostAnswered(willing=True), ticket_id(2))
    ]
    assert answer_host(visit.queue, ticket_id(2), willing=True) == []
    called = [Noted(TicketCalled(TABLES.id, ONE), ticket_id(2))]
    assert call_next(visit.queue, TABLES, ONE) == call_to_table(visit.queue, TABLES) == called


def test_a_party_is_called_to_a_free_table_only() -> None:
    visit = seated()
    assert free_table(visit.queue, TABLES) == TWO
    visit.write(answer_host(visit.queue, ticket_id(2), willing=True))
    assert call_next(visit.queue, TABLES, ONE) == []  # a session runs there
    assert visit.write(call_to_table(visit.queue, TABLES))[0].body == TicketCalled(TABLES.id, TWO)
    assert free_table(visit.queue, TABLES) is None
    assert call_to_table(visit.queue, TABLES) == []
    assert visit.phases() == [Phase.RUNNING, Phase.CALLED]


def test_a_session_is_warned_of_five_minutes_before_its_end_and_at_its_end() -> None:
    visit = seated()
    seen = []
    for minutes in (24.9, 0.1, 4.9, 0.1):
        visit.passes(minutes)
        seen.append(visit.phases()[0])
    assert seen == [Phase.RUNNING, Phase.ENDING, Phase.ENDING, Phase.OVER]
    (table, _) = tables(visit.queue, TABLES, visit.now)
    assert (table.left_s, table.share) == (0.0, 1.0)


def test_more_time_counts_from_the_end_or_from_now_where_that_has_passed() -> None:
    visit = seated()
    began_at = visit.now
    visit.passes(10)
    visit.write(extend(visit.queue, TABLES, ONE, 300, visit.now))
    assert visit.queue.tickets[ticket_id(1)].sitting.until == began_at + timedelta(minutes=35)  # type: ignore[union-attr]
    visit.passes(30)
    visit.write(extend(visit.queue, TABLES, ONE, 300, visit.now))
    assert visit.queue.tickets[ticket_id(1)].sitting.until == began_at + timedelta(minutes=45)  # type: ignore[union-attr]


def test_a_session_moves_to_a_free_table_and_ends_there() -> None:
    visit = seated()
    assert move(visit.queue, TABLES, ONE, ONE) == move(visit.queue, TABLES, TWO, ONE) == []
    assert move(visit.queue, TABLES, ONE, CounterId("9")) == []
    moved = [Noted(SessionMoved(TABLES.id, ONE, TWO), ticket_id(1))]
    assert visit.write(move(visit.queue, TABLES, ONE, TWO)) == moved
    assert visit.phases() == [Phase.FREE, Phase.RUNNING]
    assert [each.body for each in visit.write(finish(visit.queue, TABLES, TWO))] == [
        SessionEnded(TABLES.id, TWO),
        StationFinished(TABLES.id, TWO),
    ]
    assert visit.queue.tickets[ticket_id(1)].stage is Stage.SERVED
    assert visit.phases() == [Phase.FREE, Phase.FREE]


def test_what_is_done_with_a_session_that_another_has_moved_counts_all_the_same() -> None:
    visit = seated()
    apart = extend(visit.queue, TABLES, ONE, 300, visit.now)
    visit.write(move(visit.queue, TABLES, ONE, TWO))
    visit.write(apart)
    sitting = visit.queue.tickets[ticket_id(1)].sitting
    assert sitting is not None
    assert (sitting.counter, sitting.until) == (TWO, visit.now + timedelta(minutes=35))


def test_the_search_counts_a_party_in_and_the_table_does_where_there_is_none() -> None:
    visit = Visit()
    visit.write(call_next(visit.queue, SEARCH, ONE))
    assert [each.body for each in visit.write(finish(visit.queue, SEARCH, ONE))] == [
        PartyEntered(2),
        StationFinished(SEARCH.id, ONE),
    ]
    visit.seat()
    assert balance(visit.queue) == Balance(2, 0, 2, 1, tickets=2, open_tickets=2)
    assert balance(seated().queue).entered == 2


def test_heads_are_corrected_and_never_more_leave_than_came() -> None:
    visit = seated()
    assert let_out(visit.queue, ticket_id(1), 3) == let_in(visit.queue, ticket_id(1), 0) == []
    visit.write(let_in(visit.queue, ticket_id(1), 3))
    visit.write(let_out(visit.queue, ticket_id(1), 1))
    assert [each.heads.inside for each in inside(visit.queue)] == [2]
    visit.write(let_out(visit.queue, ticket_id(1), 3))
    assert balance(visit.queue).even
    assert let_out(visit.queue, ticket_id(1), 3) == []


def kinds(visit: Visit, closes_at: datetime | None = None) -> list[AlarmKind]:
    return [alarm.kind for alarm in alarms(visit.queue, visit.now, closes_at, OUT_S)]


def test_somebody_is_told_when_time_is_up_and_when_nobody_came_out() -> None:
    visit = seated()
    visit.passes(29.9)
    assert kinds(visit) == []
    visit.passes(0.1)
    assert kinds(visit) == [AlarmKind.TIME_UP]
    visit.write(finish(visit.queue, TABLES, ONE))
    visit.passes(9.9)
    assert kinds(visit) == []
    over_at = visit.passes(0.1)
    assert alarms(visit.queue, visit.now, None, OUT_S) == (
        Alarm(AlarmKind.STILL_INSIDE, over_at, 2, ticket_id(1)),
    )
    visit.write(let_out(visit.queue, ticket_id(1), 2))
    assert kinds(visit) == []


def test_at_closing_time_everybody_is_to_be_out() -> None:
    visit = seated()
    closes_at = visit.passes(5)
    assert kinds(visit, closes_at) == [AlarmKind.CLOSING]
    visit.write(let_out(visit.queue, ticket_id(1), 2))
    assert kinds(visit, closes_at) == []


def test_two_who_let_the_same_party_out_while_apart_count_it_once() -> None:
    visit = seated()
    drafts = let_out(visit.queue, ticket_id(1), 2)
    visit.write([*drafts, *drafts])
    assert balance(visit.queue).even
    visit.write([Noted(PartyLeft(3), ticket_id(1))])
    assert kinds(visit) == [AlarmKind.MISCOUNTED]


def test_the_last_line_of_the_day_says_the_balance_once() -> None:
    visit = seated()
    visit.write(let_out(visit.queue, ticket_id(1), 2))
    closed = DayClosed(TODAY, entered=2, left=2, tickets=2, open_tickets=2)
    assert visit.write(close_day(visit.queue, GATE_A, TODAY)) == [Noted(closed)]
    assert close_day(visit.queue, GATE_A, TODAY) == []
    assert visit.queue.closed == {GATE_A: closed}


@pytest.mark.parametrize("party", [1, 9])
def test_a_session_starts_once_and_only_for_who_was_called(party: int) -> None:
    visit = seated()
    assert start(visit.queue, TABLES, CounterId(str(party)), visit.now) == []
    twice = Noted(SessionStarted(TABLES.id, ONE, visit.now + timedelta(hours=9)), ticket_id(1))
    before = visit.queue.tickets[ticket_id(1)]
    visit.write([twice])
    assert visit.queue.tickets[ticket_id(1)] == before
