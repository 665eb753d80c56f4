"""Boards kept fresh, with the database behind them: read once, told at once, gone at midnight."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from kiosk.clock import ManualClock
from kiosk.domain.events import TicketNoShow
from kiosk.domain.queue import USUAL
from kiosk.domain.types import CounterId, NodeId, StationId
from kiosk.server.board import BoardView, view
from kiosk.server.boards import Boards, BoardSite
from kiosk.server.days import Days, Locality
from kiosk.server.hub import Hub
from tests.server.gatehand import SITE, GateHand
from tests.server.oneday import NOW, ZONE, call, put, take
from tests.server.test_board import RULES


@pytest.fixture
def hand() -> GateHand:
    return GateHand("", "", NodeId("gate-a-1"))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def hub() -> Hub:
    return Hub(lambda _: {})


@pytest.fixture
def boards(engine: Engine, clock: ManualClock, hub: Hub) -> Iterator[Boards]:
    days = Days(engine, clock, hub, {SITE: Locality(ZONE, USUAL)}, 10)
    yield Boards(days, {SITE: BoardSite(SITE, "Rutan", ZONE, RULES)})
    hub.close()


def test_a_board_is_read_again_when_woken(
    boards: Boards, hub: Hub, engine: Engine, hand: GateHand
) -> None:
    async def play() -> None:
        assert (await boards.current(SITE)).waiting == 0
        position = put(engine, take(hand, "A001"))
        assert (await boards.current(SITE)).waiting == 0  # nobody said that something changed
        hub.wake({SITE: position})
        assert (await boards.current(SITE)).waiting == 1

    asyncio.run(play())


def test_a_board_asked_for_anew_is_fresh_without_being_woken(
    boards: Boards, clock: ManualClock, engine: Engine, hand: GateHand
) -> None:
    async def play() -> None:
        await boards.current(SITE)
        put(engine, take(hand, "A001"))
        clock.advance(1)
        assert (await boards.current(SITE)).waiting == 1

    asyncio.run(play())


def test_the_day_ends_at_local_midnight_not_at_utcs(
    boards: Boards, clock: ManualClock, engine: Engine, hand: GateHand
) -> None:
    async def play() -> None:
        put(engine, take(hand, "A001"))
        assert (await boards.current(SITE)).waiting == 1
        clock.advance(4 * 60)  # past midnight in UTC, 08:02 in Balikpapan
        assert (await boards.current(SITE)).waiting == 1
        clock.jump_to(datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC))
        assert (await boards.current(SITE)).waiting == 1
        clock.jump_to(datetime(2026, 11, 23, 16, 0, tzinfo=UTC))
        assert (await boards.current(SITE)).waiting == 0

    asyncio.run(play())


def test_screens_share_one_reading(
    boards: Boards, hub: Hub, engine: Engine, hand: GateHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[BoardView] = []

    def counted(*arguments: object) -> BoardView:
        readings.append(view(*arguments))  # type: ignore[arg-type] # passed on as they come
        return readings[-1]

    monkeypatch.setattr("kiosk.server.boards.view", counted)

    async def play() -> None:
        await boards.current(SITE)
        hub.wake({SITE: put(engine, take(hand, "A001"))})
        views = await asyncio.gather(*(boards.current(SITE) for _ in range(50)))
        assert all(each is readings[-1] for each in views)

    asyncio.run(play())
    assert len(readings) == 2


def test_a_screen_is_told_of_each_change_and_of_life_in_between(
    boards: Boards, hub: Hub, engine: Engine, hand: GateHand
) -> None:
    boards.days.heartbeat_s = 0.01

    async def play() -> list[BoardView | None]:
        seen: list[BoardView | None] = []
        async for each in boards.live(SITE):
            seen.append(each)
            if len(seen) == 3:
                hub.wake({SITE: put(engine, take(hand, "A001"))})
            if each is not None and each.waiting:
                hub.close()
        return seen

    seen = asyncio.run(play())
    assert [each.waiting if each else None for each in seen[:3]] == [0, None, None]
    assert seen[-1] == BoardView(waiting=1, minutes=2)


def test_a_number_that_nobody_came_for_waits_again_by_itself(
    boards: Boards, clock: ManualClock, engine: Engine, hand: GateHand
) -> None:
    async def play() -> None:
        put(engine, take(hand, "A001"))
        put(engine, call(hand, "A001", 0))
        back_at = NOW + timedelta(minutes=5)
        absent = TicketNoShow(StationId("registrasi"), CounterId("2"), back_at)
        put(engine, hand.write(absent, "A001", NOW))
        assert (await boards.current(SITE)).waiting == 0
        clock.advance(5 * 60)
        assert (await boards.current(SITE)).waiting == 1

    asyncio.run(play())
