"""The public pages over HTTP: what they hold, what they never hold, and how browsers are tied."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime

import httpx2
import pytest
from sqlalchemy import Engine

from kiosk.domain.types import NodeId, SiteId
from kiosk.journal.centre.append import append
from kiosk.journal.centre.offers import Batch, Fact, Taken
from kiosk.journal.centre.store import writing
from kiosk.journal.times import to_us
from kiosk.settings.server import CentreSettings
from tests.server.conftest import new_gate
from tests.server.gatehand import OTHER_SITE, SITE, GateHand, ticket_of
from tests.server.running import Answering, answering, await_truth


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
    now = datetime.now(UTC)
    fact = Fact(SITE, "gate-n", 1, 2, "gate-n", to_us(now), "TicketIssued", "T", "[]")
    with writing(engine) as connection:
        append(connection, [Batch(SiteId(SITE), NodeId("gate-n"), (Taken(fact, b""),))], now)
    gate.take_number("A001")
    gate.sync()

    await_truth(lambda: "Menunggu 1 rombongan" in httpx2.get(f"{centre.url}/board/{SITE}").text)


def sounds_on(page: str) -> list[str]:
    """Return the keys of the calls that the page has a sentence for."""
    return re.findall(r'data-call="([^"]+)" data-from="\d+" data-until', page)


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="apt: espeak-ng")
def test_a_call_is_said_by_whichever_worker_is_asked(
    settings: CentreSettings, engine: Engine
) -> None:
    with answering(settings) as one, answering(settings) as other:
        hand = new_gate(one, engine, "gate-a-1")
        httpx2.get(f"{other.url}/board/{SITE}")  # it has read the day, and nobody tells it
        hand.take_number("A012")
        hand.call("A012")
        hand.sync()
        (key,) = sounds_on(httpx2.get(f"{one.url}/board/{SITE}").text)

        sound = httpx2.get(f"{other.url}/board/{SITE}/call/{key}.wav")

        assert sound.headers["content-type"] == "audio/wav"
        assert (sound.content[:4], sound.content[8:12]) == (b"RIFF", b"WAVE")
        hand.close()


@pytest.mark.parametrize("name", ["A001-1.wav", "hello.wav", "A012.wav", "..%2F..%2Fetc%2Fpasswd"])
def test_nothing_else_is_said(centre: Answering, gate: GateHand, name: str) -> None:
    gate.take_number("A012")
    gate.call("A012")
    gate.sync()

    assert httpx2.get(f"{centre.url}/board/{SITE}/call/{name}").status_code == 404


def test_the_sentence_on_the_page_is_the_one_that_is_said(
    centre: Answering, gate: GateHand
) -> None:
    gate.take_number("A012")
    gate.call("A012", "3", "tatap-muka")
    gate.sync()

    page = httpx2.get(f"{centre.url}/board/{SITE}").text

    assert 'data-say="Nomor antrean A nol satu dua, silakan ke meja tiga."' in page
