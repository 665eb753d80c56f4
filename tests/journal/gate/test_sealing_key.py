"""The key that declarations are sealed with; and what older journals learn of it and the lock."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import ManualClock
from kiosk.domain.events import HelpRequested, Noted
from kiosk.domain.types import GateId, NodeId, OfficerId, SiteId
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.journal.gate.recording import Author
from kiosk.wire.sync import FeedPage, OfficerNote

AT = datetime(2026, 3, 2, tzinfo=UTC)
AUTHOR = Author(NodeId("gate-a-1"), SiteId("rutan"), GateId("gate-a"), ZoneInfo("Asia/Makassar"))
NOW = ManualClock(AT).now()
KEY, NEWER = bytes(range(32)), bytes(range(32, 64))
RINA = OfficerNote(OfficerId("rina"), "Rina", "guard", "hash")


@pytest.fixture
def journal(tmp_path: Path) -> GateJournal:
    return open_journal(tmp_path, AUTHOR)


def page(sealing: bytes | None) -> FeedPage:
    return FeedPage(cursor="c", at=AT, sealing=sealing)


def test_there_is_none_until_the_feed_names_one(journal: GateJournal) -> None:
    assert journal.sealing_key() is None
    journal.take(page(KEY), NOW)
    assert journal.sealing_key() == KEY


def test_a_page_without_a_key_takes_none_away_and_a_new_key_follows(journal: GateJournal) -> None:
    for sealing, kept in ((KEY, KEY), (None, KEY), (NEWER, NEWER)):
        journal.take(page(sealing), NOW)
        assert journal.sealing_key() == kept


def test_it_outlives_the_process(journal: GateJournal, tmp_path: Path) -> None:
    journal.take(page(KEY), NOW)
    journal.close()
    assert open_journal(tmp_path, AUTHOR).sealing_key() == KEY


def test_a_journal_of_the_first_version_is_brought_up_to_date_with_all_it_holds(
    journal: GateJournal, tmp_path: Path
) -> None:
    written = journal.record(lambda _: [Noted(HelpRequested("Scanning"))], NOW)
    journal.close()
    (file,) = tmp_path.glob("*.sqlite")
    with sqlite3.connect(file) as as_it_was:
        as_it_was.execute("ALTER TABLE sync DROP COLUMN sealing")
        as_it_was.execute("ALTER TABLE events DROP COLUMN officer")
        for table in ("officers", "lock_tries", "pins_known"):
            as_it_was.execute(f"DROP TABLE {table}")
        as_it_was.execute("UPDATE alembic_version SET version_num = '0001'")
    as_it_was.close()

    opened = open_journal(tmp_path, AUTHOR)

    assert (opened.today(NOW), opened.sealing_key()) == (written, None)
    opened.take(page(KEY), NOW)
    assert opened.sealing_key() == KEY


@pytest.mark.parametrize(("named", "known"), [([RINA], True), ([], False)])
def test_a_gate_that_knows_an_officer_when_it_is_brought_up_to_date_has_known_one(
    journal: GateJournal, tmp_path: Path, named: list[OfficerNote], *, known: bool
) -> None:
    journal.take(FeedPage(cursor="c", at=AT, officers=named), NOW)
    journal.close()
    (file,) = tmp_path.glob("*.sqlite")
    with sqlite3.connect(file) as as_it_was:
        as_it_was.execute("DROP TABLE pins_known")
        as_it_was.execute("UPDATE alembic_version SET version_num = '0004'")
    as_it_was.close()

    assert open_journal(tmp_path, AUTHOR).pins_known() is known
