"""The face-to-face page: the room's tables with their timers, and who waits for one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.heads import inside
from kiosk.domain.house import named
from kiosk.domain.seating import may_be_called
from kiosk.domain.tables import Phase, Table, free_table, tables
from kiosk.server.console.lines import MOST_ROWS
from kiosk.server.console.parts import (
    Aim,
    Button,
    Group,
    Row,
    Sheet,
    Tag,
    Tone,
    aim,
    party_text,
    party_title,
    tags,
)
from kiosk.server.console.scene import ms
from kiosk.server.console.sheets import Ways, present_sheet, waiting_sheet, ways_of
from kiosk.server.console.wishes import Verb
from kiosk.server.console.within import InsideRow, inside_row
from kiosk.server.console.workplace import Post
from kiosk.wording import noted

if TYPE_CHECKING:
    from kiosk.domain.house import Station
    from kiosk.domain.queue import Queue, Queued
    from kiosk.server.console.scene import Scene

EXTENSIONS_MIN = (5, 10, 15)

PHASES = {
    Phase.FREE: noted("free"),
    Phase.CALLED: noted("on the way"),
    Phase.RUNNING: noted("running"),
    Phase.ENDING: noted("ends soon"),
    Phase.OVER: noted("time is over"),
}


@dataclass(frozen=True, slots=True)
class TableCell:
    """A table of the room. ``until_ms`` is None without a session; ``percent`` of it is over."""

    key: str
    name: str
    phase: Phase
    word: str
    number: str = ""
    party: str = ""
    host: str = ""
    until_ms: int | None = None
    until: str = ""
    percent: int = 0
    aim: Aim | None = None
    main: Button | None = None
    sheet: Sheet | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """One station with tables. ``calls``: somebody may be called and a table is free.

    ``more`` is how many rows are left out: they move up as others are called.
    """

    title: str
    aim: Aim
    tables: tuple[TableCell, ...]
    free: int
    waiting: int
    rows: tuple[Row, ...]
    more: int
    calls: bool


@dataclass(frozen=True, slots=True)
class RoomView:
    """The page; ``leaving`` are parties inside that sit at no table."""

    title: str
    rooms: tuple[Room, ...]
    leaving: tuple[InsideRow, ...]


def room_view(scene: Scene) -> RoomView:
    """Draw the page of all stations with tables."""
    rooms = [_room(each, scene) for each in scene.workplace.house.table_stations]
    leaving = [each for each in inside(scene.queue) if not each.is_sitting and _done(each)]
    return RoomView(
        title=scene.wording.say("Face to face"),
        rooms=tuple(rooms),
        leaving=tuple(inside_row(each, scene) for each in leaving),
    )


def _done(queued: Queued) -> bool:
    return not queued.ahead or queued.sitting is not None


def _room(station: Station, scene: Scene) -> Room:
    queue = scene.queue
    post = Post(station.id, station.counters[0])
    there = replace(scene, post=post)
    cells = tuple(_cell(each, station, scene) for each in tables(queue, station, scene.now))
    waiting = queue.waiting(station.id)
    free = free_table(queue, station)
    shown, ways = waiting[:MOST_ROWS], ways_of(there)
    willing = any(may_be_called(each, station) for each in waiting)
    return Room(
        title=named(station.names, scene.wording.language),
        aim=aim(queue, post),
        tables=cells,
        free=sum(each.phase is Phase.FREE for each in cells),
        waiting=len(waiting),
        rows=tuple(_row(each, station, there, ways, has_table=free is not None) for each in shown),
        more=len(waiting) - len(shown),
        calls=willing and free is not None,
    )


def _cell(table: Table, station: Station, scene: Scene) -> TableCell:
    post = Post(station.id, table.counter)
    name = scene.place(station.id, table.counter)
    word = scene.wording.say(PHASES[table.phase])
    key = f"{station.id}-{table.counter}"
    queued = table.queued
    if queued is None:
        return TableCell(key, name, table.phase, word)
    booking = scene.booking(queued.issue.facts)
    until = queued.sitting.until if queued.sitting is not None and queued.is_sitting else None
    return TableCell(
        key=key,
        name=name,
        phase=table.phase,
        word=word,
        number=str(queued.issue.facts.number),
        party=party_title(queued, scene),
        host=booking.host if booking else "",
        until_ms=None if until is None else ms(until),
        until="" if until is None else scene.wording.time(until),
        percent=round(100 * table.share),
        aim=aim(scene.queue, post, queued.issue.ticket),
        main=_main(queued, scene),
        sheet=_sheet(queued, station, replace(scene, post=post)),
        others=tuple(str(each.issue.facts.number) for each in table.others),
    )


def _main(queued: Queued, scene: Scene) -> Button:
    say = scene.wording.say
    if queued.is_sitting:
        return Button(Verb.FINISH, say("End"), "check")
    return Button(Verb.START, say("Start"), "timer")


def _sheet(queued: Queued, station: Station, scene: Scene) -> Sheet:
    sheet = present_sheet(queued, scene)
    say = scene.wording.say
    if not queued.is_sitting:
        ways = Group(
            say("Call"),
            (
                Button(Verb.RECALL, say("Call again"), "bell-ring"),
                Button(Verb.NO_SHOW, say("Did not come"), "user-x"),
            ),
        )
        return replace(sheet, groups=(ways, *sheet.groups))
    longer = tuple(
        Button(f"{Verb.EXTEND}:{n}", scene.wording.count("+{n} minute", "+{n} minutes", n), "timer")
        for n in EXTENSIONS_MIN
    )
    free = (each for each in station.counters if not _taken(scene.queue, station, each))
    moves = tuple(
        Button(f"{Verb.MOVE}:{each}", scene.place(station.id, each), "armchair") for each in free
    )
    groups = (Group(say("More time"), longer), Group(say("Move to"), moves))
    return replace(sheet, groups=tuple(group for group in groups if group.buttons))


def _taken(queue: Queue, station: Station, counter: str) -> bool:
    return any(queue.all_at(station.id, each) for each in station.counters if each == counter)


def _row(queued: Queued, station: Station, scene: Scene, ways: Ways, *, has_table: bool) -> Row:
    say = scene.wording.say
    main, second = None, None
    if station.host_first and queued.host is None:
        main = Button(Verb.WILLING, say("Will receive"))
        second = Button(Verb.UNWILLING, say("Refuses"))
    elif may_be_called(queued, station) and has_table:
        main = Button(Verb.SEAT, say("Call to a table"), "megaphone")
    booking = scene.booking(queued.issue.facts)
    host = say("Visits: {name}", name=booking.host) if booking and booking.host else ""
    text = " · ".join(part for part in (host, party_text(queued, scene)) if part)
    return Row(
        key=queued.issue.ticket,
        aim=aim(scene.queue, scene.post, queued.issue.ticket),
        number=str(queued.issue.facts.number),
        title=party_title(queued, scene),
        text=text,
        since=scene.since(queued.arrived_at),
        tags=(*_host_tags(queued, station, scene), *tags(queued, scene)),
        main=main,
        second=second,
        sheet=_with_host(waiting_sheet(queued, scene, ways, call=""), station, scene),
    )


def _with_host(sheet: Sheet, station: Station, scene: Scene) -> Sheet:
    if not station.host_first:
        return sheet
    say = scene.wording.say
    answers = (
        Button(Verb.WILLING, say("Will receive"), "check"),
        Button(Verb.UNWILLING, say("Refuses"), "x"),
    )
    return replace(sheet, groups=(Group(say("Person visited"), answers), *sheet.groups))


def _host_tags(queued: Queued, station: Station, scene: Scene) -> tuple[Tag, ...]:
    if not station.host_first:
        return ()
    say = scene.wording.say
    if queued.host is None:
        return (Tag(Tone.CAREFUL, say("host not asked yet")),)
    if queued.host:
        return (Tag(Tone.GOOD, say("host will receive")),)
    return (Tag(Tone.TROUBLE, say("host refuses")),)
