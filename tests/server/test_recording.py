"""What officers do at the centre's desks: decided and written under the site's lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine

from kiosk.domain.calling import call_next
from kiosk.domain.events import Event, Noted, TicketCalled
from kiosk.domain.queue import fold
from kiosk.domain.types import CounterId, NodeId, OfficerId, TicketId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.changes import changes
from kiosk.journal.centre.offers import Batch, Fact, Taken
from kiosk.journal.centre.recording import CENTRE, CentreDesk, SiteDay
from kiosk.journal.centre.store import open_store, writing
from kiosk.journal.times import to_us
from kiosk.server.accounts import NodeNameError, add_gate
from kiosk.wire.events import encode_body, kind_of
from tests.domain.made import DESK, GATE_A, SITE, WITA, at, facts, spot, ticket_id

GATE_NODE = NodeId("gate-a-1")
NOW = at("09.00")
RINA = OfficerId("rina")


def issue(engine: Engine, first: int, last: int) -> None:
    """Take in numbers from a gate."""
    bodies = [(n, facts(n, booking=None, journey=(DESK,))) for n in range(first, last + 1)]
    items = [
        Fact(SITE, GATE_NODE, n, 1, GATE_A, to_us(NOW), kind_of(b), ticket_id(n), encode_body(b))
        for n, b in bodies
    ]
    with writing(engine) as connection:
        append(connection, [Batch(SITE, GATE_NODE, tuple(Taken(i, b"") for i in items))], NOW)


def desk(engine: Engine) -> CentreDesk:
    return CentreDesk(engine, SiteDay(SITE, WITA))


def calls(counter: str) -> Callable[[Sequence[Event]], Sequence[Noted]]:
    """Return the wish of an officer at a counter who presses "call next"."""

    def settle(events: Sequence[Event]) -> list[Noted]:
        wishes = call_next(fold(events), spot(DESK), CounterId(counter))
        return [Noted(each.body, each.ticket, RINA) for each in wishes]

    return settle


def called(events: Sequence[Event]) -> list[TicketId | None]:
    return [each.ticket for each in events if isinstance(each.body, TicketCalled)]


def test_what_an_officer_does_is_an_event_of_the_centre_and_bears_who_did_it(
    engine: Engine,
) -> None:
    issue(engine, 1, 2)
    (first,), position = desk(engine).record(calls("1"), NOW)
    assert (first.author, first.seq, first.ticket) == (CENTRE, 1, ticket_id(1))
    assert (first.officer, position) == (RINA, 3)
    with engine.connect() as connection:
        fed = changes(connection, SITE, GATE_NODE, 2, 10, NOW - timedelta(days=1)).events
    assert [(each.author, each.officer) for each in fed] == [(CENTRE, RINA)]


def test_a_wish_that_comes_to_nothing_writes_nothing(engine: Engine) -> None:
    assert desk(engine).record(calls("1"), NOW) == ([], 0)


@pytest.mark.parametrize("workers", [1, 4])
def test_officers_who_press_in_the_same_instant_never_get_the_same_ticket(
    engine: Engine, address: str, workers: int
) -> None:
    issue(engine, 1, 40)
    engines = [open_store(address) for _ in range(workers)]  # as many processes would
    desks = [desk(each) for each in engines]
    together = Barrier(8)

    def press(officer: int) -> list[TicketId | None]:
        got: list[TicketId | None] = []
        for _ in range(5):
            together.wait()
            events, _ = desks[officer % workers].record(calls(str(officer)), NOW)
            got += called(events)
        return got

    with ThreadPoolExecutor(8) as pool:
        served = [ticket for got in pool.map(press, range(8)) for ticket in got]
    for each in engines:
        each.dispose()
    assert sorted(map(str, served)) == [ticket_id(n) for n in range(1, 41)]


def test_the_day_is_read_once_and_then_only_what_is_new(engine: Engine) -> None:
    issue(engine, 1, 3)
    day = SiteDay(SITE, WITA)
    with engine.connect() as connection:
        _, before = day.read(connection, NOW)
        issue(engine, 4, 5)
    with engine.connect() as connection:
        position, after = day.read(connection, NOW)
        assert (position, [event.seq for event in after]) == (5, [1, 2, 3, 4, 5])
        assert [event.seq for event in before] == [1, 2, 3]  # as it was for who reads it still
        assert day.read(connection, NOW + timedelta(days=1))[1] == []


def test_a_clock_that_was_set_back_puts_no_fact_before_an_earlier_one(engine: Engine) -> None:
    issue(engine, 1, 2)
    mine = desk(engine)
    (first,), _ = mine.record(calls("1"), NOW)
    earlier = NOW - timedelta(hours=1)
    (second,), _ = mine.record(calls("2"), earlier)
    assert (first.at, second.at, second.seq) == (NOW, NOW, 2)


def test_no_gate_may_be_called_as_the_centre(engine: Engine) -> None:
    with pytest.raises(NodeNameError):
        add_gate(engine, SITE, GATE_A, CENTRE, "Gerbang", NOW)
