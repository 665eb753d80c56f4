"""Many senders at once, and every way of cutting and repeating: the same events are stored."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from kiosk.domain.types import NodeId, Seq, SiteId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.intake import Intake
from kiosk.journal.centre.offers import Accepted, Batch, Fact, Gap, Spoilt, Taken
from kiosk.journal.centre.sites import head
from kiosk.journal.centre.store import writing
from kiosk.journal.centre.tables import events
from tests.server.conftest import new_gate
from tests.server.gatehand import SITE, GateHand
from tests.server.running import Answering

NODE = NodeId("gate-a-1")
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def fact(seq: int, node: str = NODE, body: str = "{}") -> Fact:
    return Fact(SITE, node, seq, 1, "gate-a", seq, "FaultCleared", None, body)


def batch(seqs: range, node: str = NODE) -> Batch:
    return Batch(SITE, NodeId(node), tuple(Taken(fact(seq, node), b"") for seq in seqs))


def post_again_and_again(hand: GateHand, seed: int) -> None:
    """Send the whole journal in overlapping pieces, going back as the server says."""
    chance = random.Random(seed)
    through = 0
    while through < len(hand.written):
        first = max(0, through - chance.randrange(4))
        sent = hand.written[first : first + chance.randrange(1, 9)]
        reply = hand.post(sent)
        assert reply.status_code == 200, reply.text
        through = max(through, reply.json()["accepted_through"])


def test_many_threads_with_overlapping_batches(centre: Answering, engine: Engine) -> None:
    hands = [new_gate(centre, engine, f"node-{n}", gate=f"gate-{n}") for n in range(4)]
    for hand in hands:
        for n in range(1, 31):
            hand.take_number(f"A{n:03}")
    # Two threads send each gate's journal, as a gate does whose first answer got lost.
    twins = [GateHand(h.url, h.token, h.node, h.gate, h.site, h.written) for h in hands]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(post_again_and_again, [*hands, *twins], range(8)))

    with engine.connect() as connection:
        rows = connection.execute(
            select(events.c.author, events.c.seq, events.c.position).order_by(events.c.position)
        ).all()
        assert head(connection, SITE) == len(rows)
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    for hand in hands:
        assert [row.seq for row in rows if row.author == hand.node] == list(range(1, 31))
    for hand in [*hands, *twins]:
        hand.close()


def test_two_workers_at_once_allot_each_position_once(engine: Engine) -> None:
    def work(node: str) -> None:
        for seq in range(1, 21):
            with writing(engine) as connection:
                append(connection, [batch(range(seq, seq + 1), node)], NOW)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, ["a", "b", "c", "d"]))

    with engine.connect() as connection:
        found = connection.execute(
            select(func.count(), func.max(events.c.position), func.min(events.c.position))
        ).one()
        assert tuple(found) == (80, 80, 1)


def test_no_position_becomes_visible_before_a_smaller_one(engine: Engine) -> None:
    """A reader that remembers the last position it saw never misses a row."""
    seen: list[int] = []

    def write(node: str) -> None:
        for seq in range(1, 41):
            with writing(engine) as connection:
                append(connection, [batch(range(seq, seq + 1), node)], NOW)

    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(write, node) for node in ("a", "b", "c")]
        while len(seen) < 120:
            with engine.connect() as connection:
                last = head(connection, SITE)
                after = seen[-1] if seen else 0
                seen += connection.scalars(
                    select(events.c.position)
                    .where(events.c.site == SITE, events.c.position > after)
                    .where(events.c.position <= last)
                    .order_by(events.c.position)
                )
            if all(writer.done() for writer in writers):
                for writer in writers:
                    writer.result()
    assert seen == list(range(1, 121))


@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.integers(1, 12), st.integers(1, 3)),
        min_size=1,
        max_size=30,
    )
)
def test_however_it_is_cut_and_repeated_the_same_is_taken(
    pieces: list[tuple[int, int, int]],
) -> None:
    """Pieces of a journal of twelve events, in any order: the gaps are refused, the rest taken."""
    intake = Intake({}, {}, {SITE: 0})
    reached = 0
    for first, length, times in pieces:
        for _ in range(times):
            receipt = intake.take(batch(range(first, min(first + length, 13))))
            if first > reached + 1:
                assert receipt == Gap(Seq(reached + 1))
            else:
                reached = max(reached, min(first + length - 1, 12))
                assert receipt == Accepted(Seq(reached))

    assert [key[2] for key in intake.added] == list(range(1, reached + 1))
    assert [position for _, position in intake.added.values()] == list(range(1, reached + 1))


@given(st.lists(st.integers(1, 8), max_size=6), st.lists(st.booleans(), min_size=9, max_size=9))
def test_groups_in_one_transaction_or_in_many_store_the_same(
    cuts: list[int], spoilt: list[bool]
) -> None:
    def item(seq: int) -> Taken | Spoilt:
        return Spoilt(Seq(seq), "odd", b"x") if spoilt[seq] else Taken(fact(seq), b"")

    edges = sorted({0, 8, *cuts})
    cut = [
        Batch(SITE, NODE, tuple(item(seq) for seq in range(first + 1, last + 1)))
        for first, last in pairwise(edges)
    ]
    whole = Intake({}, {}, {SITE: 0})
    whole.take(Batch(SITE, NODE, tuple(item(seq) for seq in range(1, 9))))
    pieces = Intake({}, {}, {SITE: 0})
    for each in cut:
        pieces.take(each)

    assert (pieces.added, pieces.through) == (whole.added, whole.through)
    assert [spoil for _, spoil in pieces.apart] == [spoil for _, spoil in whole.apart]


def test_one_transaction_may_bring_an_event_twice(engine: Engine) -> None:
    again = Batch(SITE, NODE, (Taken(fact(2, body='{"x":1}'), b"other"),))

    with writing(engine) as connection:
        done = append(connection, [batch(range(1, 4)), batch(range(2, 5)), again], NOW)

    assert [type(receipt) for receipt in done.receipts] == [Accepted] * 3
    assert done.moved == {SiteId(SITE): 4}
    assert isinstance(done.receipts[2], Accepted)
    assert [spoilt.seq for spoilt in done.receipts[2].set_aside] == [2]


def test_times_are_kept_to_the_microsecond(gate: GateHand, neighbour: GateHand) -> None:
    at = datetime(2026, 11, 22, 0, 59, 59, 999999, tzinfo=UTC) + timedelta(microseconds=2)
    made = gate.write(gate.take_number("A001").body, "A002", at)
    gate.sync()

    assert neighbour.feed().events[1].at == made.at
