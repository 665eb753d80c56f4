"""The figures of a played day, for machines as JSON and for people as tables."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from kiosk.demo.day.accounts import Accounts
    from kiosk.demo.day.waits import Spread, Waits

COLUMNS = 100
"""Width where no terminal tells one."""


@dataclass(slots=True)
class Figures:
    """A day in figures, all counted from its journals when it was over; durations in seconds.

    ``wait_*`` are from taking a number to its first call, ``lanes`` the same by lane; ``stations``
    are the waits in each station's own line; ``estimate_error_*`` is how far the wait was from what
    the touchscreen had promised. ``took_s`` is how long playing and counting took.
    """

    visitors: int
    seed: int
    tickets_issued: int
    tickets_accounted: int
    heads_in: int
    heads_out: int
    called_twice: int
    calls_lost: int
    folds_equal: bool
    events: int
    events_lost: int
    events_doubled: int
    numbers_flagged: int
    outcomes: dict[str, int]
    wait_median_s: float
    wait_p95_s: float
    lanes: dict[str, dict[str, float]]
    stations: dict[str, dict[str, float]]
    estimate_error_median_s: float
    estimate_error_p90_s: float
    waited_longer_than_promised: float
    took_s: float = 0.0

    @classmethod
    def of(cls, visitors: int, seed: int, accounts: Accounts, waits: Waits) -> Self:
        """Put the accounts and the waits beside each other."""
        return cls(
            visitors=visitors,
            seed=seed,
            tickets_issued=accounts.tickets_issued,
            tickets_accounted=accounts.tickets_accounted,
            heads_in=accounts.heads_in,
            heads_out=accounts.heads_out,
            called_twice=accounts.called_twice,
            calls_lost=accounts.calls_lost,
            folds_equal=accounts.folds_equal,
            events=accounts.events,
            events_lost=accounts.events_lost,
            events_doubled=accounts.events_doubled,
            numbers_flagged=accounts.flagged,
            outcomes=accounts.outcomes,
            wait_median_s=round(waits.first.median_s, 1),
            wait_p95_s=round(waits.first.p95_s, 1),
            lanes={lane: _rounded(each) for lane, each in waits.lanes.items()},
            stations={station: _rounded(each) for station, each in waits.stations.items()},
            estimate_error_median_s=round(waits.error.median_s, 1),
            estimate_error_p90_s=round(waits.error.p90_s, 1),
            waited_longer_than_promised=round(waits.late, 3),
        )


def faults_of(figures: Figures) -> list[str]:
    """Say in words what is not as it has to be; empty if the day balances."""
    checks = {
        "tickets of which nobody knows what became": figures.tickets_issued
        - figures.tickets_accounted,
        "heads still inside": figures.heads_in - figures.heads_out,
        "tickets on call at two counters at once": figures.called_twice,
        "nodes that do not agree on the queue": int(not figures.folds_equal),
        "events lost": figures.events_lost,
        "events doubled": figures.events_doubled,
    }
    return [f"{name}: {count}" for name, count in checks.items() if count]


def write_json(figures: Figures, path: Path) -> None:
    """Write the figures for machines."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=2) + b"\n")


def print_tables(figures: Figures) -> None:
    """Write the figures for people."""
    console = Console(width=None if sys.stdout.isatty() else COLUMNS)
    console.print(_balance(figures))
    console.print(_waits(figures))
    console.print(
        f"promise on the ticket off by: median {_time(figures.estimate_error_median_s)}, "
        f"p90 {_time(figures.estimate_error_p90_s)}; "
        f"{figures.waited_longer_than_promised:.0%} waited over a minute longer than promised"
    )
    console.print(f"played and counted in {figures.took_s:.0f} s")
    for fault in faults_of(figures):
        console.print(f"[bold]not as it should be:[/bold] {fault}")


def _balance(figures: Figures) -> Table:
    title = f"A feast day of {figures.visitors} visitors at three gates (seed {figures.seed})"
    table = Table(title=title)
    table.add_column("counted from the journals")
    table.add_column("", justify="right")
    ordered = sorted(figures.outcomes.items(), key=lambda each: -each[1])
    outcomes = "\n".join(f"{name} {count:4}" for name, count in ordered)
    for name, value in (
        ("tickets issued", f"{figures.tickets_issued}"),
        ("tickets accounted for", f"{figures.tickets_accounted}"),
        ("what became of them", outcomes),
        ("heads in", f"{figures.heads_in}"),
        ("heads out", f"{figures.heads_out}"),
        ("on call at two counters at once", f"{figures.called_twice}"),
        ("calls that came too late, from nodes apart", f"{figures.calls_lost}"),
        ("tickets flagged: booking used twice", f"{figures.numbers_flagged}"),
        ("all nodes agree on the queue", "yes" if figures.folds_equal else "NO"),
        ("events", f"{figures.events}"),
        ("events lost, doubled", f"{figures.events_lost}, {figures.events_doubled}"),
    ):
        table.add_row(name, value)
    return table


def _waits(figures: Figures) -> Table:
    table = Table(title="How long parties waited (minutes:seconds)")
    for column in ("", "parties", "median", "p90", "p95"):
        table.add_column(column, justify="left" if not column else "right")
    for lane, each in figures.lanes.items():
        table.add_row(f"to the first call, {lane} lane", *_cells(each))
    table.add_section()
    for station, each in figures.stations.items():
        table.add_row(f"in the line of {station}", *_cells(each))
    return table


def _cells(each: dict[str, float]) -> list[str]:
    return [f"{each['count']:.0f}", *(_time(each[key]) for key in ("median_s", "p90_s", "p95_s"))]


def _rounded(spread: Spread) -> dict[str, float]:
    return {key: round(value, 1) for key, value in asdict(spread).items()}


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
