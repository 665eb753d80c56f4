"""The line over real HTTP: whatever the network does, the server ends with every event once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import msgspec
import pytest

from kiosk.clock import ManualClock
from kiosk.domain.events import Event, HelpRequested, Noted, Withheld
from kiosk.domain.faults import FaultCode, Finding
from kiosk.domain.outbox import IDENTITY_PAUSE_S, Reply
from kiosk.domain.types import Seq
from kiosk.gate.uplink import Uplink
from kiosk.gate.uplink.line import Line, NoPageError, UnwantedError
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.journal.gate.recording import Author
from kiosk.wire.events import EventMessage, from_message, to_message
from kiosk.wire.sync import FeedPage
from tests.domain.made import GATE_A, GATE_B, SITE, WITA, at, booking, event, facts, ticket_id
from tests.gate.scripted import (
    PORTAL,
    Misbehaviour,
    ScriptedServer,
    cut_the_reply_short,
    drip,
    drop,
    lose_the_reply,
    reset,
    restore_a_backup,
    say_nothing,
    saying,
    serving,
    speak_no_http,
)

TOKEN = "gate-a-secret"
TIMEOUT_S = 10.0
HURRIED_S = 0.2
CLOCK = ManualClock(at("08.00"))
AUTHOR = Author(NODE := event(1, HelpRequested("Scanning")).author, SITE, GATE_A, WITA)

FAILURES: dict[str, Misbehaviour] = {
    "drops": drop,
    "resets": reset,
    "loses the reply": lose_the_reply,
    "cuts the reply short": cut_the_reply_short,
    "speaks no HTTP": speak_no_http,
    "is a portal": saying(200, PORTAL, Content_Type="text/html"),
    "answers with bytes": saying(200, b'{"accepted_through": "\xff"}'),
    "answers with something else": saying(200, b'{"accepted_through": "all"}'),
    "answers with lists in lists": saying(200, b"[" * 100_000),
    "answers packed, but not": saying(200, b"not gzip", Content_Encoding="gzip"),
    "is broken": saying(500, b"Traceback (most recent call last):"),
    "is no gateway": saying(502, PORTAL),
    "has too much to do": saying(503, b"", Retry_After="1"),
    "is asked too often": saying(429, b"", Retry_After="9" * 400),
    "is not there": saying(404, PORTAL),
    "is a proxy that wants TLS": saying(400, PORTAL),
    "does not know us": saying(401, b'{"title":"Who?","status":401}'),
    "finds it too large": saying(413, PORTAL),
    "was restored from a backup": restore_a_backup,
}  # fmt: skip


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with serving() as scripted:
        yield scripted


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[GateJournal]:
    with closing(open_journal(tmp_path, AUTHOR)) as opened:
        yield opened


@pytest.fixture
def line(server: ScriptedServer) -> Iterator[Line]:
    with closing(Line(server.url, TOKEN, TIMEOUT_S)) as opened:
        yield opened


def write(journal: GateJournal, count: int) -> None:
    journal.record(lambda _: [Noted(HelpRequested("Scanning"))] * count, CLOCK.now())


def uplink_of(journal: GateJournal, server: ScriptedServer, findings: list[Finding]) -> Uplink:
    return Uplink(journal, lambda: Line(server.url, TOKEN, TIMEOUT_S), CLOCK, findings.append)


def send_all(uplink: Uplink, journal: GateJournal, line: Line) -> None:
    """Send until nothing is left; pauses are not waited for, only counted against."""
    for _ in range(300):
        uplink.send_once(line)
        if journal.acknowledged() == journal.last_seq():
            return
    pytest.fail("it is never done")


def kept(server: ScriptedServer) -> list[Event]:
    stored = msgspec.json.decode(msgspec.json.encode(server.stored), type=list[EventMessage])
    return [from_message(message) for message in stored]


def test_after_each_failure_the_server_has_every_event_once(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    uplink = uplink_of(journal, server, [])
    for what, failure in FAILURES.items():
        write(journal, 4)
        server.script.append(failure)
        send_all(uplink, journal, line)
        assert kept(server) == journal.own_events(Seq(1), 1000), what
    assert set(server.tokens) == {f"Bearer {TOKEN}"}


def test_after_all_failures_in_a_row_too(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    uplink = uplink_of(journal, server, [])
    for failure in FAILURES.values():
        server.script.extend([failure, failure])
        write(journal, 2)
    send_all(uplink, journal, line)
    assert kept(server) == journal.own_events(Seq(1), 1000)


@pytest.mark.parametrize("slow", [drip, say_nothing])
def test_a_server_that_takes_for_ever_is_left_and_asked_again(
    slow: Misbehaviour, server: ScriptedServer, journal: GateJournal
) -> None:
    uplink = uplink_of(journal, server, [])
    write(journal, 3)
    server.script.append(slow)
    with closing(Line(server.url, TOKEN, HURRIED_S)) as hurried:
        uplink.send_once(hurried)
        assert journal.link_report().online is False
        send_all(uplink, journal, hurried)
    assert kept(server) == journal.own_events(Seq(1), 1000)


def test_a_claim_to_have_more_than_was_ever_sent_skips_nothing(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    uplink = uplink_of(journal, server, [])
    write(journal, 3)
    server.script.append(saying(200, b'{"accepted_through": 999999}'))
    send_all(uplink, journal, line)
    write(journal, 1)
    send_all(uplink, journal, line)
    assert kept(server) == journal.own_events(Seq(1), 1000)


def test_a_captive_portal_never_gets_the_token(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    with serving() as portal:
        moved = saying(307, b"", Location=f"{portal.url}/v1/events")
        server.script.append(moved)
        server.feed_script.append(moved)
        write(journal, 1)
        with pytest.raises(NoPageError):
            line.feed("")
        send_all(uplink_of(journal, server, []), journal, line)
        assert portal.tokens == []
    assert len(server.stored) == 1


def test_what_the_server_can_never_take_does_not_block_the_rest(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    server.poison = {5}
    write(journal, 12)
    send_all(uplink_of(journal, server, []), journal, line)
    assert [each["seq"] for each in server.stored] == list(range(1, 13))
    assert [each["seq"] for each in server.stored if each["kind"] == "Withheld"] == [5]
    assert kept(server)[4].body == Withheld("refused with status 422")
    # The fact itself is still in the gate's journal.
    assert len(journal.today(CLOCK.now())) == 12


def test_batches_are_no_larger_than_agreed(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    write(journal, 1100)
    send_all(uplink_of(journal, server, []), journal, line)
    assert server.batches == [500, 500, 100]


def test_an_unwanted_token_is_a_fault_until_it_is_wanted_again(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    findings: list[Finding] = []
    uplink = uplink_of(journal, server, findings)
    write(journal, 1)
    server.script.extend([saying(403), drop])
    uplink.send_once(line)
    assert uplink.send_once(line) >= IDENTITY_PAUSE_S
    assert journal.link_report().online is False
    uplink.send_once(line)  # the network fails; the token is no better for it
    assert [finding.wrong for finding in findings] == [True]
    send_all(uplink, journal, line)
    assert [(each.code, each.wrong) for each in findings] == [
        (FaultCode.IDENTITY, True),
        (FaultCode.IDENTITY, False),
    ]
    assert journal.link_report().online is True


def test_the_feed_brings_bookings_and_the_other_gates_facts(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    theirs = event(1, facts(1), ticket_id(1, GATE_B), gate=GATE_B)
    server.pages.append(
        FeedPage("c1", datetime.now(UTC), bookings=[booking()], events=[to_message(theirs)])
    )
    assert uplink_of(journal, server, []).feed_once(line) == 0.0
    assert journal.booking(booking().id) == booking()
    assert journal.today(CLOCK.now()) == [theirs]
    assert journal.cursor() == "c1"
    assert server.paths[-1] == "/v1/feed?after=&wait=25"


def test_a_cursor_that_the_server_does_not_know_any_more_begins_again(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    journal.take(FeedPage("of another server", at("08.00")), CLOCK.now())
    server.feed_script.append(saying(400, b'{"title":"Unknown cursor","status":400}'))
    server.pages.append(FeedPage("c1", at("08.00"), bookings=[booking()]))
    uplink_of(journal, server, []).feed_once(line)
    assert journal.cursor() == "c1"
    assert journal.booking(booking().id) == booking()


def test_an_empty_page_is_not_asked_for_again_at_once(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    assert uplink_of(journal, server, []).feed_once(line) > 0


SPOILS_A_PAGE = set(FAILURES) - {
    "loses the reply", "was restored from a backup", "does not know us",
}  # fmt: skip


def test_a_page_that_cannot_be_read_changes_nothing(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    uplink = uplink_of(journal, server, [])
    for what in sorted(SPOILS_A_PAGE):
        server.feed_script.append(FAILURES[what])
        assert uplink.feed_once(line) > 0, what
        assert (journal.cursor(), journal.list_at()) == ("", None), what
        assert journal.link_report().online is False, what
    uplink.feed_once(line)
    assert journal.link_report().online is True


def test_the_feed_tells_of_an_unwanted_token(
    server: ScriptedServer, journal: GateJournal, line: Line
) -> None:
    server.feed_script.extend([saying(401)] * 2)
    findings: list[Finding] = []
    assert uplink_of(journal, server, findings).feed_once(line) > 0
    assert [finding.wrong for finding in findings] == [True]
    with pytest.raises(UnwantedError):
        line.feed("")


def test_a_page_larger_than_any_of_ours_is_not_read_to_its_end(
    server: ScriptedServer, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.gate.uplink.line.LARGEST_ANSWER", 1000)
    server.feed_script.append(saying(200, b" " * 100_000))
    with pytest.raises(NoPageError, match="EndlessAnswerError"):
        line.feed("")


def test_by_itself_it_goes_on_when_the_server_comes_back(journal: GateJournal) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    write(journal, 2)
    with serving() as server:
        url = nobody
        uplink = Uplink(journal, lambda: Wandering(lambda: url), CLOCK, lambda _: None)
        uplink.start()
        wait_until(lambda: journal.link_report().online is False)
        write(journal, 3)
        url = server.url
        wait_until(lambda: len(server.stored) == 5 and journal.acknowledged() == 5)
        write(journal, 1)
        wait_until(lambda: journal.acknowledged() == 6)
        uplink.stop()
        assert kept(server) == journal.own_events(Seq(1), 1000)
        assert journal.link_report().online is True


@pytest.mark.parametrize(
    ("url", "token"), [("http://[::1", TOKEN), ("http://host", "rahasia\u2019")]
)
def test_an_address_or_token_that_makes_no_request_ends_no_thread(
    url: str,
    token: str,
    journal: GateJournal,
    server: ScriptedServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.gate.uplink.uplink.JOURNAL_PAUSE_S", 0.01)
    opened: list[str] = []

    def open_line() -> Line:
        opened.append(url)
        return (
            Line(server.url, TOKEN, TIMEOUT_S) if len(opened) > 2 else Line(url, token, TIMEOUT_S)
        )

    write(journal, 1)
    uplink = Uplink(journal, open_line, CLOCK, lambda _: None)
    uplink.start()
    wait_until(lambda: journal.acknowledged() == 1)
    uplink.stop()


class Wandering(Line):
    """A line to wherever the server is now."""

    def __init__(self, url: Callable[[], str]) -> None:
        super().__init__("http://127.0.0.1", TOKEN, TIMEOUT_S)
        self._url = url

    def send(self, events: Sequence[Event]) -> Reply | None:
        self._client.base_url = self._url()
        return super().send(events)

    def feed(self, cursor: str) -> FeedPage:
        self._client.base_url = self._url()
        return super().feed(cursor)


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        sleep(0.01)
    pytest.fail("it never comes true")
