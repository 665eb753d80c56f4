"""Tickets' pages over HTTP: found by the id alone, tied down, one answer for all that is not."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx2
import pytest
from sqlalchemy import Engine, text

from kiosk.clock import ManualClock
from kiosk.domain.queue import USUAL
from kiosk.domain.types import LanguageCode, NodeId, StationId, TicketId
from kiosk.journal.centre.finding import sites_of_ticket
from kiosk.server.accounts import add_gate
from kiosk.server.days import Days, Locality
from kiosk.server.hub import Hub
from kiosk.server.phone import PhoneHouse
from kiosk.server.phones import Phones, PhoneSite
from kiosk.settings.server import CentreSettings
from kiosk.wording import open_wordings
from tests.server.conftest import new_gate
from tests.server.gatehand import (
    GATE,
    OTHER_SITE,
    SITE,
    GateHand,
    called,
    issued,
    local_today,
    ticket_of,
)
from tests.server.oneday import NOW, TODAY, put
from tests.server.running import Answering, answering, await_truth

NEVER = "Z" * 16
ID = {"Accept-Language": "id-ID,id;q=0.9,en;q=0.5"}


def get(centre: Answering, path: str, **headers: str) -> httpx2.Response:
    return httpx2.get(centre.url + path, headers=ID | headers)


def test_a_ticket_is_found_by_its_id_in_capitals_or_not(centre: Answering, gate: GateHand) -> None:
    gate.take_number("A001")
    gate.take_number("A002")
    gate.sync()
    ticket = ticket_of("A002")

    for path in (f"/T/{ticket}", f"/t/{ticket}", f"/t/{ticket.lower()}"):
        answer = get(centre, path)
        assert answer.status_code == 200
        assert ">A002<" in answer.text
        assert "1 rombongan di depan Anda" in answer.text
        assert ">A001<" not in answer.text


def test_the_page_bears_no_name_and_is_kept_and_found_nowhere(
    centre: Answering, gate: GateHand
) -> None:
    gate.take_number("A001")
    gate.sync()

    answer = get(centre, f"/t/{ticket_of('A001')}")

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.text
    for hidden in ("00112233445566aa", gate.node):
        assert hidden not in answer.text
    scripts = re.findall(r"<script[^>]*>", answer.text)
    assert scripts == re.findall(r"<script src=[^>]*>", answer.text)
    assert not re.search(r"<style|\sstyle=|\son\w+=|https?://", answer.text)


def test_the_page_says_at_which_gate_the_number_was_taken(
    centre: Answering, engine: Engine
) -> None:
    hand = new_gate(centre, engine, "gate-a-1")
    hand.take_number("A001")
    hand.sync()
    path = f"/t/{ticket_of('A001')}"
    assert "gate-a" not in get(centre, path).text
    for node, name in (("gate-a-2", "Gerbang A"), ("gate-a-3", GATE)):
        add_gate(engine, SITE, GATE, NodeId(node), name, datetime.now(UTC))
        assert "· Gerbang A<" in get(centre, path).text
    with httpx2.stream("GET", f"{centre.url}{path}/live?lang=id", timeout=30) as response:
        assert next(line for line in response.iter_lines() if "· Gerbang A" in line)
    hand.close()


def test_what_is_over_and_what_never_was_get_the_same_answer(
    centre: Answering, gate: GateHand
) -> None:
    gate.take_number("A001", local_today() - timedelta(days=1))
    gate.take_number("A002")
    gate.sync()

    answers = [
        get(centre, f"/t/{each}") for each in (ticket_of("A001"), NEVER, "short", "U" * 16, "%00")
    ]

    assert {answer.status_code for answer in answers} == {410}
    assert len({answer.text for answer in answers}) == 1
    assert "Belum ada nomor di halaman ini" in answers[0].text
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
    assert get(centre, f"/t/{NEVER}/live").status_code == 410


def test_the_language_is_the_browsers_or_the_one_that_was_touched(
    centre: Answering, gate: GateHand
) -> None:
    gate.take_number("A001")
    gate.sync()
    path = f"/t/{ticket_of('A001')}"

    assert 'lang="id"' in get(centre, path).text
    english = get(centre, path, **{"Accept-Language": "fr, en-GB;q=0.8, id;q=0.2"}).text
    assert "You are next in line" in english
    assert '<a href="?lang=id"' in english
    assert "You are next in line" in get(centre, f"{path}?lang=en").text
    assert "/live?lang=en" in get(centre, f"{path}?lang=en").text
    assert 'lang="id"' in get(centre, f"{path}?lang=<script>").text


def test_the_live_line_sends_the_turn_and_then_changes(centre: Answering, gate: GateHand) -> None:
    gate.take_number("A001")
    gate.sync()
    url = f"{centre.url}/t/{ticket_of('A001')}/live?lang=id"
    with httpx2.stream("GET", url, timeout=30) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        lines = response.iter_lines()
        assert next(lines) == "event: ticket"
        assert next(line for line in lines if "Anda giliran berikutnya" in line)
        assert next(line for line in lines if line == "event: alive")
        gate.call("A001")
        gate.sync()
        assert next(line for line in lines if "Loket 2" in line)


def test_a_ticket_of_any_site_of_this_server_is_found(
    centre: Answering, engine: Engine, gate: GateHand
) -> None:
    elsewhere = new_gate(centre, engine, "gate-z-1", site=OTHER_SITE)
    elsewhere.take_number("A005")
    elsewhere.sync()
    elsewhere.close()

    page = get(centre, f"/t/{ticket_of('A005')}").text

    assert "Rutan Kelas IIB Tanah Grogot" in page
    with engine.connect() as connection:
        assert sites_of_ticket(connection, ticket_of("A005"), [SITE, OTHER_SITE]) == [OTHER_SITE]
        assert sites_of_ticket(connection, ticket_of("A005"), [SITE]) == []


def test_the_search_for_a_ticket_uses_its_index(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL reads so small a table as a whole")
    with engine.connect() as connection:
        plan = connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT site FROM events "
                "WHERE site IN ('a', 'b') AND ticket = 'T' AND kind = 'TicketIssued'"
            )
        ).all()
    assert "ix_events_site_ticket" in str(plan)


def test_guessers_are_slowed_down_and_nobody_else(settings: CentreSettings, engine: Engine) -> None:
    few = settings.limits.model_copy(update={"unknown_tickets_a_minute": 10})
    with answering(settings.model_copy(update={"limits": few})) as centre:
        hand = new_gate(centre, engine, "gate-a-1")
        hand.take_number("A001")
        hand.sync()
        known = f"/t/{ticket_of('A001')}"
        assert get(centre, known).status_code == 200

        tries = [get(centre, f"/t/{NEVER[:-1]}{n}").status_code for n in range(10)]
        spoofed = get(centre, f"/t/{NEVER}", **{"X-Forwarded-For": "203.0.113.9"})

        assert set(tries) == {410, 429}
        assert spoofed.status_code == 429
        # A lobby behind the same address goes on looking.
        assert {get(centre, known).status_code for _ in range(30)} == {200}
        hand.close()


def test_another_worker_finds_a_ticket_that_was_written_this_moment(
    settings: CentreSettings, engine: Engine
) -> None:
    with answering(settings) as one, answering(settings) as other:
        hand = new_gate(one, engine, "gate-a-1")
        assert get(other, f"/board/{SITE}").status_code == 200  # it has read the day
        hand.take_number("A001")
        hand.sync()
        assert get(other, f"/t/{ticket_of('A001')}").status_code == 200
        hand.call("A001", "4")
        hand.sync()
        await_truth(lambda: "Loket 4" in get(other, f"/t/{ticket_of('A001')}").text)
        hand.close()


@pytest.mark.parametrize("tint", ["white", "ink", "forest", "muted"])
def test_icons_are_small_pictures(centre: Answering, tint: str) -> None:
    known, unknown = (get(centre, f"/icons/{tint}/{name}.png") for name in ("users", "no-such"))

    assert known.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(known.content) < 6_000
    assert known.headers["cache-control"] == "public, max-age=86400"
    assert unknown.content == get(centre, f"/icons/{tint}/circle.png").content != known.content


def test_an_icon_in_no_tint_of_ours_is_not_drawn(centre: Answering) -> None:
    assert get(centre, "/icons/red/users.png").status_code == 404


# --- with a clock of the test's own


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def phones(engine: Engine, clock: ManualClock) -> Iterator[Phones]:
    hub = Hub(lambda _: {})
    zone = ZoneInfo("Asia/Makassar")
    days = Days(engine, clock, hub, {SITE: Locality(zone, USUAL)}, 0.01)
    wordings = open_wordings([LanguageCode("id")], zone, "WITA")
    site = PhoneSite(SITE, "Rutan", PhoneHouse({}, {}), wordings, 60)
    yield Phones(engine, days, {SITE: site}, breath_s=0)
    hub.close()


def test_a_page_is_gone_at_local_midnight_and_its_line_says_so(
    phones: Phones, engine: Engine, clock: ManualClock
) -> None:
    hand = GateHand("", "", NodeId("gate-a-1"))
    put(engine, hand.write(issued("A001", TODAY), "A001", NOW))
    ticket = ticket_of("A001")

    async def play() -> list[bool]:
        clock.jump_to(datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC))
        site = await phones.find(ticket)
        assert site is not None
        there: list[bool] = []
        async for face, _ in phones.live(site, ticket, site.wordings[LanguageCode("id")]):
            there.append(face is not None)
            if len(there) == 2:
                clock.jump_to(datetime(2026, 11, 23, 16, 0, tzinfo=UTC))
        assert await phones.find(ticket) is None
        assert not phones.is_kept(ticket)
        return there

    assert asyncio.run(play()) == [True, True, False]


def test_a_hall_full_of_phones_shares_one_reading_and_one_order(
    phones: Phones, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[object] = []
    from kiosk.domain import waiting

    def prospects(*arguments: object) -> object:
        counted.append(arguments)
        return waiting.prospects(*arguments)  # type: ignore[arg-type] # passed on as they come

    monkeypatch.setattr("kiosk.server.phones.prospects", prospects)
    hand = GateHand("", "", NodeId("gate-a-1"))
    for n in range(1, 31):
        mine = replace(issued(f"A{n:03}", TODAY), journey=(StationId("registrasi"),))
        put(engine, hand.write(mine, f"A{n:03}", NOW))
    put(engine, hand.write(called("1"), "A001", NOW))

    async def play() -> list[str]:
        tickets = [ticket_of(f"A{n:03}") for n in range(2, 31)]
        site = await phones.find(tickets[0])
        assert site is not None
        wording = site.wordings[LanguageCode("id")]
        faces = await asyncio.gather(*(phones.current(site, each, wording) for each in tickets))
        return [face.headline for face in faces if face is not None]

    headlines = asyncio.run(play())
    assert headlines == [f"± {n} menit lagi" for n in range(1, 30)]
    assert len(counted) == 1


def test_an_unknown_ticket_is_not_kept(phones: Phones) -> None:
    assert asyncio.run(phones.find(TicketId(NEVER))) is None
    assert not phones.is_kept(TicketId(NEVER))
