"""The feed over real HTTP: what it brings, and what a bad page must not do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.domain.faults import Finding
from kiosk.gate.uplink.line import Line, NoPageError, UnwantedError
from kiosk.journal.gate import GateJournal
from kiosk.wire.events import to_message
from kiosk.wire.sync import FeedPage
from tests.domain.made import GATE_B, at, booking, event, facts, ticket_id
from tests.gate.uplink.exchange import (
    CLOCK,
    FAILURES,
    uplink_of,
)
from tests.gate.uplink.scripted import (
    ScriptedServer,
    saying,
)


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
