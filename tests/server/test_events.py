"""``POST /v1/events`` over a real socket: stored once, in order, whatever comes."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import Engine, select

from kiosk.domain.events import FaultRaised, Unrecognised
from kiosk.domain.types import SiteId
from kiosk.journal.centre.tables import events, set_aside
from kiosk.wire.events import to_message
from tests.server.conftest import new_gate
from tests.server.gatehand import OTHER_SITE, GateHand, called, encoded
from tests.server.running import Answering

PROBLEM = "application/problem+json"


def stored(engine: Engine) -> list[tuple[str, int, str, str]]:
    """Return author, seq, kind and body of all events, in the order of their positions."""
    columns = (events.c.author, events.c.seq, events.c.kind, events.c.body)
    with engine.connect() as connection:
        rows = connection.execute(select(*columns).order_by(events.c.position))
        return [tuple(row) for row in rows]


def apart(engine: Engine) -> list[tuple[int, str, str]]:
    columns = (set_aside.c.seq, set_aside.c.reason, set_aside.c.raw)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns))]


def seqs(engine: Engine) -> list[int]:
    return [seq for _, seq, _, _ in stored(engine)]


def test_events_are_stored_word_for_word(gate: GateHand, engine: Engine) -> None:
    made = [gate.take_number("A001"), gate.call("A001")]

    reply = gate.post(made)

    assert reply.json() == {"accepted_through": 2, "set_aside": []}
    bodies = [bytes(to_message(event).body).decode() for event in made]
    assert [body for *_, body in stored(engine)] == bodies


def test_the_same_batch_again_changes_nothing(gate: GateHand, engine: Engine) -> None:
    made = [gate.take_number("A001"), gate.call("A001")]

    for _ in range(3):
        assert gate.post(made).json()["accepted_through"] == 2

    assert seqs(engine) == [1, 2]


def test_overlapping_batches_are_stored_once(gate: GateHand, engine: Engine) -> None:
    made = [gate.take_number(f"A{n:03}") for n in range(1, 7)]

    assert gate.post(made[:3]).json()["accepted_through"] == 3
    assert gate.post(made[1:5]).json()["accepted_through"] == 5
    assert gate.post(made[:2]).json()["accepted_through"] == 5
    assert gate.post(made).json()["accepted_through"] == 6

    assert seqs(engine) == [1, 2, 3, 4, 5, 6]


def test_a_gap_is_refused_with_what_is_expected(gate: GateHand, engine: Engine) -> None:
    made = [gate.take_number(f"A{n:03}") for n in range(1, 6)]
    gate.post(made[:2])

    reply = gate.post(made[3:])

    assert (reply.status_code, reply.headers["content-type"]) == (409, PROBLEM)
    assert reply.json()["expected"] == 3
    assert seqs(engine) == [1, 2]


def test_what_comes_before_a_gap_within_a_batch_is_kept(gate: GateHand, engine: Engine) -> None:
    made = [gate.take_number(f"A{n:03}") for n in range(1, 6)]

    reply = gate.post([*made[:2], *made[3:]])

    assert reply.json()["expected"] == 3
    assert seqs(engine) == [1, 2]


def test_one_spoilt_event_does_not_spoil_the_batch(gate: GateHand, engine: Engine) -> None:
    sent = encoded([gate.take_number(f"A{n:03}") for n in range(1, 5)])
    sent[1]["body"] = {"number": "not a number"}
    sent[2] = "no event at all"

    reply = gate.post_raw(sent)

    assert reply.json()["accepted_through"] == 4
    assert [note["seq"] for note in reply.json()["set_aside"]] == [2, 3]
    assert seqs(engine) == [1, 4]
    assert sorted(apart(engine))[1] == (3, "not an event (ValidationError)", '"no event at all"')


def test_a_spoilt_event_sent_again_is_kept_once_and_told_again(
    gate: GateHand, engine: Engine
) -> None:
    sent = encoded([gate.take_number("A001"), gate.take_number("A002")])
    sent[1]["at"] = "yesterday"

    first, second = gate.post_raw(sent), gate.post_raw(sent)

    assert first.json() == second.json()
    assert len(apart(engine)) == 1


def test_an_event_mended_later_takes_its_place(gate: GateHand, engine: Engine) -> None:
    made = [gate.take_number("A001"), gate.take_number("A002")]
    spoilt = encoded(made)
    spoilt[0]["kind"] = "a kind with blanks"
    gate.post_raw(spoilt)

    gate.post(made)

    assert sorted(seqs(engine)) == [1, 2]
    assert len(apart(engine)) == 1


def test_other_content_under_a_stored_number_is_set_aside(gate: GateHand, engine: Engine) -> None:
    made = gate.take_number("A001")
    gate.post([made])
    other = encoded([made])
    other[0]["body"]["party"] = 5

    reply = gate.post_raw(other)

    assert reply.json()["accepted_through"] == 1
    assert reply.json()["set_aside"][0]["seq"] == 1
    assert msgspec.json.decode(stored(engine)[0][3])["party"] == 2
    assert len(apart(engine)) == 1


def test_the_same_body_spaced_otherwise_is_the_same_event(gate: GateHand, engine: Engine) -> None:
    made = gate.take_number("A001")
    gate.post([made])
    body = msgspec.json.encode({"events": encoded([made])})
    spaced = msgspec.json.format(body, indent=3)

    reply = gate.client().post("/v1/events", content=spaced)

    assert reply.json() == {"accepted_through": 1, "set_aside": []}
    assert apart(engine) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("site", OTHER_SITE),
        ("gate", "gate-z"),
        ("at", "2026-11-22T08:00:00"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("kind", "Nul\0"),
        ("ticket", "with a blank"),
        ("v", 10**20),
        ("seq", "two"),
        ("author", "somebody-else"),
    ],
)
def test_an_event_that_can_never_be_taken_is_set_aside(
    gate: GateHand, engine: Engine, key: str, value: object
) -> None:
    sent = encoded([gate.take_number(f"A{n:03}") for n in range(1, 4)])
    sent[1][key] = value

    reply = gate.post_raw(sent)

    assert reply.json()["accepted_through"] == 3
    assert [note["seq"] for note in reply.json()["set_aside"]] == [2]
    assert seqs(engine) == [1, 3]


def test_a_kind_of_a_newer_gate_is_stored_and_passed_on(
    gate: GateHand, neighbour: GateHand
) -> None:
    newer = gate.write(Unrecognised("TicketBlessed", '{"by":[1,2,{"x":null}]}'), "A001")

    assert gate.post([newer]).json() == {"accepted_through": 1, "set_aside": []}
    [passed] = neighbour.feed().events
    assert passed == to_message(newer)


def test_events_of_another_installation_only_are_refused_whole(
    gate: GateHand, engine: Engine, centre: Answering
) -> None:
    """Nothing is lost: they wait at their gate until it has the token that is its own."""
    other = GateHand(centre.url, gate.token, gate.node)
    other.node = new_gate(centre, engine, "gate-a-2").node

    reply = other.post([other.take_number("A001")])

    assert reply.status_code == 403
    assert (stored(engine), apart(engine)) == ([], [])
    other.close()


def test_too_many_events_are_refused(gate: GateHand, engine: Engine) -> None:
    made = [gate.write(FaultRaised("RB-NET", "")) for _ in range(501)]

    reply = gate.post(made)

    assert (reply.status_code, reply.headers["content-type"]) == (413, PROBLEM)
    assert gate.post(made[:500]).json()["accepted_through"] == 500
    assert seqs(engine) == list(range(1, 501))


def test_a_body_that_is_too_large_is_refused(gate: GateHand) -> None:
    reply = gate.client().post("/v1/events", content=b" " * (2048 * 1024 + 1))

    assert (reply.status_code, reply.headers["content-type"]) == (413, PROBLEM)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"events": 3}', b"\xff\xfe", b'{"events": [{}]}'])
def test_a_body_that_says_nothing_is_a_problem(gate: GateHand, body: bytes) -> None:
    reply = gate.client().post("/v1/events", content=body)

    assert (reply.status_code, reply.headers["content-type"]) == (400, PROBLEM)
    assert reply.json()["status"] == 400


def test_an_empty_batch_tells_how_far_the_server_is(gate: GateHand) -> None:
    gate.post([gate.take_number("A001")])

    assert gate.post([]).json()["accepted_through"] == 1


def test_two_sites_may_use_the_same_names(
    gate: GateHand, engine: Engine, centre: Answering
) -> None:
    twin = new_gate(centre, engine, gate.node, site=SiteId(OTHER_SITE))
    gate.post([gate.write(called(), "A001")])

    assert twin.post([twin.take_number("A001")]).json()["accepted_through"] == 1
    assert gate.feed().events == twin.feed().events == []
    twin.close()
