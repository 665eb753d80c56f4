"""Heads in, heads out: counted at the search, listed while inside, counted out whole or in part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.events import PartyEntered, PartyLeft, StationFinished
from kiosk.domain.types import TicketId
from kiosk.gate.desk import (
    DeskAction,
    DeskFace,
    HeadCount,
    HeadsAct,
    HeadsKind,
    Listing,
    ListKind,
    RowTone,
    Sheet,
)
from tests.gate.desk.desks import Room, button
from tests.gate.desk.journals import opened
from tests.gate.desk.rooms import DESK, SEARCH, RoomDay, place, seated_day


def within(face: DeskFace) -> Listing:
    return next(listing for listing in face.lists if listing.kind is ListKind.INSIDE)


def leaving(face: DeskFace, number: str) -> Sheet:
    sheet = next(row.sheet for row in within(face).rows if row.head == number)
    assert sheet is not None
    return sheet


def counter(sheet: Sheet | None, kind: HeadsKind) -> HeadCount:
    assert sheet is not None
    return next(count for count in sheet.counts if count.kind is kind)


@pytest.fixture
def search(tmp_path: Path) -> Iterator[Room]:
    """A display at the search, with a party of three before the officer."""
    journal = opened(tmp_path)
    room = Room(journal, place(DESK))
    room.arrive(at_tables=False)
    room.press(DeskAction.CALL_NEXT)
    room.press(DeskAction.FINISH)
    yield room.moved_to(place(SEARCH))
    journal.close()


def test_the_strip_says_who_is_inside() -> None:
    heads = seated_day().shown().heads
    assert heads is not None
    assert (heads.title, heads.text) == (
        "Di dalam: 19 orang",
        "7 rombongan · masuk 20 · keluar 1",
    )


def test_whose_session_is_over_stands_on_top() -> None:
    rows = within(seated_day().shown()).rows
    assert [row.head for row in rows] == ["A004", "A001", "A002", "A003", "A005", "A006", "A007"]
    assert (rows[0].tone, rows[0].tag) == (RowTone.CAREFUL, "sesi selesai 08.35")
    assert (rows[0].text, rows[1].tag) == ("1 orang di dalam · masuk 08.03", "Meja 1")


def test_an_empty_house_says_so() -> None:
    face = RoomDay().shown()
    assert within(face).rows == ()
    assert within(face).nobody == "Tidak ada orang di dalam"
    assert face.heads is not None
    assert not face.heads.anybody


def test_the_search_lets_in_whom_it_is_done_with(search: Room) -> None:
    search.press(DeskAction.CALL_NEXT)
    search.press(DeskAction.FINISH)
    assert search.bodies(PartyEntered) == [PartyEntered(3)]


def test_the_officer_lets_in_as_many_as_really_came(search: Room) -> None:
    search.press(DeskAction.CALL_NEXT)
    count = counter(search.face.present.sheet, HeadsKind.ADMIT)
    assert (count.heads, count.labels[1]) == (3, "Selesai, 2 orang masuk")
    search.press(HeadsAct(count.ticket, HeadsKind.ADMIT, 2))
    assert search.bodies(PartyEntered) == [PartyEntered(2)]
    assert search.kinds()[-1] == StationFinished.__name__
    # A second touch meets somebody who is no longer there.
    search.press(HeadsAct(count.ticket, HeadsKind.ADMIT, 1), after_s=5)
    assert search.bodies(PartyEntered) == [PartyEntered(2)]


@pytest.mark.parametrize("heads", [0, -1, 1000])
def test_a_count_that_cannot_be_is_not_noted(search: Room, heads: int) -> None:
    ticket = next(iter(search.desk._known.queue.tickets))
    search.press(DeskAction.CALL_NEXT)
    written = len(search.events())
    for kind in HeadsKind:
        search.press(HeadsAct(ticket, kind, heads), after_s=2)
    assert len(search.events()) == written


def test_all_of_a_party_go_out_with_one_touch(search: Room) -> None:
    search.press(DeskAction.CALL_NEXT)
    search.press(DeskAction.FINISH)
    sheet = leaving(search.face, "A001")
    assert button(sheet, "left").label == "Keluar semua · 3 orang"
    search.press(button(sheet, "left").act)
    assert search.bodies(PartyLeft) == [PartyLeft(3)]
    assert within(search.face).rows == ()


def test_some_go_first_and_the_rest_later(search: Room) -> None:
    search.press(DeskAction.CALL_NEXT)
    search.press(DeskAction.FINISH)
    some = counter(leaving(search.face, "A001"), HeadsKind.LEFT)
    assert (some.heads, some.labels) == (1, ("1 orang keluar", "2 orang keluar"))
    search.press(HeadsAct(some.ticket, HeadsKind.LEFT, some.heads))
    assert within(search.face).rows[0].text.startswith("2 orang di dalam")
    rest = counter(leaving(search.face, "A001"), HeadsKind.LEFT)
    assert (rest.heads, rest.before, rest.labels) == (2, 1, ("1 orang keluar",))
    search.press(HeadsAct(rest.ticket, HeadsKind.LEFT, rest.heads))
    search.press(button(leaving(search.face, "A001"), "left").act)
    assert search.bodies(PartyLeft) == [PartyLeft(1), PartyLeft(2), PartyLeft(3)]


def test_heads_that_came_in_are_corrected_never_below_those_that_left(search: Room) -> None:
    search.press(DeskAction.CALL_NEXT)
    search.press(DeskAction.FINISH)
    ticket = TicketId(leaving(search.face, "A001").ticket or "")
    search.press(HeadsAct(ticket, HeadsKind.LEFT, 2))
    correct = counter(leaving(search.face, "A001"), HeadsKind.ENTERED)
    assert (correct.least, correct.heads, correct.labels[0]) == (2, 3, "2 orang masuk")
    search.press(HeadsAct(ticket, HeadsKind.ENTERED, 4))
    heads = search.face.heads
    assert heads is not None
    assert heads.text == "1 rombongan · masuk 4 · keluar 2"
