"""Sending as a machine: against a server that loses, doubles, refuses and forgets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.outbox import (
    FIRST_PAUSE_S,
    IDENTITY_PAUSE_S,
    LARGEST_BATCH,
    LONGEST_ASKED_S,
    LONGEST_PAUSE_S,
    Mood,
    Order,
    Outbox,
    Pause,
    Reply,
    Rest,
    Send,
    SetAside,
    after_reply,
    next_order,
)
from kiosk.domain.types import Seq

SENT_7 = Outbox(acknowledged=Seq(10), batch=100, failures=3, mood=Mood.UNREACHABLE)
WELL = replace(SENT_7, batch=200, failures=0, mood=Mood.WELL)
FAILED = replace(SENT_7, failures=4)
UNWANTED = replace(FAILED, mood=Mood.UNWANTED)
BACK_OFF = Pause(FIRST_PAUSE_S * 2**3 / 2)


def ok(through: int) -> Reply:
    return Reply(200, accepted_through=Seq(through))


def gap(expected: int) -> Reply:
    return Reply(409, expected=Seq(expected))


def ours(status: int) -> Reply:
    """Return a refusal by our server, which says what it refuses."""
    return Reply(status, from_server=True)


OUTCOMES: list[tuple[str, Reply | None, Outbox, Order | None]] = [
    ("all taken", ok(17), replace(WELL, acknowledged=Seq(17)), None),
    ("some taken", ok(12), replace(WELL, acknowledged=Seq(12)), None),
    ("more than was sent", ok(99), replace(WELL, acknowledged=Seq(17)), None),
    ("nothing taken", ok(10), FAILED, BACK_OFF),
    ("less than before", ok(3), FAILED, BACK_OFF),
    ("no answer", None, FAILED, BACK_OFF),
    ("200 without a count", Reply(200), FAILED, BACK_OFF),
    ("a count, but not 200", Reply(202, accepted_through=Seq(17)), FAILED, BACK_OFF),
    ("sent elsewhere", Reply(302), FAILED, BACK_OFF),
    ("nobody there", Reply(404), FAILED, BACK_OFF),
    ("a slow network", Reply(408), FAILED, BACK_OFF),
    ("too often", Reply(429), FAILED, BACK_OFF),
    ("too often, with a wish", Reply(429, retry_after_s=7.0), FAILED, Pause(7.0)),
    ("a wish beyond measure", Reply(503, retry_after_s=1e9), FAILED, Pause(LONGEST_ASKED_S)),
    ("a wish for nothing", Reply(503, retry_after_s=0.0), FAILED, Pause(FIRST_PAUSE_S)),
    ("broken", Reply(500), FAILED, BACK_OFF),
    ("no gateway", Reply(502), FAILED, BACK_OFF),
    ("who are you", Reply(401), UNWANTED, Pause(IDENTITY_PAUSE_S)),
    ("not you", Reply(403), UNWANTED, Pause(IDENTITY_PAUSE_S)),
    ("restored from a backup", gap(4), replace(WELL, acknowledged=Seq(3)), None),
    ("restored from nothing", gap(1), replace(WELL, acknowledged=Seq(0)), None),
    ("a gap where there is none", gap(11), FAILED, BACK_OFF),
    ("a gap in the future", gap(900), FAILED, BACK_OFF),
    ("a gap before the first", gap(0), FAILED, BACK_OFF),
    ("a gap without a place", Reply(409), FAILED, BACK_OFF),
    ("something in it is bad", ours(422), replace(SENT_7, batch=3), None),
    ("too large", Reply(413), replace(SENT_7, batch=3), None),
    ("no JSON, says our server", ours(400), replace(SENT_7, batch=3), None),
    ("bad, says somebody between", Reply(422), FAILED, BACK_OFF),
    ("bad, says a proxy's page", Reply(400), FAILED, BACK_OFF),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "outbox", "order"),
    [outcome[1:] for outcome in OUTCOMES],
    ids=[outcome[0] for outcome in OUTCOMES],
)
def test_what_follows_an_answer_to_seven_events(
    reply: Reply | None, outbox: Outbox, order: Order | None
) -> None:
    assert after_reply(SENT_7, 7, reply, jitter=0.0) == (outbox, order)


def test_the_one_event_that_is_refused_is_set_aside() -> None:
    aside, order = after_reply(SENT_7, 1, ours(422), jitter=0.0)
    assert order == SetAside(Seq(11), 422)
    assert next_order(aside, Seq(20)) == Send(Seq(11), 100)


def test_a_stand_in_that_is_refused_too_is_not_set_aside_again() -> None:
    aside, _ = after_reply(SENT_7, 1, ours(422), jitter=0.0)
    _, order = after_reply(aside, 1, ours(422), jitter=0.0)
    assert order == BACK_OFF


def test_one_event_is_never_too_large_for_good() -> None:
    # nginx with a mistyped limit: that says nothing of the event.
    assert after_reply(SENT_7, 1, Reply(413), jitter=0.0) == (FAILED, BACK_OFF)


@given(st.integers(0, 10**6), st.floats(0, 1), st.none() | st.floats(min_value=0))
def test_a_pause_has_a_floor_and_a_ceiling(
    failures: int, jitter: float, asked_s: float | None
) -> None:
    reply = None if asked_s is None else Reply(503, retry_after_s=asked_s)
    _, order = after_reply(Outbox(failures=failures), 1, reply, jitter)
    assert isinstance(order, Pause)
    longest_s = LONGEST_PAUSE_S if asked_s is None else LONGEST_ASKED_S * 1.5
    assert FIRST_PAUSE_S / 2 <= order.seconds <= longest_s
    assert order.seconds >= min(asked_s or 0, LONGEST_ASKED_S)


def test_gates_that_failed_together_do_not_come_back_together() -> None:
    pauses = {after_reply(Outbox(), 1, None, jitter / 10)[1] for jitter in range(11)}
    assert len(pauses) == 11


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_what_to_send_next(acknowledged: int, last: int) -> None:
    order = next_order(Outbox(acknowledged=Seq(acknowledged)), Seq(last))
    if acknowledged >= last:
        assert order == Rest()
    else:
        assert order == Send(Seq(acknowledged + 1), LARGEST_BATCH)


FAULTS = (
    "lost", "reply_lost", "doubled", "500", "502", "429", "401", "403", "404", "html", "captive",
    "restored",
)  # fmt: skip


@dataclass
class Server:
    """Stores events once, in order; refuses what it cannot understand; may forget its latest."""

    poison: frozenset[int]
    largest: int
    stored: list[str] = field(default_factory=list)
    """What is stored of seq 1, 2, 3 …: the event, or its stand-in."""

    def take(self, first: int, events: list[str]) -> Reply:
        if len(events) > self.largest:
            return Reply(413)
        if first > len(self.stored) + 1:
            return Reply(409, Seq(0), Seq(len(self.stored) + 1), from_server=True)
        if any(int(each[1:]) in self.poison for each in events if each[0] == "e"):
            return ours(422)
        self.stored += events[len(self.stored) + 1 - first :]
        return ok(len(self.stored))

    def answer(self, fault: str, first: int, events: list[str], cut: int) -> Reply | None:
        if fault in {"reply_lost", "doubled"}:
            self.take(first, events)
        if fault == "restored":
            del self.stored[cut:]
        strange = {"html": 200, "captive": 302}
        if fault in {"lost", "reply_lost"}:
            return None
        if fault.isdecimal() or fault in strange:
            return Reply(strange.get(fault) or int(fault), retry_after_s=3.0)
        return self.take(first, events)


@dataclass
class Gate:
    """A journal and its outbox, run by hand as the uplink does."""

    last: int
    outbox: Outbox = field(default_factory=Outbox)
    aside: dict[int, int] = field(default_factory=dict)
    order: Order | None = None

    def events(self, first: int, limit: int) -> list[str]:
        seqs = range(first, min(self.last, first + limit - 1) + 1)
        return [f"{'w' if seq in self.aside else 'e'}{seq}" for seq in seqs]

    def turn(self, server: Server, fault: str, cut: int) -> Order:
        """Do one thing; return the order that was carried out."""
        order = self.order or next_order(self.outbox, Seq(self.last))
        self.order = None
        if isinstance(order, SetAside):
            assert order.seq not in self.aside
            self.aside[order.seq] = order.status
        if isinstance(order, Send):
            events = self.events(order.first, order.limit)
            assert events
            reply = server.answer(fault, order.first, events, cut)
            self.outbox, self.order = after_reply(self.outbox, len(events), reply, 0.5)
        return order


@given(
    last=st.integers(0, 30),
    poison=st.frozensets(st.integers(1, 30), max_size=4),
    largest=st.integers(1, 40),
    batch=st.integers(1, LARGEST_BATCH),
    faults=st.lists(st.tuples(st.sampled_from(FAULTS), st.integers(0, 30)), max_size=30),
    restart=st.booleans(),
)
def test_everything_arrives_once_whatever_happens_on_the_way(
    last: int,
    poison: frozenset[int],
    largest: int,
    batch: int,
    faults: list[tuple[str, int]],
    restart: bool,
) -> None:
    server = Server(poison, largest)
    gate = Gate(last, Outbox(batch=batch))
    for fault, cut in faults:
        gate.turn(server, fault, cut)
    if restart:
        gate = Gate(gate.last, Outbox(gate.outbox.acknowledged), gate.aside)
    settled = 0
    while not isinstance(gate.turn(server, "none", 0), Rest):
        settled += 1
        assert settled < 400, "it never comes to rest"
    if len(server.stored) < last:
        # The backup was restored after the last event had been acknowledged: the next one tells.
        gate.last += 1
        for _ in range(400):
            gate.turn(server, "none", 0)
    refused = {seq for seq in poison if seq <= gate.last}
    assert server.stored == [f"{'w' if n in refused else 'e'}{n}" for n in range(1, gate.last + 1)]
    assert set(gate.aside) == refused
    assert gate.outbox.acknowledged == gate.last


ANY_REPLY = st.none() | st.builds(
    Reply,
    status=st.sampled_from([200, 204, 302, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503]),
    accepted_through=st.none() | st.integers(-5, 60).map(Seq),
    expected=st.none() | st.integers(-5, 60).map(Seq),
    retry_after_s=st.none() | st.floats(min_value=0),
    from_server=st.booleans(),
)


@given(st.lists(ANY_REPLY, max_size=60))
def test_a_server_that_has_gone_mad_cannot_make_it_skip_an_event(
    replies: list[Reply | None],
) -> None:
    outbox, last, offered = Outbox(), Seq(20), 0
    for reply in replies:
        order = next_order(outbox, last)
        if isinstance(order, Send):
            sent = min(order.limit, last - order.first + 1)
            offered = max(offered, order.first + sent - 1)
            outbox, _ = after_reply(outbox, sent, reply, 0.5)
        assert 0 <= outbox.acknowledged <= offered


@given(ANY_REPLY)
def test_a_server_that_always_says_the_same_is_not_asked_without_a_pause(
    reply: Reply | None,
) -> None:
    outbox, order = Outbox(), None
    for _ in range(40):
        order = order or next_order(outbox, Seq(20))
        if isinstance(order, Pause | Rest):
            return
        sent = min(order.limit, 20 - outbox.acknowledged) if isinstance(order, Send) else 0
        outbox, order = after_reply(outbox, sent, reply, 0.5) if sent else (outbox, None)
    pytest.fail("it never pauses")
