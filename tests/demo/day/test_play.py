"""A small feast day on real parts, with two cables pulled: everything balances at its end."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
import structlog

from kiosk.demo.day.accounts import account
from kiosk.demo.day.gatehouse import Gatehouse
from kiosk.demo.day.journals import Journals
from kiosk.demo.day.main import run_day
from kiosk.demo.day.play import A, B, C, Wanted, play
from kiosk.demo.day.report import Figures, faults_of
from kiosk.demo.day.waits import promises, waits
from kiosk.domain.events import Issue
from kiosk.domain.flow.inputs import Input
from kiosk.domain.queue import Folding, Stage, fold
from kiosk.domain.reasons import Reason
from kiosk.domain.types import TicketId
from kiosk.domain.waiting import shown_minutes
from kiosk.gate.face import TicketFace
from kiosk.journal.centre.recording import CENTRE
from kiosk.wire.events import kind_of
from tests.server import postgres

SEEDS = [(80, 1), (100, 7)]


@dataclass
class Played:
    """A day that was played once for all tests of this file; what the touchscreens said."""

    visitors: int
    seed: int
    journals: Journals
    said: dict[TicketId, str] = field(default_factory=dict)


@pytest.fixture(scope="module", params=SEEDS, ids=str)
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    visitors, seed = request.param
    said: dict[TicketId, str] = {}
    visit = Gatehouse.visit

    def listening(gate: Gatehouse, *inputs: Input) -> Issue | Reason | None:
        seen = visit(gate, *inputs)
        content = None if gate.face is None else gate.face.content
        if isinstance(seen, Issue) and isinstance(content, TicketFace):
            said.setdefault(seen.ticket, content.estimate_soft)
        return seen

    folder = tmp_path_factory.mktemp("day")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Gatehouse, "visit", listening)
        wanted = Wanted(visitors, seed, folder, f"sqlite:///{folder / 'centre.db'}")
        journals = play(wanted, lambda _: None)
    structlog.reset_defaults()
    return Played(visitors, seed, journals, said)


def test_everything_balances(played: Played) -> None:
    told = account(played.journals)
    assert faults_of(Figures.of(played.visitors, played.seed, told, waits(played.journals))) == []
    assert told.even
    assert told.tickets_issued >= played.visitors  # and some held two
    assert told.heads_in > 0
    assert told.calls_lost > 0  # the gates were apart, and called the same numbers


def test_everybody_wrote_and_everything_was_done(played: Played) -> None:
    authors = {event.author for event in played.journals.centre}
    assert authors == {A, B, C, CENTRE}
    kinds = {kind_of(event.body) for event in played.journals.centre}
    assert kinds >= {
        "TicketIssued", "TicketCalled", "TicketRecalled", "TicketNoShow", "StationFinished",
        "BelongingsInspected", "HostAnswered", "SessionStarted", "SessionEnded", "PartyEntered",
        "PartyLeft", "PriorityConfirmed", "AttendanceMarked", "DayClosed",
    }  # fmt: skip
    acted = [event for event in played.journals.centre if kind_of(event.body) == "TicketCalled"]
    assert all(event.officer for event in acted)


def test_each_gate_wrote_the_balance_down_as_its_last_line(played: Played) -> None:
    queue = fold(played.journals.centre, played.journals.policy)
    assert len(queue.closed) == 3
    for line in queue.closed.values():
        assert (line.entered, line.left) == (account(played.journals).heads_in,) * 2
        assert line.open_tickets == sum(
            each.stage is Stage.NO_SHOW for each in queue.tickets.values()
        )


def test_the_promise_in_the_accounts_is_what_the_touchscreen_said(played: Played) -> None:
    told = {
        ticket: promise
        for node, events in played.journals.gates.items()
        for ticket, promise in promises(node, events, played.journals).items()
    }
    assert played.said.keys() == told.keys()
    for ticket, words in played.said.items():
        assert words.split()[0] == str(shown_minutes(told[ticket]))


def test_the_days_facts_shuffled_repeated_cut_in_two_and_merged_give_one_queue(
    played: Played,
) -> None:
    events, chance = list(played.journals.centre), Random(played.seed)
    whole = fold(events)
    for _ in range(5):
        shuffled = chance.sample(events, len(events))
        again = chance.choices(events, k=100)
        assert fold([*shuffled, *again]) == whole
        cut = chance.randrange(len(events))
        folding = Folding()
        folding.take(shuffled[:cut])
        merged = folding.take([*again, *shuffled[cut:]])
        assert (merged, list(merged.tickets)) == (whole, list(whole.tickets))


@pytest.mark.postgres
def test_the_command_plays_a_day_on_postgresql(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not postgres.is_installed():
        pytest.skip(f"no PostgreSQL in {postgres.BINARIES} (apt: postgresql)")
    with postgres.cluster("fsync=off") as running:
        status = run_day(40, 3, tmp_path / "report.json", running.new_address())
    structlog.reset_defaults()
    assert status == 0
    assert "tickets accounted for" in capsys.readouterr().out
    assert b'"events_lost": 0' in (tmp_path / "report.json").read_bytes()
