"""What an officer can do at a table, by how it stands there, and what that becomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.calling import comes_back_at, finish, give_back, no_show
from kiosk.domain.events import Noted
from kiosk.domain.house import House, Station, named
from kiosk.domain.queue import Queue, Queued
from kiosk.domain.seating import extend, move, start
from kiosk.domain.tables import Phase, Table
from kiosk.domain.types import CounterId
from kiosk.gate.desk.acts import TableAct, TableKind
from kiosk.gate.desk.focus import alone, table_of
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.sheets import Sheet, SheetButton, Topic
from kiosk.wording import Wording

MINUTES = (5, 10)
"""By how much a session is extended with one touch."""

Column = tuple[str, tuple[SheetButton, ...]]


def table_sheet(
    table: Table, station: Station, free: Sequence[CounterId], text: str, wording: Wording
) -> Sheet | None:
    """Offer what would do something at a table; None for one at which nobody is."""
    queued = table.queued
    if queued is None:
        return None
    columns = [
        (wording.say("Session"), _session(queued, table.phase, station, wording)),
        (wording.say("Move to"), _moves(queued, table.phase, station, free, wording)),
        *(_other(other, station, wording) for other in table.others),
    ]
    return Sheet(
        ticket=queued.issue.ticket,
        number=str(queued.issue.facts.number),
        text=text,
        close=wording.say("Close"),
        columns=tuple(column for column in columns if column[1]),
        topic=Topic.TABLE,
    )


def decide_table(  # noqa: PLR0911 - one for each kind
    act: TableAct, queue: Queue, place: Place, house: House, now: datetime
) -> list[Noted]:
    """Return the facts that a button of a table's sheet becomes; none where it is moot by now."""
    station = house.stations.get(act.station)
    counter = None if station is None else table_of(queue, station, act.ticket)
    if station is None or counter is None:
        return []
    here = alone(queue, act.ticket)
    match act.kind:
        case TableKind.START:
            return start(here, station, counter, now)
        case TableKind.ABSENT:
            return no_show(here, station, counter, comes_back_at(now, place.absent_s))
        case TableKind.BACK:
            return give_back(here, station, counter)
        case TableKind.EXTEND:
            return extend(here, station, counter, act.minutes * 60.0, now)
        case TableKind.END:
            return finish(here, station, counter)
        case TableKind.MOVE:
            return [] if act.to is None else move(queue, station, counter, act.to)


def _session(
    queued: Queued, phase: Phase, station: Station, wording: Wording
) -> tuple[SheetButton, ...]:
    if phase is Phase.CALLED:
        return _arrival(queued, station, wording)
    longer = tuple(
        SheetButton(
            wording.count("+{n} minute", "+{n} minutes", minutes),
            "timer",
            TableAct(station.id, queued.issue.ticket, TableKind.EXTEND, minutes=minutes),
            key=str(minutes)[0],
        )
        for minutes in MINUTES
    )
    end = TableAct(station.id, queued.issue.ticket, TableKind.END)
    return (*longer, SheetButton(wording.say("End session"), "square", end, key="S"))


def _arrival(queued: Queued, station: Station, wording: Wording) -> tuple[SheetButton, ...]:
    words = (
        (TableKind.START, wording.say("Start session"), "play", "M"),
        (TableKind.ABSENT, wording.say("Did not come"), "user-x", "N"),
        (TableKind.BACK, wording.say("Back in line"), "undo-2", "B"),
    )
    return tuple(
        SheetButton(label, icon, TableAct(station.id, queued.issue.ticket, kind), key)
        for kind, label, icon, key in words
    )


def _moves(
    queued: Queued, phase: Phase, station: Station, free: Sequence[CounterId], wording: Wording
) -> tuple[SheetButton, ...]:
    if phase is Phase.CALLED:
        return ()
    table = named(station.place, wording.language)
    return tuple(
        SheetButton(
            f"{table} {to}",
            "move-right",
            TableAct(station.id, queued.issue.ticket, TableKind.MOVE, to=to),
        )
        for to in free
    )


def _other(queued: Queued, station: Station, wording: Wording) -> Column:
    """Offer to send a second party away that was called to the same table."""
    back = TableAct(station.id, queued.issue.ticket, TableKind.BACK)
    button = SheetButton(wording.say("Back in line"), "undo-2", back)
    return (str(queued.issue.facts.number), (button,))
