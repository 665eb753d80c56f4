"""Calls on the board in a real Chromium: each its time, in order, said once, whatever happens.

The page itself writes down what it showed and said, and when by the server's clock.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect
from sqlalchemy import Engine

from kiosk.settings.server import BoardSection, CentreSettings
from tests.server.browsing import NEEDS_CHROMIUM, PATIENCE_MS, SOUND, VOICES, chromium, listen_to
from tests.server.conftest import new_gate
from tests.server.gatehand import SITE, GateHand
from tests.server.running import Answering, answering, await_truth

NOW = ".now:not([hidden])"
BURST = [f"A{n:03}" for n in range(1, 9)]
CALL_S, SHORTEST_S = 1.0, 0.6
TIMERS_MS = 250
"""How late a page's timer may be on a machine that is busy with other tests."""

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(SOUND) as browser:
        yield browser


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'centre.db'}"


@pytest.fixture
def settings(settings: CentreSettings) -> CentreSettings:
    pace = BoardSection(heartbeat_s=0.2, call_seconds=CALL_S, shortest_call_seconds=SHORTEST_S)
    return settings.model_copy(update={"board": pace})


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    yield context
    context.close()


def open_board(context: BrowserContext, url: str, troubles: list[str], more: str = "") -> Page:
    page = listen_to(context.new_page(), troubles)
    page.goto(f"{url}/board/{SITE}{more}")
    return page


def with_voices(context: BrowserContext, *voices: tuple[str, bool]) -> None:
    context.add_init_script(f"({VOICES})({json.dumps(voices)})")


def shown(page: Page) -> list[tuple[str, int]]:
    """Return number and time of what the page showed."""
    words = str(page.evaluate("document.body.dataset.shown || ''")).split()
    parts = [word.split("@") for word in words]
    return [(key.split("-")[0], int(at)) for key, at in parts]


def numbers(page: Page) -> list[str]:
    return [number for number, _ in shown(page)]


def said(page: Page) -> list[tuple[str, str]]:
    """Return number and kind of voice of what the page said."""
    words = str(page.evaluate("document.body.dataset.said || ''")).split()
    parts = [word.rsplit(":", 1) for word in words]
    return [(key.split("-")[0], how) for key, how in parts]


def await_number(page: Page, number: str) -> None:
    expect(page.locator(f"{NOW} .number")).to_have_text(number, timeout=PATIENCE_MS)


def burst(gate: GateHand) -> None:
    for number in BURST:
        gate.take_number(number)
    for number in BURST:
        gate.call(number, "2")
    gate.sync()


def test_a_burst_is_shown_call_by_call_on_all_televisions(
    centre: Answering, gate: GateHand, context: BrowserContext, troubles: list[str]
) -> None:
    pages = [open_board(context, centre.url, troubles, "?sound=off") for _ in range(3)]
    for page in pages:
        expect(page.locator(NOW)).to_contain_text("Selamat datang")

    burst(gate)
    expect(pages[0].locator(f"{NOW} .next")).to_have_text("berikutnya 7 panggilan")
    for page in pages:
        await_number(page, BURST[-1])

    for page in pages:
        assert numbers(page) == BURST
        times = [at for _, at in shown(page)]
        lengths = [later - earlier for earlier, later in pairwise(times)]
        assert min(lengths) >= SHORTEST_S * 1000 - TIMERS_MS
        assert max(lengths[-2:]) >= CALL_S * 1000 - TIMERS_MS
        expect(page.locator(f"{NOW} .next")).to_be_hidden()
    begun = zip(*([at for _, at in shown(page)] for page in pages), strict=True)
    assert max(max(at) - min(at) for at in list(begun)[1:]) <= 2 * TIMERS_MS
    assert troubles == []


def test_a_page_that_comes_later_or_again_replays_nothing(
    centre: Answering, gate: GateHand, context: BrowserContext, troubles: list[str]
) -> None:
    page = open_board(context, centre.url, troubles)
    burst(gate)
    await_number(page, BURST[2])
    before = said(page)
    page.reload()
    late = open_board(context, centre.url, troubles, "?sound=off")
    for each in (page, late):
        await_number(each, BURST[-1])

    assert numbers(page) == BURST[BURST.index(numbers(page)[0]) :]
    assert numbers(page)[0] in BURST[2:4]
    assert numbers(late)[0] in BURST[2:]
    again = [number for number, _ in said(page)]
    assert not {number for number, _ in before} & set(again)
    assert troubles == []


SLOW = {"heartbeat_s": 0.2, "call_seconds": 3.0, "shortest_call_seconds": 3.0}
"""Slow enough that a sentence begins before the next call."""


