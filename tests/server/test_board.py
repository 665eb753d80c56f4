"""What the board shows of a day, and what it never shows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from kiosk.clock import ManualClock
from kiosk.domain.events import Event, TicketRecalled
from kiosk.domain.types import CounterId, NodeId, StationId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.offers import Batch, Fact, Taken
from kiosk.journal.centre.store import writing
from kiosk.journal.times import to_us
from kiosk.server.board import BoardRules, BoardView, Place, ShownCall, of_day, view
from kiosk.server.boards import Boards, BoardSite
from kiosk.server.hub import Hub
from kiosk.wire.events import to_message
from tests.server.gatehand import SITE, GateHand, finished, issued

# 07:58 in Balikpapan: two minutes before UTC midnight.
NOW = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)
TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
ZONE = ZoneInfo("Asia/Makassar")
RULES = BoardRules({StationId("barang"): Place("Barang", numbered=False)}, Place("Loket"), 5, 60)


@pytest.fixture
def hand() -> GateHand:
    return GateHand("", "", NodeId("gate-a-1"))


def take(hand: GateHand, number: str, minute: float = 0) -> Event:
    return hand.write(issued(number, TODAY), number, NOW + timedelta(minutes=minute))


def call(hand: GateHand, number: str, minute: float, station: str = "registrasi") -> Event:
    made = hand.call(number, "2", station)
    hand.written[-1] = Event(
        made.author, made.seq, NOW + timedelta(minutes=minute), made.site, made.gate, made.ticket,
        made.body,
    )  # fmt: skip
    return hand.written[-1]


def shown(hand: GateHand) -> BoardView:
    return view(of_day(hand.written, TODAY), RULES)


def numbers(found: BoardView) -> list[str]:
    return [each.number for each in found.calls]


def test_before_anything_happened() -> None:
    assert view(of_day([], TODAY), RULES) == BoardView((), 0, 1)


def test_the_latest_call_comes_first_and_those_before_follow(hand: GateHand) -> None:
    for n in range(1, 8):
        take(hand, f"A00{n}")
    for n in range(1, 8):
        call(hand, f"A00{n}", n, "barang" if n == 6 else "registrasi")

    found = shown(hand)

    assert numbers(found) == ["A007", "A006", "A005", "A004", "A003"]
    assert [each.place for each in found.calls[:2]] == ["Loket 2", "Barang"]


def test_waiting_and_minutes_follow_the_pace(hand: GateHand) -> None:
    for n in range(1, 10):
        take(hand, f"A00{n}")
    for n in range(1, 4):
        call(hand, f"A00{n}", n * 5)

    found = shown(hand)

    assert (found.waiting, found.minutes) == (6, 35)


def test_a_number_called_again_moves_to_the_front_once(hand: GateHand) -> None:
    take(hand, "A001")
    take(hand, "A002")
    call(hand, "A001", 1)
    call(hand, "A002", 2)
    before = shown(hand).calls
    again = TicketRecalled(StationId("registrasi"), CounterId("2"))
    hand.write(again, "A001", NOW + timedelta(minutes=3))

    after = shown(hand).calls

    assert [each.number for each in after] == ["A001", "A002"]
    assert after[0].moment != before[1].moment


def test_a_call_stays_when_the_counter_is_done(hand: GateHand) -> None:
    take(hand, "A001")
    call(hand, "A001", 1)
    hand.write(finished(), "A001", NOW + timedelta(minutes=2))

    assert numbers(shown(hand)) == ["A001"]


def test_a_ticket_of_another_day_is_not_shown(hand: GateHand) -> None:
    hand.write(issued("A001", TODAY - timedelta(days=1)), "A001", NOW)
    call(hand, "A001", 1)

    assert shown(hand).calls == ()


# --- kept fresh, with the database behind it


def put(engine: Engine, event: Event) -> int:
    """Store an event past the server; return the site's new position."""
    message = to_message(event)
    fact = Fact(
        message.site, message.author, message.seq, 1, message.gate, to_us(message.at),
        message.kind, message.ticket, bytes(message.body).decode(),
    )  # fmt: skip
    with writing(engine) as connection:
        batch = Batch(event.site, event.author, (Taken(fact, b""),))
        return append(connection, [batch], NOW).moved[event.site]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def hub() -> Hub:
    return Hub(lambda _: {})


@pytest.fixture
def boards(engine: Engine, clock: ManualClock, hub: Hub) -> Iterator[Boards]:
    site = BoardSite(SITE, "Rutan", ZONE, RULES)
    yield Boards(engine, clock, hub, {SITE: site}, 10)
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
    boards.heartbeat_s = 0.01

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
    assert seen[-1] == BoardView((), 1, 2)


def test_calls_compare_by_what_is_shown() -> None:
    assert ShownCall("A001", "Loket 1", 1) != ShownCall("A001", "Loket 1", 2)
