"""Sending over real HTTP: whatever happens, the server ends with every event once."""

from __future__ import annotations

from contextlib import closing

import pytest

from kiosk.domain.events import Withheld
from kiosk.domain.faults import FaultCode, Finding
from kiosk.domain.outbox import IDENTITY_PAUSE_S
from kiosk.domain.types import Seq
from kiosk.gate.uplink.line import Line, NoPageError
from kiosk.journal.gate import GateJournal
from tests.gate.uplink.exchange import (
    CLOCK,
    FAILURES,
    HURRIED_S,
    TOKEN,
    kept,
    send_all,
    uplink_of,
    write,
)
from tests.gate.uplink.scripted import (
    Misbehaviour,
    ScriptedServer,
    drip,
    drop,
    say_nothing,
    saying,
    serving,
)


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
