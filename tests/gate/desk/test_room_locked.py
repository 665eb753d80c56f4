"""The lock before and beside the table room: what it shows all the same, and what roles may do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.officers import Officer, OfficerRole
from kiosk.domain.types import BookingId, CounterId, Moment, OfficerId, TicketId
from kiosk.gate.desk import (
    Act,
    DeskAction,
    DeskFace,
    DeskLock,
    HeadsAct,
    HeadsKind,
    ListKind,
    MarkAct,
    PlaceAct,
    TableAct,
    TableKind,
)
from kiosk.gate.desk.lock_face import with_lock
from kiosk.gate.desk.unlocking import State
from tests.gate.desk.day import ID, at, wording
from tests.gate.desk.journals import opened
from tests.gate.desk.rooms import DESK, ROOM, place, seated_day

RINA = Officer(OfficerId("rina"), "Rina", OfficerRole.GUARD, "hash")
FAJAR = Officer(OfficerId("fajar"), "Fajar", OfficerRole.FACILITATOR, "hash")


def behind(state: State) -> DeskFace:
    face = seated_day().shown("08.42", place(ROOM))
    return with_lock(face, state, 2, wording(ID), Moment(at("08.42"), 0.0))


def test_an_alarm_is_told_before_anybody_is_in() -> None:
    lock = behind(State(officers=(RINA,))).lock
    assert lock is not None
    assert lock.alarms[0].startswith("Meja 4: waktu A005 habis · 3 orang di dalam")


def test_a_guard_does_everything() -> None:
    face = behind(State(officers=(RINA,), officer=RINA))
    assert face.tables is not None
    assert face.tables.tiles[0].sheet is not None
    assert face.places is not None


def test_a_facilitator_sees_the_room_and_marks_the_roster() -> None:
    face = behind(State(officers=(RINA, FAJAR), officer=FAJAR))
    assert face.tables is not None
    assert [tile.sheet for tile in face.tables.tiles] == [None] * 6
    assert [tile.word for tile in face.tables.tiles][:1] == ["04.00"]
    assert (face.places, face.present.sheet) == (None, None)
    acts = {listing.kind: [row.act for row in listing.rows] for listing in face.lists}
    sheets = [row.sheet for listing in face.lists for row in listing.rows]
    assert sheets == [None] * len(sheets)
    assert MarkAct(BookingId(f"{1:016x}"), present=False) in acts[ListKind.ROSTER]


@pytest.mark.parametrize(
    ("act", "facilitator"),
    [
        (MarkAct(BookingId("b"), present=True), True),
        (TableAct(ROOM, TicketId("t"), TableKind.END), False),
        (HeadsAct(TicketId("t"), HeadsKind.LEFT, 1), False),
        (PlaceAct(DESK, CounterId("1")), False),
        (DeskAction.START, False),
    ],
)
def test_the_lock_admits_what_a_role_may_do(tmp_path: Path, act: Act, *, facilitator: bool) -> None:
    journal = opened(tmp_path)
    lock = DeskLock(journal, lambda *_: True, (RINA, FAJAR), 0)
    lock._read_once = True
    lock._state = State(officers=(RINA, FAJAR))
    assert not lock.admits(act)
    for officer, admitted in ((RINA, True), (FAJAR, facilitator)):
        lock._state = replace(lock._state, officer=officer)
        assert lock.admits(act) is admitted
    journal.close()
