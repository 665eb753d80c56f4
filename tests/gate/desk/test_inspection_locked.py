"""The inspection behind the lock: in whose name a list is noted, and who sees none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.events import GoodsResult
from kiosk.gate.desk import Desk, DeskAction, DeskLock, GoodsKey, Touch
from kiosk.gate.desk.unlocking import Left
from kiosk.wire.hashes import fits, hash_secret
from kiosk.wire.sync import OfficerNote
from tests.gate.desk.goods_day import (
    FOOD,
    GOODS_PLACE,
    brought,
    goods_setting,
    key,
    kind,
    result,
)
from tests.gate.desk.journals import noted, opened
from tests.gate.desk.test_locking import FAJAR, OTHER_PIN, PIN, RINA, Locked

ACCEPT_FOOD = (kind(FOOD), result(GoodsResult.ACCEPTED))
OPEN = key(GoodsKey.OPEN)


class Inspector(Locked):
    """A locked desk at which belongings are inspected, with somebody in its line."""

    def start(self) -> None:
        self.journal = opened(self.folder)
        noted(self.journal, self.clock, brought())
        self.lock = DeskLock(self.journal, fits, self.configured, lock_s=600)
        show = self.faces.append
        self.desk = Desk(self.journal, self.clock, GOODS_PLACE, goods_setting(), show, self.lock)
        self.feed(
            [
                OfficerNote(RINA, "Rina Wulandari", "guard", hash_secret(PIN)),
                OfficerNote(FAJAR, "Fajar", "facilitator", hash_secret(OTHER_PIN)),
            ]
        )

    def press_all(self, *touches: Touch) -> None:
        for touch in touches:
            self.clock.advance(1)
            self.desk.post(touch)
            self.desk.turn()

    def facts(self) -> list[tuple[str, str | None]]:
        events = self.journal.today(self.clock.now())[1:]
        return [(type(event.body).__name__, event.officer) for event in events]


@pytest.fixture
def inspector(tmp_path: Path) -> Iterator[Inspector]:
    made = Inspector(tmp_path)
    yield made
    made.stop()


def test_a_list_is_noted_in_the_name_of_whoever_is_at_the_display(inspector: Inspector) -> None:
    inspector.press_all(DeskAction.CALL_NEXT, OPEN)
    assert inspector.facts() == []
    inspector.enter(RINA, PIN)
    inspector.press_all(DeskAction.CALL_NEXT, OPEN, *ACCEPT_FOOD, key(GoodsKey.FINISH))
    assert inspector.facts() == [
        ("TicketCalled", RINA),
        ("BelongingsInspected", RINA),
        ("StationFinished", RINA),
    ]


def test_a_draft_waits_behind_the_lock(inspector: Inspector) -> None:
    inspector.enter(RINA, PIN)
    inspector.press_all(DeskAction.CALL_NEXT, OPEN, *ACCEPT_FOOD)
    assert inspector.touch(Left()).lock is not None
    inspector.press_all(key(GoodsKey.FINISH))
    assert inspector.facts() == [("TicketCalled", RINA)]
    assert inspector.enter(RINA, PIN).inspection is not None


def test_who_only_looks_on_sees_no_list_and_opens_none(inspector: Inspector) -> None:
    inspector.enter(RINA, PIN)
    inspector.press_all(DeskAction.CALL_NEXT, OPEN, *ACCEPT_FOOD)
    inspector.touch(Left())
    face = inspector.enter(FAJAR, OTHER_PIN)
    assert (face.inspection, face.present.goods and face.present.goods.enabled) == (None, False)
    inspector.press_all(key(GoodsKey.FINISH))
    assert inspector.facts() == [("TicketCalled", RINA)]
