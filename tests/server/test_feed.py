"""``GET /v1/feed`` over a real socket: everything that changed, once, to whom it concerns."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from kiosk.domain.booking import BookingStatus
from kiosk.domain.events import Event
from kiosk.domain.officers import OfficerRole
from kiosk.domain.types import OfficerId, Reference, ServiceId
from kiosk.journal.centre.gates import heard
from kiosk.server import bookings, officers
from kiosk.server.bookings import BookingWish
from kiosk.server.feed import PAGE, read_cursor, write_cursor
from kiosk.server.officers import OfficerWish
from kiosk.server.problems import ProblemError
from kiosk.settings.server import CentreSettings, SealingSection
from kiosk.wire.hashes import fits
from kiosk.wire.keys import public_half
from kiosk.wire.sealing import load_sealing_key, public_sealing_key
from kiosk.wire.sync import FeedPage
from tests.server.conftest import new_gate
from tests.server.gatehand import OTHER_SITE, SITE, GateHand
from tests.server.running import Answering, answering

NOW = datetime.now(UTC)


def wish(visitor: str = "Siti Rahmawati", hours: float = 1, site: str = SITE) -> BookingWish:
    return BookingWish(
        site=OTHER_SITE if site == OTHER_SITE else SITE,
        service=ServiceId("tatap_muka"),
        session_from=NOW + timedelta(hours=hours),
        session_until=NOW + timedelta(hours=hours + 1),
        party=2,
        visitor=visitor,
        host="Budi Santoso",
    )


def identity(events: list[Event]) -> list[tuple[str, int]]:
    return [(event.author, event.seq) for event in events]


def pages(hand: GateHand, after: str = "") -> list[FeedPage]:
    """Read on until there is no more."""
    read = [hand.feed(after)]
    while read[-1].more:
        read.append(hand.feed(read[-1].cursor))
    return read


def test_a_new_gate_gets_bookings_keys_and_the_events_of_others(
    gate: GateHand, neighbour: GateHand, engine: Engine, settings: CentreSettings
) -> None:
    booked = bookings.add_booking(engine, wish(), NOW)
    gate.take_number("A001")
    gate.sync()

    page = neighbour.feed()

    assert page.bookings == [booked]
    assert [(event.author, event.seq) for event in page.events] == identity(gate.written)
    assert page.keys == [public_half(settings.keys[0].file, page.keys[0].id)]
    assert not page.more


def test_gates_are_told_what_to_seal_with(settings: CentreSettings, engine: Engine) -> None:
    assert settings.sealing.file is not None
    with answering(settings) as centre:
        hand = new_gate(centre, engine, "gate-a-1")
        told = hand.feed().sealing
        hand.close()
    assert told == public_sealing_key(load_sealing_key(settings.sealing.file))


def test_a_server_without_a_sealing_key_names_none(
    settings: CentreSettings, engine: Engine
) -> None:
    without = settings.model_copy(update={"sealing": SealingSection()})
    with answering(without) as centre:
        hand = new_gate(centre, engine, "gate-a-1")
        assert hand.feed().sealing is None
        hand.close()


def test_names_are_masked_before_they_leave(gate: GateHand, engine: Engine) -> None:
    bookings.add_booking(engine, wish(), NOW)

    response = gate.client().get("/v1/feed")

    assert "Rahmawati" not in response.text
    assert "Santoso" not in response.text
    assert gate.feed().bookings[0].visitor == "S••• R•••••••"


def test_own_events_do_not_come_back(gate: GateHand) -> None:
    gate.take_number("A001")
    gate.sync()

    assert gate.feed().events == []


def test_a_gate_reads_its_own_site_only(gate: GateHand, centre: Answering, engine: Engine) -> None:
    stranger = new_gate(centre, engine, "node-z", site=OTHER_SITE)
    bookings.add_booking(engine, wish(), NOW)
    gate.take_number("A001")
    gate.sync()

    page = stranger.feed()

    assert (page.bookings, page.events) == ([], [])
    stranger.close()


def test_only_what_changed_since_the_cursor(gate: GateHand, engine: Engine) -> None:
    first = bookings.add_booking(engine, wish(), NOW)
    cursor = gate.feed().cursor
    second = bookings.add_booking(engine, wish("Ani"), NOW)

    page = gate.feed(cursor)
    assert page.bookings == [second]
    assert gate.feed(page.cursor).bookings == []

    assert bookings.withdraw(engine, SITE, first.reference or Reference(""), NOW)
    [changed] = gate.feed(page.cursor).bookings
    assert (changed.id, changed.status) == (first.id, BookingStatus.WITHDRAWN)


def test_a_long_list_comes_in_pages_without_loss(
    gate: GateHand, neighbour: GateHand, engine: Engine
) -> None:
    made = bookings.add_bookings(engine, [wish(f"Tamu {n}") for n in range(PAGE + 50)], NOW)
    for n in range(300):
        gate.take_number(f"A{n + 1:03}")
    gate.sync()
    made += bookings.add_bookings(engine, [wish(f"Tamu {n}") for n in range(800)], NOW)

    read = pages(neighbour)

    assert [len(page.bookings) + len(page.events) for page in read] == [PAGE, PAGE, 150]
    assert [booking for page in read for booking in page.bookings] == made
    assert [event.seq for page in read for event in page.events] == list(range(1, 301))


def test_a_waiting_gate_is_woken_at_once(gate: GateHand, neighbour: GateHand) -> None:
    cursor = neighbour.feed().cursor
    found: list[FeedPage] = []
    waiting = threading.Thread(target=lambda: found.append(neighbour.feed(cursor, wait=25)))
    waiting.start()
    gate.take_number("A001")
    gate.sync()
    waiting.join(20)  # less than the wait asked for

    assert [event.seq for event in found[0].events] == [1]


def test_what_another_process_wrote_wakes_too(gate: GateHand, engine: Engine) -> None:
    """The booking is written past the server, as the command line and other workers do."""
    cursor = gate.feed().cursor
    found: list[FeedPage] = []
    waiting = threading.Thread(target=lambda: found.append(gate.feed(cursor, wait=25)))
    waiting.start()
    booked = bookings.add_booking(engine, wish(), NOW)
    waiting.join(20)

    assert found[0].bookings == [booked]


def test_a_wait_without_news_ends_with_an_empty_page(gate: GateHand) -> None:
    page = gate.feed(gate.feed().cursor, wait=0.2)

    assert (page.bookings, page.events, page.more) == ([], [], False)


def test_own_events_do_not_end_the_wait(gate: GateHand, neighbour: GateHand) -> None:
    cursor = gate.feed().cursor
    found: list[FeedPage] = []
    waiting = threading.Thread(target=lambda: found.append(gate.feed(cursor, wait=25)))
    waiting.start()
    gate.take_number("A001")
    # Its own client is waiting: another connection sends.
    sender = GateHand(gate.url, gate.token, gate.node, gate.gate, gate.site, gate.written)
    sender.sync()
    neighbour.take_number("B001")
    neighbour.sync()
    waiting.join(20)

    assert [event.author for event in found[0].events] == [neighbour.node]
    sender.close()


def test_a_cursor_ahead_of_a_restored_database_begins_again(gate: GateHand, engine: Engine) -> None:
    booked = bookings.add_booking(engine, wish(), NOW)

    assert gate.feed(write_cursor(10_000)).bookings == [booked]


def test_a_new_gate_is_spared_what_is_long_over(gate: GateHand, engine: Engine) -> None:
    long_ago = NOW - timedelta(days=30)
    bookings.add_booking(engine, wish("Lama", hours=-24 * 20), long_ago)
    recent = bookings.add_booking(engine, wish("Baru"), NOW)

    assert gate.feed().bookings == [recent]


@pytest.mark.parametrize("cursor", ["x", "AAAA", "%%%", write_cursor(1)[:-2], "é", "A" * 500])
def test_a_strange_cursor_is_a_problem(gate: GateHand, cursor: str) -> None:
    response = gate.client().get("/v1/feed", params={"after": cursor})

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("wait", ["-1", "26", "soon", "nan"])
def test_a_strange_wait_is_a_problem(gate: GateHand, wait: str) -> None:
    response = gate.client().get("/v1/feed", params={"wait": wait})

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


def test_cursors_read_back() -> None:
    assert [read_cursor(write_cursor(n)) for n in (0, 1, 2**40)] == [0, 1, 2**40]
    with pytest.raises(ProblemError):
        read_cursor(write_cursor(2**63))


def test_gates_hear_of_officers_with_a_pin_and_of_every_change(
    gate: GateHand, engine: Engine
) -> None:
    rina, budi = OfficerId("rina"), OfficerId("budi")
    for officer in (rina, budi):
        wish_ = OfficerWish(SITE, officer, officer.title(), OfficerRole.GUARD, "empat kata ini")
        officers.add_officer(engine, wish_, NOW)
    first = gate.feed()
    assert first.officers == []

    officers.change_pin(engine, SITE, rina, "481620")
    second = gate.feed(first.cursor, wait=25)
    [note] = second.officers or []
    assert (note.id, note.name, note.role) == ("rina", "Rina", "guard")
    assert fits("481620", note.pin)
    assert "argon2" not in repr(note)

    officers.lock_officer(engine, SITE, rina, NOW)
    third = gate.feed(second.cursor, wait=25)
    assert third.officers == []
    officers.unlock_officer(engine, SITE, rina)
    assert len(gate.feed(third.cursor).officers or []) == 1


def test_a_waiting_gate_hears_of_a_new_pin(gate: GateHand, engine: Engine) -> None:
    wish_ = OfficerWish(SITE, OfficerId("rina"), "Rina", OfficerRole.GUARD, "empat kata ini")
    officers.add_officer(engine, wish_, NOW)
    cursor = gate.feed().cursor
    found: list[FeedPage] = []
    waiting = threading.Thread(target=lambda: found.append(gate.feed(cursor, wait=25)))
    waiting.start()
    officers.change_pin(engine, SITE, OfficerId("rina"), "481620")
    waiting.join(20)  # less than the wait asked for

    assert [note.id for note in found[0].officers or []] == ["rina"]


def test_officers_of_one_site_are_none_of_another(
    gate: GateHand, centre: Answering, engine: Engine
) -> None:
    wish_ = OfficerWish(OTHER_SITE, OfficerId("rina"), "Rina", OfficerRole.GUARD, "empat kata ini")
    officers.add_officer(engine, wish_, NOW)
    officers.change_pin(engine, OTHER_SITE, OfficerId("rina"), "481620")

    assert gate.feed().officers == []


def test_another_password_wakes_no_gate(gate: GateHand, engine: Engine) -> None:
    wish_ = OfficerWish(SITE, OfficerId("rina"), "Rina", OfficerRole.GUARD, "empat kata ini")
    officers.add_officer(engine, wish_, NOW)
    cursor = gate.feed().cursor
    officers.change_password(engine, SITE, OfficerId("rina"), "lima kata lain untuk besok")

    assert gate.feed(cursor).cursor == cursor


def test_a_gate_that_asks_is_heard_of(gate: GateHand, neighbour: GateHand, engine: Engine) -> None:
    with engine.connect() as connection:
        before = heard(connection, SITE)
    assert [(each.gate, each.at) for each in before] == [("gate-a", None), ("gate-b", None)]

    gate.feed()
    with engine.connect() as connection:
        after = {each.gate: each.at for each in heard(connection, SITE)}
    assert after[gate.gate] is not None
    assert after[neighbour.gate] is None
    gate.take_number("A001")
    gate.sync()  # that it was noted before it wrote anything hinders nothing
