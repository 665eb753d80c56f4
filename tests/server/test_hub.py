"""Waiting for a change: woken once it happens, never before, never left behind."""

from __future__ import annotations

import asyncio

from sqlalchemy.exc import OperationalError

from kiosk.domain.types import SiteId
from kiosk.server.hub import Hub
from tests.server.gatehand import OTHER_SITE, SITE

SOON_S = 0.01
LONG_S = 30.0


def nothing(_: list[SiteId]) -> dict[SiteId, int]:
    return {}


def test_a_change_wakes_those_who_wait_for_the_site() -> None:
    async def play() -> list[bool]:
        hub = Hub(nothing)
        here = [asyncio.create_task(hub.changed(SITE, 0, LONG_S)) for _ in range(3)]
        there = asyncio.create_task(hub.changed(OTHER_SITE, 0, SOON_S))
        await asyncio.sleep(0)
        hub.wake({SITE: 1})
        return [*(await asyncio.gather(*here)), await there]

    assert asyncio.run(play()) == [True, True, True, False]


def test_a_change_between_reading_and_waiting_is_not_missed() -> None:
    async def play() -> bool:
        hub = Hub(nothing)
        version = hub.version(SITE)
        hub.wake({SITE: 1})
        return await hub.changed(SITE, version, LONG_S)

    assert asyncio.run(play())


def test_a_position_known_already_wakes_nobody() -> None:
    async def play() -> bool:
        hub = Hub(nothing)
        hub.wake({SITE: 7})
        version = hub.version(SITE)
        hub.wake({SITE: 7})
        hub.wake({SITE: 6})  # read before the write that woke us
        return await hub.changed(SITE, version, SOON_S)

    assert not asyncio.run(play())


def test_what_others_wrote_is_found_by_looking() -> None:
    asked: list[list[SiteId]] = []

    def heads(sites: list[SiteId]) -> dict[SiteId, int]:
        asked.append(sites)
        return {SITE: 5}

    async def play() -> bool:
        hub = Hub(heads)
        async with hub.looking(every_s=SOON_S):
            await asyncio.sleep(5 * SOON_S)
            assert asked == []  # nobody waits: nobody asks
            return await hub.changed(SITE, hub.version(SITE), LONG_S)

    assert asyncio.run(play())
    assert asked[0] == [SITE]


def test_a_look_that_fails_is_not_the_last() -> None:
    answers: list[OperationalError | dict[SiteId, int]] = [
        OperationalError("", {}, Exception()),
        {SITE: 5},
    ]

    def heads(_: list[SiteId]) -> dict[SiteId, int]:
        answer = answers.pop(0)
        if isinstance(answer, OperationalError):
            raise answer
        return answer

    async def play() -> bool:
        hub = Hub(heads)
        async with hub.looking(every_s=SOON_S):
            return await hub.changed(SITE, 0, LONG_S)

    assert asyncio.run(play())


def test_the_end_sends_everybody_home() -> None:
    async def play() -> list[bool]:
        hub = Hub(nothing)
        waiting = asyncio.create_task(hub.changed(SITE, 0, LONG_S))
        await asyncio.sleep(0)
        hub.close()
        return [await waiting, await hub.changed(SITE, 0, LONG_S)]

    assert asyncio.run(play()) == [False, False]
