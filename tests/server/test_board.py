"""What the board shows of a day, and what it never shows."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx2
import pytest
from sqlalchemy import Engine

from kiosk.clock import ManualClock
from kiosk.domain.events import Event, TicketRecalled
from kiosk.domain.types import CounterId, NodeId, SiteId, StationId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.offers import Batch, Fact, Taken
from kiosk.journal.centre.store import writing
from kiosk.journal.times import to_us
from kiosk.server.board import BoardRules, BoardView, Place, ShownCall, of_day, view
from kiosk.server.boards import Boards, BoardSite
from kiosk.server.hub import Hub
from kiosk.wire.events import to_message
from tests.server.gatehand import OTHER_SITE, SITE, GateHand, finished, issued, ticket_of
from tests.server.running import Answering, await_truth

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


# --- over HTTP


def test_the_page_holds_numbers_and_no_person(centre: Answering, gate: GateHand) -> None:
    gate.take_number("A001")
    gate.take_number("A002")
    gate.call("A001")
    gate.sync()

    page = httpx2.get(f"{centre.url}/board/{SITE}").text

    assert "A001" in page
    assert "Loket 2" in page
    assert "Menunggu 1 rombongan" in page
    for hidden in (ticket_of("A001"), ticket_of("A002"), "00112233445566aa", gate.node):
        assert hidden not in page


def test_the_live_line_sends_the_board_and_then_changes(centre: Answering, gate: GateHand) -> None:
    with httpx2.stream("GET", f"{centre.url}/board/{SITE}/live", timeout=30) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        lines = response.iter_lines()
        assert next(lines) == "event: board"
        alive = next(line for line in lines if line.startswith('data: {"at"'))
        assert set(json.loads(alive.removeprefix("data: "))) == {"at", "version"}
        gate.take_number("A001")
        gate.call("A001")
        gate.sync()
        assert next(line for line in lines if "A001" in line)


def test_a_site_without_a_board_is_not_found(centre: Answering) -> None:
    for path in ("/board/elsewhere", "/board/elsewhere/live", "/board/", "/board/a/b"):
        response = httpx2.get(centre.url + path)
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"


def test_several_boards_are_listed(centre: Answering) -> None:
    page = httpx2.get(centre.url)

    assert re.findall(r'href="(/board/[^"]+)"', page.text) == [
        f"/board/{SITE}",
        f"/board/{OTHER_SITE}",
    ]


@pytest.mark.parametrize(
    "path", ["/", f"/board/{SITE}", "/nowhere", "/healthz", "/static/board.css", "/v1/feed"]
)
def test_every_answer_ties_the_browser_down(centre: Answering, path: str) -> None:
    headers = httpx2.get(centre.url + path).headers

    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
    assert re.fullmatch("[0-9a-f]{16}", headers["x-request-id"])


def test_pages_hold_no_script_or_style_of_their_own(centre: Answering) -> None:
    page = httpx2.get(f"{centre.url}/board/{SITE}").text

    assert re.findall(r"<script[^>]*>", page) == re.findall(r"<script src=[^>]*>", page)
    assert "<style" not in page
    assert not re.search(r"\son\w+=|style=|https?://", page)


def test_a_proxys_request_id_is_kept_if_it_is_one(centre: Answering) -> None:
    kept = httpx2.get(centre.url, headers={"X-Request-Id": "abcDEF-12345"})
    drawn = httpx2.get(centre.url, headers={"X-Request-Id": "a b<script>"})

    assert kept.headers["x-request-id"] == "abcDEF-12345"
    assert drawn.headers["x-request-id"] != "a b<script>"


def test_health_tells_of_process_and_database(centre: Answering) -> None:
    answer = httpx2.get(f"{centre.url}/healthz")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["version"]


def test_events_of_a_newer_version_do_not_stop_the_board(
    centre: Answering, gate: GateHand, engine: Engine
) -> None:
    """Taken in by a newer server on the same database, in a form that this one cannot read."""
    strange = take(GateHand("", "", NodeId("gate-n")), "N001")
    message = to_message(strange)
    fact = Fact(SITE, "gate-n", 1, 2, "gate-n", to_us(datetime.now(UTC)), message.kind, "T", "[]")
    with writing(engine) as connection:
        append(connection, [Batch(SiteId(SITE), NodeId("gate-n"), (Taken(fact, b""),))], NOW)
    gate.take_number("A001")
    gate.sync()

    await_truth(lambda: "Menunggu 1 rombongan" in httpx2.get(f"{centre.url}/board/{SITE}").text)


def test_calls_compare_by_what_is_shown() -> None:
    assert ShownCall("A001", "Loket 1", 1) != ShownCall("A001", "Loket 1", 2)