@pytest.mark.parametrize(
    "voices", [[("en-US", True), ("id-ID", True)], [("in_ID", True)]], ids=["id", "old code"]
)
def test_the_browsers_own_voice_says_it_where_it_speaks_indonesian(
    settings: CentreSettings,
    engine: Engine,
    context: BrowserContext,
    troubles: list[str],
    voices: list[tuple[str, bool]],
) -> None:
    with_voices(context, *voices)
    slow = settings.model_copy(update={"board": BoardSection.model_validate(SLOW)})
    with answering(slow) as centre:
        page = open_board(context, centre.url, troubles)
        hand = new_gate(centre, engine, "gate-a-1")
        hand.take_number("A012")
        hand.call("A012")
        hand.sync()
        await_truth(lambda: page.evaluate("window.spoken.length"))

        expected = "Nomor antrean A nol satu dua, silakan ke loket dua."
        assert page.evaluate("window.spoken") == [[voices[-1][0], expected]]
        assert said(page) == [("A012", "voice")]
        assert page.locator("#sound").is_hidden()
        page.goto("about:blank")
        hand.close()
    assert troubles == []


def test_a_number_called_again_is_shown_and_said_again(
    settings: CentreSettings, engine: Engine, context: BrowserContext, troubles: list[str]
) -> None:
    with_voices(context, ("id-ID", True))
    pace = BoardSection(heartbeat_s=0.2, call_seconds=1.6, shortest_call_seconds=1.6)
    with answering(settings.model_copy(update={"board": pace})) as centre:
        page = open_board(context, centre.url, troubles)
        hand = new_gate(centre, engine, "gate-a-1")
        for number in ("A001", "A002"):
            hand.take_number(number)
            hand.call(number)
        hand.sync()
        await_number(page, "A002")
        hand.recall("A001")
        hand.sync()
        await_number(page, "A001")

        await_truth(lambda: len(said(page)) == 3)
        assert numbers(page) == ["A001", "A002", "A001"]
        assert [number for number, _ in said(page)] == numbers(page)
        listed = page.locator(".calls [data-call]:not([hidden]) .number").all_inner_texts()
        assert listed == ["A002"]
        page.goto("about:blank")
        hand.close()
    assert troubles == []


def test_elsewhere_a_sound_of_the_server_says_it(
    settings: CentreSettings, engine: Engine, context: BrowserContext, troubles: list[str]
) -> None:
    # A voice that needs the internet is no voice of this house.
    with_voices(context, ("en-US", True), ("id-ID", False))
    fetched: list[Response] = []
    slow = settings.model_copy(update={"board": BoardSection.model_validate(SLOW)})
    with answering(slow) as centre:
        page = open_board(context, centre.url, troubles)
        page.on("response", lambda got: fetched.append(got) if "/call/" in got.url else None)
        hand = new_gate(centre, engine, "gate-a-1")
        hand.take_number("A012")
        hand.call("A012")
        hand.sync()
        await_truth(lambda: said(page) == [("A012", "wav")])

        assert page.evaluate("window.spoken") == []
        assert fetched[0].headers["content-type"] == "audio/wav"
        got = page.request.get(fetched[0].url).body()
        assert (got[:4], got[8:12]) == (b"RIFF", b"WAVE")
        page.goto("about:blank")
        hand.close()
    assert troubles == []


def test_where_nobody_can_speak_the_chime_rings_alone(
    settings: CentreSettings, engine: Engine, context: BrowserContext
) -> None:
    quiet = BoardSection.model_validate(SLOW | {"voice": "none"})
    with answering(settings.model_copy(update={"board": quiet})) as centre:
        page = open_board(context, centre.url, [])
        hand = new_gate(centre, engine, "gate-a-1")
        hand.take_number("A012")
        hand.call("A012")
        hand.sync()
        await_truth(lambda: said(page) == [("A012", "chime")])
        page.goto("about:blank")
        hand.close()


def test_a_server_that_was_killed_in_a_burst_comes_back_and_the_board_with_it(
    settings: CentreSettings, engine: Engine, context: BrowserContext
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    fixed = settings.model_copy(
        update={"listen": settings.listen.model_copy(update={"port": port})}
    )
    with answering(fixed) as first:
        page = open_board(context, first.url, [], "?sound=off")
        hand = new_gate(first, engine, "gate-a-1")
        expect(page.locator(NOW)).to_contain_text("Selamat datang")
        burst(hand)
        await_number(page, BURST[0])
    # The calls that are there go on in their time without the server.
    expect(page.locator("#lost")).to_be_visible(timeout=PATIENCE_MS)
    await_number(page, BURST[-1])
    assert numbers(page) == BURST
    with answering(fixed):
        expect(page.locator("#lost")).to_be_hidden(timeout=PATIENCE_MS)
        hand.take_number("A099")
        hand.call("A099")
        hand.sync()
        await_number(page, "A099")
        page.goto("about:blank")
    hand.close()
