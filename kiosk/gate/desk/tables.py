"""The picture of the table room: who sits where, and how much of the session is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.house import House, Station, named
from kiosk.domain.queue import Queue, Queued
from kiosk.domain.tables import Phase, Table, tables
from kiosk.domain.types import CounterId
from kiosk.gate.desk.heads import leaving_sheet
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.names import who
from kiosk.gate.desk.panels import TablePanel, TableTile
from kiosk.gate.desk.present import DASH
from kiosk.gate.desk.sheets import Sheet
from kiosk.gate.desk.table_sheet import table_sheet
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

KEYS = "1234567890"
"""The tenth table opens with 0; further ones are touched."""


def table_panel(queue: Queue, place: Place, setting: Setting, now: datetime) -> TablePanel | None:
    """Return the tables of the house, None where it has none. Pure; drawn each second."""
    house, wording = setting.house, setting.wordings[place.language]
    stations = house.table_stations
    if not stations:
        return None
    seats = [seat for station in stations for seat in _seats(queue, station, now)]
    return TablePanel(
        title=named(stations[0].names, place.language),
        tiles=tuple(
            _tile(seat, key.strip(), house, wording)
            for seat, key in zip(seats, KEYS.ljust(len(seats)), strict=False)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Seat:
    """A table, the free ones of its station, and who sat there last and is still inside."""

    table: Table
    station: Station
    free: tuple[CounterId, ...]
    last: Queued | None


def _seats(queue: Queue, station: Station, now: datetime) -> list[_Seat]:
    found = tables(queue, station, now)
    free = tuple(table.counter for table in found if table.phase is Phase.FREE)
    left = _still_inside(queue, station)
    return [_Seat(table, station, free, left.get(table.counter)) for table in found]


def _tile(seat: _Seat, key: str, house: House, wording: Wording) -> TableTile:
    table = seat.table
    name = f"{named(seat.station.place, wording.language)} {table.counter}"
    sheet = _sheet(seat, name, house, wording)
    return TableTile(
        name=name,
        number=DASH if table.queued is None else str(table.queued.issue.facts.number),
        word=_word(table, wording),
        phase=table.phase,
        share=round(table.share, 3),
        note=_note(seat, wording),
        key=key if sheet else "",
        sheet=sheet,
    )


def _sheet(seat: _Seat, name: str, house: House, wording: Wording) -> Sheet | None:
    queued = seat.table.queued
    if queued is not None:
        text = f"{name} · {who(queued, house, wording)}"
        return table_sheet(seat.table, seat.station, seat.free, text, wording)
    return None if seat.last is None else leaving_sheet(seat.last, house, wording)


def _note(seat: _Seat, wording: Wording) -> str:
    if seat.table.others:
        numbers = " · ".join(str(each.issue.facts.number) for each in seat.table.others)
        return wording.say("also called: {numbers}", numbers=numbers)
    if seat.table.queued is not None or seat.last is None:
        return ""
    return wording.say("{number} is still inside", number=seat.last.issue.facts.number)


def _still_inside(queue: Queue, station: Station) -> dict[CounterId, Queued]:
    """Return who sat at each table last and has not been counted out."""
    found: dict[CounterId, Queued] = {}
    ended = [
        (each.sitting.ended_at, each.sitting, each)
        for each in queue.tickets.values()
        if each.sitting is not None and each.sitting.ended_at is not None and each.heads.inside
    ]
    for _, sitting, queued in sorted(ended, key=lambda triple: triple[0]):
        if sitting.station == station.id:
            found[sitting.counter] = queued
    return found


def _word(table: Table, wording: Wording) -> str:
    match table.phase:
        case Phase.FREE:
            return wording.say("free")
        case Phase.CALLED:
            return wording.say("called")
        case Phase.OVER:
            return wording.say("time is up")
        case _:
            return wording.remaining(table.left_s or 0.0)
