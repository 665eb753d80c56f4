"""The lists of the display: who waits, and who was called lately."""

from __future__ import annotations

from kiosk.domain.house import House
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import Call, Queue, Queued, Stage
from kiosk.domain.waiting import mean_waited_s
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.names import party, place_name, special, who
from kiosk.gate.desk.panels import Listing, ListKind, ListRow, RowTone
from kiosk.gate.desk.shapes import CalledList, CalledRow, WaitingList, WaitingRow
from kiosk.gate.desk.sheet import has_room, sheet_of
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

WAITING_ROWS = 7
LISTED = 48
CALLED_ROWS = 4
"""As many as find room at a size that is read from two metres."""


def waiting_list(
    known: Known, place: Place, setting: Setting, room: int = WAITING_ROWS
) -> WaitingList:
    """Say who waits, in the order in which they will be called; as many as find ``room``."""
    wording = setting.wordings[place.language]
    waiting = known.queue.waiting(place.station)
    free = has_room(known.queue, place, setting.house)
    empty = not waiting and known.read_at is not None
    rest = len(waiting) - room
    return WaitingList(
        title=wording.say("Waiting"),
        count=str(len(waiting)),
        mean=_mean(known.queue, place, wording),
        rows=tuple(_waiting(each, place, setting, room=free) for each in waiting[:room]),
        more=wording.count("and {n} more", "and {n} more", rest) if rest > 0 else "",
        nobody=wording.say("Nobody is waiting") if empty else "",
        nobody_text=wording.say("New numbers appear here by themselves.") if empty else "",
    )


def _mean(queue: Queue, place: Place, wording: Wording) -> str:
    waited_s = mean_waited_s(queue, place.station)
    if waited_s is None:
        return ""
    # Gates' clocks differ by a little: nobody has waited less than a minute, let alone less than 0.
    minutes = max(1, round(waited_s / 60))
    return wording.count("{n} minute on average", "{n} minutes on average", minutes)


def _waiting(queued: Queued, place: Place, setting: Setting, *, room: bool) -> WaitingRow:
    facts, house = queued.issue.facts, setting.house
    wording = setting.wordings[place.language]
    return WaitingRow(
        number=str(facts.number),
        party=party(facts, house, wording),
        text=special(queued, house, wording),
        since=wording.time(queued.arrived_at),
        priority=queued.goes_first,
        flagged=bool(queued.rivals),
        sheet=sheet_of(queued, place, house, wording, room=room),
        host=_host(queued, place, house, wording),
        willing=queued.host,
    )


def _host(queued: Queued, place: Place, house: House, wording: Wording) -> str:
    station = house.stations.get(place.station)
    if station is None or not station.host_first:
        return ""
    if queued.host is None:
        return wording.say("not asked yet")
    return wording.say("willing") if queued.host else wording.say("refuses")


def line_list(known: Known, place: Place, setting: Setting) -> Listing:
    """Say who waits at the station, whom to call first in front, and for whom nobody came."""
    house, wording = setting.house, setting.wordings[place.language]
    waiting, room = known.queue.waiting(place.station), has_room(known.queue, place, house)
    absent = [
        each
        for each in known.queue.tickets.values()
        if each.stage is Stage.NO_SHOW and each.stands_at(place.station)
    ]
    found = [*waiting, *absent]
    return Listing(
        kind=ListKind.LINE,
        title=wording.say("Waiting"),
        text=house.station_name(place.station, wording.language),
        rows=tuple(_listed(each, place, setting, room=room) for each in found[:LISTED]),
        nobody=wording.say("Nobody is waiting"),
        close=wording.say("Close"),
    )


def _listed(queued: Queued, place: Place, setting: Setting, *, room: bool) -> ListRow:
    house, wording = setting.house, setting.wordings[place.language]
    absent = queued.stage is Stage.NO_SHOW
    host = _host(queued, place, house, wording)
    since = wording.say("since {time}", time=wording.time(queued.arrived_at))
    tag = wording.say("did not come") if absent else " · ".join(filter(None, (host, since)))
    return ListRow(
        head=str(queued.issue.facts.number),
        text=who(queued, house, wording),
        tag=tag,
        tone=RowTone.CAREFUL if absent else RowTone.PLAIN,
        icon="accessibility" if queued.goes_first else "",
        sheet=sheet_of(queued, place, house, wording, room=room),
    )


def called_list(known: Known, place: Place, setting: Setting) -> CalledList:
    """Say which numbers were called last, each once, wherever it was."""
    wording = setting.wordings[place.language]
    called = [queued for queued in known.queue.tickets.values() if queued.call is not None]
    room = has_room(known.queue, place, setting.house)
    latest = sorted(called, key=_called_at, reverse=True)[:CALLED_ROWS]
    return CalledList(
        title=wording.say("Just called"),
        rows=tuple(
            _called(each, each.call, place, setting, room=room)
            for each in latest
            if each.call is not None
        ),
        nobody=wording.say("No number was called yet today")
        if known.read_at is not None and not called
        else "",
    )


def _called_at(queued: Queued) -> tuple[float, QueueNumber]:
    # The number settles calls of the same instant, so that every screen shows the same order.
    at = 0.0 if queued.call is None else queued.call.last_at.timestamp()
    return (at, queued.issue.facts.number)


def _called(queued: Queued, call: Call, place: Place, setting: Setting, *, room: bool) -> CalledRow:
    wording = setting.wordings[place.language]
    absent = queued.stage is Stage.NO_SHOW
    return CalledRow(
        number=str(queued.issue.facts.number),
        place=place_name(setting.house, call.station, call.counter, place.language),
        text=wording.say("did not come") if absent else "",
        at=wording.time(call.last_at),
        here=(call.station, call.counter) == (place.station, place.counter),
        sheet=sheet_of(queued, place, setting.house, wording, room=room)
        if absent and queued.stands_at(place.station)
        else None,
    )
