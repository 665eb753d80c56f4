"""What the demo saw: per visitor and over all, as JSON and as a table."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from kiosk.domain.reference import spaced
from kiosk.domain.types import Reference

TABLE_COLUMNS = 132
"""Width of the table where no terminal tells one, e.g. in the log of a build."""


@dataclass(slots=True)
class Seen:
    """One visitor as observed; None where there is nothing to observe for this visitor.

    ``server_has_it``: the number, or the refusal, came back from the server over HTTP.
    ``board_shows_it``: the number stood on the public page after it was called.
    ``display_shows_it``: the number stood in a widget of the guards' display.
    ``phone_shows_it``: the number stood on the page that the ticket's QR opens.
    ``ticket_qr_reads_back``: the QR in the printer's bytes (for a ticket shown again: on the
    screen) names the ticket that the server has.
    """

    visitor: str
    reference: Reference
    verdict: str = ""
    reason: str | None = None
    number: str | None = None
    scan_to_number_ms: float | None = None
    server_has_it: bool | None = None
    board_shows_it: bool | None = None
    display_shows_it: bool | None = None
    ticket_qr_reads_back: bool | None = None
    phone_shows_it: bool | None = None


@dataclass(slots=True)
class Report:
    """The whole demo. ``faults`` says in words what was not as it should be; empty if all was."""

    visitors: list[Seen] = field(default_factory=list)
    events_lost: int = -1
    events_doubled: int = -1
    numbers: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def write_json(report: Report, path: Path) -> None:
    """Write the report for machines."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")


def print_table(report: Report) -> None:
    """Write the report for people."""
    table = Table(title="What the demo saw")
    columns = ("visitor", "reference", "verdict", "reason", "number", "scan to number")
    for column in (*columns, "server", "board", "display", "ticket QR", "phone"):
        table.add_column(column)
    for seen in report.visitors:
        table.add_row(*_cells(seen))
    console = Console(width=None if sys.stdout.isatty() else TABLE_COLUMNS)
    console.print(table)
    console.print(
        f"events lost {report.events_lost}, doubled {report.events_doubled}, "
        f"numbers {', '.join(report.numbers)}"
    )
    for fault in report.faults:
        console.print(f"[bold]not as it should be:[/bold] {fault}")


def _cells(seen: Seen) -> list[str]:
    ms = seen.scan_to_number_ms
    return [
        seen.visitor,
        spaced(seen.reference),
        seen.verdict,
        seen.reason or "",
        seen.number or "",
        "" if ms is None else f"{ms:.0f} ms",
        *map(_mark, (seen.server_has_it, seen.board_shows_it)),
        *map(_mark, (seen.display_shows_it, seen.ticket_qr_reads_back, seen.phone_shows_it)),
    ]


def _mark(value: bool | None) -> str:  # noqa: FBT001 - what is marked is a truth
    return "–" if value is None else "yes" if value else "NO"
