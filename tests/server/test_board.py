"""What the board shows of a day, and what it never shows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from kiosk.clock import ManualClock
from kiosk.domain.events import Event, TicketNoShow, TicketRecalled
from kiosk.domain.queue import USUAL, fold
from kiosk.domain.types import CounterId, NodeId, StationId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.offers import Batch, Fact, Taken
from kiosk.journal.centre.store import writing
from kiosk.journal.times import to_us
from kiosk.server.board import BoardRules, BoardView, Place, view
from kiosk.server.boards import Boards, BoardSite
from kiosk.server.days import Days, Locality, SiteDay, calls_in
from kiosk.server.hub import Hub
from kiosk.server.pacing import Pace
from kiosk.wire.events import to_message
from tests.server.gatehand import SITE, GateHand, finished, issued

# 07:58 in Balikpapan: two minutes before UTC midnight.
NOW = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)
TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()
ZONE = ZoneInfo("Asia/Makassar")
EVENING = NOW + timedelta(hours=12)
GOODS = Place("Barang", numbered=False)
RULES = BoardRules({StationId("barang"): GOODS}, Place("Loket"), 4, 60, Pace())


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


def day_of(hand: GateHand, late: timedelta = timedelta(0)) -> SiteDay:
    heard = calls_in((event.at + late, event) for event in hand.written)
    counted = [each for each in hand.written if getattr(each.body, "day", TODAY) == TODAY]
    return SiteDay(TODAY, NOW, fold(counted), tuple(heard))


def shown(hand: GateHand, now: datetime = EVENING) -> BoardView:
    return view(day_of(hand), RULES, now)


def numbers(found: BoardView) -> list[str]:
    return [each.number for each in ([found.now] if found.now else []) + list(found.before)]


def test_before_anything_happened() -> None:
    assert view(SiteDay(TODAY, NOW), RULES, NOW) == BoardView(minutes=1)


def test_the_latest_call_comes_first_and_those_before_follow(hand: GateHand) -> None:
    for n in range(1, 8):
        take(hand, f"A00{n}")
    for n in range(1, 8):
        call(hand, f"A00{n}", n, "barang" if n == 6 else "registrasi")

    found = shown(hand)

    assert numbers(found) == ["A007", "A006", "A005", "A004", "A003"]
    assert found.now is not None
    assert [found.now.place, found.before[0].place] == ["Loket 2", "Barang"]


def test_calls_that_come_at_once_wait_for_each_other(hand: GateHand) -> None:
    for n in range(1, 4):
        take(hand, f"A00{n}")
    for n in range(1, 4):
        call(hand, f"A00{n}", 1)

    first = shown(hand, NOW + timedelta(minutes=1))
    second = shown(hand, NOW + timedelta(minutes=1, seconds=10))

    assert (numbers(first), [each.number for each in first.coming]) == (["A001"], ["A002", "A003"])
    assert (numbers(second), [each.number for each in second.coming]) == (
        ["A002", "A001"],
        ["A003"],
    )


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
    before = shown(hand)
    again = TicketRecalled(StationId("registrasi"), CounterId("2"))
    hand.write(again, "A001", NOW + timedelta(minutes=3))

    after = shown(hand)

    assert numbers(after) == ["A001", "A002"]
    assert after.now is not None
    assert after.now.key != before.before[0].key


def test_a_call_stays_when_the_counter_is_done(hand: GateHand) -> None:
    take(hand, "A001")
    call(hand, "A001", 1)
    hand.write(finished(), "A001", NOW + timedelta(minutes=2))

    assert numbers(shown(hand)) == ["A001"]


def test_what_was_called_long_before_the_line_came_back_is_listed_not_announced(
    hand: GateHand,
) -> None:
    for n in range(1, 4):
        take(hand, f"A00{n}")
        call(hand, f"A00{n}", n)

    found = view(day_of(hand, late=timedelta(hours=1)), RULES, NOW + timedelta(hours=1, minutes=1))

    assert numbers(found) == ["A003", "A002", "A001"]
    assert found.coming == ()


def test_a_call_of_a_number_not_known_yet_waits_for_it(hand: GateHand) -> None:
    call(hand, "A001", 1)

    assert shown(hand).now is None


def test_a_call_that_another_counter_had_made_before_is_not_shown(hand: GateHand) -> None:
    take(hand, "A001")
    call(hand, "A001", 1)
    other = GateHand("", "", NodeId("gate-b-1"))
    lost = other.call("A001", "5")
    hand.written.append(
        Event(lost.author, lost.seq, NOW + timedelta(minutes=2), lost.site, lost.gate, lost.ticket,
              lost.body)
    )  # fmt: skip

    found = shown(hand)

    assert found.now is not None
    assert (found.now.place, found.before) == ("Loket 2", ())


def test_a_ticket_of_another_day_is_not_shown(hand: GateHand) -> None:
    hand.write(issued("A001", TODAY - timedelta(days=1)), "A001", NOW)
    call(hand, "A001", 1)

    assert shown(hand).now is None


def test_only_what_is_on_the_board_can_be_asked_for(hand: GateHand) -> None:
    for n in range(1, 9):
        take(hand, f"A00{n}")
        call(hand, f"A00{n}", n)
    found = shown(hand)
    assert found.now is not None

    assert found.call(found.now.key) is found.now
    assert found.call(found.before[-1].key) is found.before[-1]
    assert found.call("A001-1") is None


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
