"""The day's last line: once per gate, when everybody is out after closing time, or at its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.events import DayClosed, PartyEntered, PartyLeft
from kiosk.gate.desk.desk import CLOSES_AGAIN_S
from tests.gate.desk.day import at
from tests.gate.desk.desks import Room
from tests.gate.desk.journals import opened
from tests.gate.desk.rooms import ROOM, SEARCH, place


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    journal = opened(tmp_path)
    yield Room(journal)
    journal.close()


def visit(room: Room, *, left: int) -> None:
    """Let a party of three in, and some of it out again."""
    ticket = room.arrive(at_tables=False)
    room.note(PartyEntered(3), ticket)
    if left:
        room.note(PartyLeft(left), ticket)
    room.turn()


def closings(room: Room) -> list[DayClosed]:
    return [body for body in room.bodies(DayClosed) if isinstance(body, DayClosed)]


def test_everybody_out_at_closing_time_closes_the_day(room: Room) -> None:
    visit(room, left=3)
    room.clock.jump_to(at("14.59"))
    room.turn(1)
    assert closings(room) == []
    room.clock.jump_to(at("15.00"))
    room.turn(1)
    (closed,) = closings(room)
    assert (closed.entered, closed.left, closed.tickets, closed.open_tickets) == (3, 3, 1, 1)
    line = room.face.notices.rows[-1]
    assert (line.text, line.detail) == (
        "Hari ditutup 15.00: masuk 3, keluar 3",
        "1 nomor belum selesai",
    )


def test_it_waits_for_the_last_one(room: Room) -> None:
    visit(room, left=2)
    room.clock.jump_to(at("15.30"))
    room.turn()
    assert closings(room) == []
    (ticket,) = room.desk._known.queue.tickets
    room.note(PartyLeft(3), ticket)
    room.turn()
    assert [(each.entered, each.left) for each in closings(room)] == [(3, 3)]


def test_at_the_end_of_the_day_the_imbalance_is_written(room: Room) -> None:
    visit(room, left=1)
    room.clock.jump_to(at("23.58"))
    room.turn()
    assert closings(room) == []
    room.clock.jump_to(at("23.59"))
    room.turn()
    assert [(each.day.isoformat(), each.entered, each.left) for each in closings(room)] == [
        ("2025-12-03", 3, 1)
    ]


def test_a_day_without_visitors_has_no_last_line(room: Room) -> None:
    for clock in ("15.01", "23.59"):
        room.clock.jump_to(at(clock))
        room.turn()
    assert closings(room) == []


def test_the_line_is_written_once_though_two_displays_see_that_it_is_time(room: Room) -> None:
    visit(room, left=3)
    other = room.moved_to(place(ROOM))
    room.clock.jump_to(at("15.00"))
    # Both have read the journal before either writes.
    for _ in range(3):
        room.turn(1)
        other.turn(0)
    assert len(closings(room)) == 1


def test_the_second_display_finds_the_line_inside_the_transaction(room: Room) -> None:
    visit(room, left=3)
    other = room.moved_to(place(SEARCH))
    before = other.desk._known
    room.clock.jump_to(at("15.00"))
    room.turn(1)
    other.desk._known = before  # as though it had not read what the first one wrote
    other.desk._close_day(room.clock.now())
    assert len(closings(room)) == 1


def test_a_journal_that_cannot_be_written_is_tried_again(room: Room) -> None:
    visit(room, left=3)
    room.records.writes = False
    room.clock.jump_to(at("15.00"))
    room.turn(1)
    assert closings(room) == []
    room.records.writes = True
    room.turn(1)
    assert closings(room) == []
    room.turn(CLOSES_AGAIN_S)
    assert len(closings(room)) == 1


def test_the_night_after_begins_a_new_day(room: Room) -> None:
    visit(room, left=3)
    room.clock.jump_to(at("15.00"))
    room.turn(1)
    room.clock.advance(10 * 3600)
    room.turn(1)
    assert room.face.notices.rows == ()
