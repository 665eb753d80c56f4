"""Whether the demo went as it should: the two journals beside each other, and each visitor."""

from __future__ import annotations

from collections import Counter

from kiosk.demo.report import Report, Seen
from kiosk.demo.scratch import Scratch
from kiosk.demo.stage import await_truth
from kiosk.demo.witness import Witness
from kiosk.domain.events import Event, TicketIssued
from kiosk.domain.types import Seq
from kiosk.journal.gate import open_journal

MOST = 100_000
"""More events than a demo writes."""

EXPECTED = (
    ("admitted", None, "A001"),
    ("admitted", None, "A002"),
    ("refused", "other_day", None),
    ("refused", "already_used", "A001"),
)


def judge(report: Report, scratch: Scratch, witness: Witness) -> None:
    """Compare the gate's journal with what the server gives away, and every visitor's line."""
    own = _own_events(scratch)
    at_server = await_truth(lambda: _as_long(witness, len(own)), "all events at the server")
    identities = Counter((event.author, event.seq) for event in at_server)
    report.events_lost = sum(event not in at_server for event in own)
    report.events_doubled = sum(count - 1 for count in identities.values())
    report.numbers = [
        str(event.body.number) for event in at_server if isinstance(event.body, TicketIssued)
    ]
    report.faults = list(_faults(report))


def _own_events(scratch: Scratch) -> list[Event]:
    journal = open_journal(scratch.journal, scratch.author)
    try:
        return journal.own_events(Seq(1), MOST)
    finally:
        journal.close()


def _as_long(witness: Witness, length: int) -> list[Event] | None:
    events = witness.events()
    return events if len(events) >= length else None


def _faults(report: Report) -> list[str]:
    faults = [
        f"{seen.visitor}: expected {expected}, saw {observed}"
        for seen, expected in zip(report.visitors, EXPECTED, strict=True)
        if (observed := (seen.verdict, seen.reason, seen.number)) != expected
    ]
    faults += [fault for seen in report.visitors for fault in _unseen(seen)]
    if report.events_lost or report.events_doubled:
        faults.append("the server's events are not the gate's")
    if report.numbers != ["A001", "A002"]:
        faults.append(f"numbers with a gap or a repeat: {report.numbers}")
    return faults


def _unseen(seen: Seen) -> list[str]:
    needed = {"server_has_it": seen.server_has_it}
    if seen.number is not None:
        needed |= {
            "board_shows_it": seen.board_shows_it,
            # Whoever scans again has gone on to another station: this counter is done with them.
            "display_shows_it": seen.verdict != "admitted" or seen.display_shows_it,
            "ticket_qr_reads_back": seen.ticket_qr_reads_back,
            "phone_shows_it": seen.phone_shows_it,
            "scan_to_number_ms": seen.scan_to_number_ms is not None,
        }
    return [f"{seen.visitor}: {name} is {value}" for name, value in needed.items() if not value]
