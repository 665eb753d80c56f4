"""The gate's journal on a real file: numbers, order, replay, and what a second process sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.clock import ManualClock
from kiosk.domain.booking import Booking, BookingStatus
from kiosk.domain.events import (
    Event,
    HelpRequested,
    Noted,
    TicketIssued,
    TicketWanted,
    Unrecognised,
    Withheld,
)
from kiosk.domain.reasons import Evidence
from kiosk.domain.types import (
    BookingId,
    GateId,
    KeyId,
    NodeId,
    Reference,
    Seq,
    ServiceId,
    SiteId,
)
from kiosk.journal.gate import GateJournal, open_journal
from kiosk.journal.gate.recording import Author
from kiosk.ports import JournalError
from kiosk.wire.events import to_message
from kiosk.wire.sync import FeedPage, PublicKey

WITA = ZoneInfo("Asia/Makassar")
EIGHT_LOCAL = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
AUTHOR = Author(NodeId("gate-a-1"), SiteId("rutan"), GateId("gate-a"), WITA)


def wanted(booking: str | None, prefix: str = "A") -> TicketWanted:
    return TicketWanted(
        prefix=prefix,
        service=ServiceId("tatap_muka"),
        booking=None if booking is None else BookingId(booking),
        party=2,
        belongings=False,
        priority=False,
        session_from=EIGHT_LOCAL,
        session_until=EIGHT_LOCAL + timedelta(hours=1),
        evidence=Evidence.LIST,
    )


def numbers(events: list[Event]) -> list[str]:
    return [str(event.body.number) for event in events if isinstance(event.body, TicketIssued)]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(EIGHT_LOCAL)


@pytest.fixture
def journal(tmp_path: Path) -> GateJournal:
    return open_journal(tmp_path, AUTHOR)


def test_numbers_count_up_per_prefix(journal: GateJournal, clock: ManualClock) -> None:
    events = journal.record(
        lambda _: [wanted("b1"), wanted("b2"), wanted("b3", prefix="T")], clock.now()
    )
    assert numbers(events) == ["A001", "A002", "T001"]
    assert [event.seq for event in events] == [1, 2, 3]


def test_the_same_booking_keeps_its_first_number(journal: GateJournal, clock: ManualClock) -> None:
    first = journal.record(lambda _: [wanted("b1")], clock.now())
    again = journal.record(lambda _: [wanted("b1")], clock.now())
    assert again == first
    assert journal.last_seq() == 1


def test_numbers_start_again_at_local_midnight_not_at_utc_midnight(
    journal: GateJournal, clock: ManualClock
) -> None:
    clock.jump_to(datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC))  # 07:59:59 local
    journal.record(lambda _: [wanted("b1")], clock.now())
    clock.jump_to(datetime(2026, 3, 2, 0, 0, 1, tzinfo=UTC))  # 08:00:01 local, the same day
    assert numbers(journal.record(lambda _: [wanted("b2")], clock.now())) == ["A002"]
    clock.jump_to(datetime(2026, 3, 2, 16, 0, 0, tzinfo=UTC))  # midnight local
    issued = journal.record(lambda _: [wanted("b3")], clock.now())
    assert numbers(issued) == ["A001"]
    assert [event.body.day for event in issued if isinstance(event.body, TicketIssued)] == [
        date(2026, 3, 3)
    ]


def test_time_never_runs_backwards_in_the_journal(journal: GateJournal, clock: ManualClock) -> None:
    journal.record(lambda _: [Noted(HelpRequested("Scanning"))], clock.now())
    clock.jump_to(EIGHT_LOCAL - timedelta(hours=3))
    (event,) = journal.record(lambda _: [Noted(HelpRequested("Scanning"))], clock.now())
    assert event.at == EIGHT_LOCAL


def test_what_was_recorded_is_there_after_reopening(
    journal: GateJournal, clock: ManualClock, tmp_path: Path
) -> None:
    written = journal.record(lambda _: [wanted("b1"), Noted(HelpRequested("Typing"))], clock.now())
    journal.close()
    assert open_journal(tmp_path, AUTHOR).today(clock.now()) == written


def test_a_failed_decision_records_nothing(journal: GateJournal, clock: ManualClock) -> None:
    def fail(_: object) -> list[TicketWanted]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.record(fail, clock.now())
    assert journal.today(clock.now()) == []


def test_another_process_notices_a_commit(
    journal: GateJournal, clock: ManualClock, tmp_path: Path
) -> None:
    display = open_journal(tmp_path, AUTHOR)
    before = display.version()
    assert display.version() == before
    journal.record(lambda _: [wanted("b1")], clock.now())
    assert display.version() != before
    assert numbers(display.today(clock.now())) == ["A001"]


def test_threads_of_two_processes_never_share_a_number(clock: ManualClock, tmp_path: Path) -> None:
    journals = [open_journal(tmp_path, AUTHOR) for _ in range(2)]

    def issue(which: int) -> None:
        for visitor in range(20):
            journals[which % 2].record(lambda _: [wanted(f"{which}-{visitor}")], clock.now())  # noqa: B023 - runs at once

    threads = [Thread(target=issue, args=(which,)) for which in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = journals[0].today(clock.now())
    assert sorted(numbers(events)) == [f"A{counter:03d}" for counter in range(1, 81)]
    assert sorted(event.seq for event in events) == list(range(1, 81))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visits=st.lists(st.tuples(st.integers(0, 8), st.sampled_from("AT")), max_size=25))
def test_any_sequence_of_visits_leaves_no_gap_and_no_repeat(
    visits: list[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    journal = open_journal(tmp_path_factory.mktemp("journal"), AUTHOR)
    now = ManualClock(EIGHT_LOCAL).now()
    for booking, prefix in visits:
        journal.record(lambda _: [wanted(str(booking), prefix)], now)  # noqa: B023 - runs at once
    issued = numbers(journal.today(now))
    for prefix in "AT":
        own = [number for number in issued if number[0] == prefix]
        assert own == [f"{prefix}{counter:03d}" for counter in range(1, len(own) + 1)]
    assert len(issued) == len({booking for booking, _ in visits})
    journal.close()


def booking(identity: str, **changes: object) -> Booking:
    made = Booking(
        id=BookingId(identity),
        site=SiteId("rutan"),
        service=ServiceId("tatap_muka"),
        session_from=EIGHT_LOCAL,
        session_until=EIGHT_LOCAL + timedelta(hours=1),
        party=3,
        reference=Reference(f"7K2M4XQ{identity[-1]}"),
        visitor="S••• R•••••••",
    )
    return replace(made, **changes)  # type: ignore[arg-type] # any field, in a test


def test_a_page_of_the_feed_is_kept_whole(journal: GateJournal, clock: ManualClock) -> None:
    page = FeedPage("c1", EIGHT_LOCAL, bookings=[booking("b1")], keys=[PublicKey(KeyId("k"), b"x")])
    journal.take(page, clock.now())
    assert journal.booking(BookingId("b1")) == booking("b1")
    assert journal.booking_by_reference(Reference("7K2M4XQ1")) == booking("b1")
    assert journal.keys() == [PublicKey(KeyId("k"), b"x")]
    assert (journal.cursor(), journal.list_at()) == ("c1", EIGHT_LOCAL)
    withdrawn = booking("b1", status=BookingStatus.WITHDRAWN)
    journal.take(FeedPage("c2", EIGHT_LOCAL, bookings=[withdrawn]), clock.now())
    assert journal.booking(BookingId("b1")) == withdrawn
    assert journal.keys() == [PublicKey(KeyId("k"), b"x")]


def test_the_list_is_complete_only_after_its_last_page(
    journal: GateJournal, clock: ManualClock
) -> None:
    journal.take(FeedPage("c1", EIGHT_LOCAL, more=True), clock.now())
    assert journal.list_at() is None
    journal.take(FeedPage("c2", EIGHT_LOCAL), clock.now())
    assert journal.list_at() == EIGHT_LOCAL


def other_gates(seq: int, body: object) -> Event:
    node, gate = NodeId("gate-b-1"), GateId("gate-b")
    ticket = "T" * 16 if isinstance(body, TicketIssued) else None
    return Event(node, Seq(seq), EIGHT_LOCAL, SiteId("rutan"), gate, ticket, body)  # type: ignore[arg-type] # test data


def test_other_gates_events_are_replicated_once_and_never_sent(
    journal: GateJournal, clock: ManualClock
) -> None:
    issued = wanted("b1", prefix="B").issued(
        journal.record(lambda _: [wanted("b9")], clock.now())[0].body.number,  # type: ignore[union-attr]
        date(2026, 3, 2),
    )
    messages = [
        to_message(other_gates(1, issued)),
        to_message(other_gates(2, Unrecognised("New", "{}"))),
    ]
    for _ in range(2):
        journal.take(FeedPage("c", EIGHT_LOCAL, events=messages), clock.now())
    assert [event.author for event in journal.today(clock.now())] == [
        "gate-a-1",
        "gate-b-1",
        "gate-b-1",
    ]
    assert [issue.gate for issue in journal.issues_on(BookingId("b1"))] == ["gate-b"]
    assert [event.seq for event in journal.own_events(Seq(1), 10)] == [1]


def test_a_set_aside_event_is_sent_as_its_stand_in_and_kept_as_it_is(
    journal: GateJournal, clock: ManualClock
) -> None:
    (written,) = journal.record(lambda _: [Noted(HelpRequested("Scanning"))], clock.now())
    journal.set_aside(Seq(1), "422")
    (sent,) = journal.own_events(Seq(1), 10)
    assert sent.body == Withheld("422")
    assert journal.today(clock.now()) == [written]


def test_the_line_is_noted_with_the_time_of_its_last_change(
    journal: GateJournal, clock: ManualClock
) -> None:
    assert journal.link_report().online is None
    journal.note_link(online=True, now=clock.now())
    clock.advance(60)
    journal.note_link(online=True, now=clock.now())
    journal.record(lambda _: [Noted(HelpRequested("Scanning"))] * 3, clock.now())
    journal.acknowledge(Seq(1))
    report = journal.link_report()
    assert (report.online, report.since, report.unsent) == (True, EIGHT_LOCAL, 2)


def test_a_file_that_is_no_journal_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite"
    file.write_bytes(b"not a database" * 100)
    with pytest.raises(JournalError):
        open_journal(tmp_path, AUTHOR)
    assert file.read_bytes() == b"not a database" * 100


def test_appending_does_not_read_the_day(
    journal: GateJournal, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> list[Event]:
        raise AssertionError

    monkeypatch.setattr("kiosk.journal.gate.recording.KnownDay.events", read)
    assert numbers(journal.append([wanted("b1"), wanted("b2")], clock.now())) == ["A001", "A002"]
