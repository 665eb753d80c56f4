"""What an officer can do with one ticket of the line, beside calling the next."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.calling import call, cancel, judge_priority, send, transfer
from kiosk.domain.events import Noted
from kiosk.domain.house import House, Station, named
from kiosk.domain.queue import Lane, Queue, Queued, Stage
from kiosk.domain.seating import answer_host, call_there, may_be_called
from kiosk.domain.tables import free_table
from kiosk.domain.types import StationId
from kiosk.gate.desk.acts import SheetAct, SheetKind
from kiosk.gate.desk.focus import counter_of, present_of
from kiosk.gate.desk.heads import admitting
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.names import who
from kiosk.gate.desk.sheets import Sheet, SheetButton, Topic
from kiosk.wording import Wording
from kiosk.wording.naming import CANCELLED

Column = tuple[str, tuple[SheetButton, ...]]


def has_room(queue: Queue, place: Place, house: House) -> bool:
    """Tell whether a party can be called to the place of a display: a counter can always."""
    station = house.stations.get(place.station)
    if station is None or station.session_s is None:
        return True
    return free_table(queue, station) is not None


def sheet_of(
    queued: Queued, place: Place, house: House, wording: Wording, *, room: bool = True
) -> Sheet:
    """Offer what would do something with a party of the line; ``room`` for one more call."""
    station = house.stations.get(place.station)
    columns = (
        (wording.say("Wishes to receive?"), _answers(queued, station, wording)),
        (wording.say("Turn"), _turn(queued, station, wording, room=room)),
        (wording.say("Send to"), _stations(queued, place, house, wording)),
        (wording.say("Cancel the number"), _reasons(queued, wording)),
    )
    return Sheet(
        ticket=queued.issue.ticket,
        number=str(queued.issue.facts.number),
        text=who(queued, house, wording),
        close=wording.say("Close"),
        columns=tuple(column for column in columns if column[1]),
    )


def present_sheet(queued: Queued, place: Place, house: House, wording: Wording) -> Sheet:
    """Offer what can be done with the party at the counter, beside the buttons of its card."""
    station = house.stations.get(place.station)
    goes_in = station is not None and station.lets_in and not queued.heads.inside
    columns = (
        (wording.say("Send to"), _stations(queued, place, house, wording)),
        (wording.say("Cancel the number"), _reasons(queued, wording)),
    )
    return Sheet(
        ticket=queued.issue.ticket,
        number=str(queued.issue.facts.number),
        text=who(queued, house, wording),
        close=wording.say("Close"),
        columns=tuple(column for column in columns if column[1]),
        topic=Topic.PRESENT,
        counts=(admitting(queued, wording),) if goes_in else (),
    )


def _answers(queued: Queued, station: Station | None, wording: Wording) -> tuple[SheetButton, ...]:
    if station is None or not station.host_first:
        return ()
    ticket = queued.issue.ticket
    both = (
        (True, SheetKind.WILLING, wording.say("Wishes to receive"), "thumbs-up"),
        (False, SheetKind.UNWILLING, wording.say("Refuses"), "thumbs-down"),
    )
    return tuple(
        SheetButton(label, icon, SheetAct(ticket, kind))
        for answer, kind, label, icon in both
        if queued.host is not answer
    )


def _turn(
    queued: Queued, station: Station | None, wording: Wording, *, room: bool
) -> tuple[SheetButton, ...]:
    ticket = queued.issue.ticket
    found = []
    if room and (station is None or may_be_called(queued, station)):
        act = SheetAct(ticket, SheetKind.CALL)
        found.append(SheetButton(wording.say("Call now"), "megaphone", act))
    if queued.lane is not Lane.CONFIRMED:
        first = SheetAct(ticket, SheetKind.FIRST)
        found.append(SheetButton(wording.say("Goes first"), "accessibility", first))
    if queued.goes_first:
        ordinary = SheetAct(ticket, SheetKind.ORDINARY)
        found.append(SheetButton(wording.say("Ordinary turn"), "users", ordinary))
    return tuple(found)


def _stations(
    queued: Queued, place: Place, house: House, wording: Wording
) -> tuple[SheetButton, ...]:
    if queued.stage not in {Stage.WAITING, Stage.CALLED}:
        return ()
    return tuple(
        SheetButton(
            named(station.names, wording.language),
            station.icon,
            SheetAct(queued.issue.ticket, SheetKind.SEND, to=station.id),
        )
        for station in house.stations.values()
        if station.id != place.station
    )


def _reasons(queued: Queued, wording: Wording) -> tuple[SheetButton, ...]:
    return tuple(
        SheetButton(
            wording.say(text),
            "x",
            SheetAct(queued.issue.ticket, SheetKind.CANCEL, reason=reason),
        )
        for reason, text in CANCELLED.items()
    )


def decide(  # noqa: PLR0911 - one for each kind
    act: SheetAct, queue: Queue, place: Place, house: House
) -> Sequence[Noted]:
    """Return the facts that a button of the sheet becomes; none where it is moot by now."""
    station, ticket = house.stations[place.station], act.ticket
    match act.kind:
        case SheetKind.CALL if station.session_s is not None:
            return call_there(queue, station, ticket)
        case SheetKind.CALL if _may_be_called(queue, station, act):
            return call(queue, station, place.counter, ticket)
        case SheetKind.SEND if act.to is not None:
            return _sent(act, act.to, queue, place, house)
        case SheetKind.CANCEL if act.reason is not None:
            return cancel(queue, ticket, act.reason)
        case SheetKind.FIRST | SheetKind.ORDINARY:
            return judge_priority(queue, ticket, granted=act.kind is SheetKind.FIRST)
        case SheetKind.WILLING | SheetKind.UNWILLING:
            return answer_host(queue, ticket, willing=act.kind is SheetKind.WILLING)
        case _:
            return []


def _may_be_called(queue: Queue, station: Station, act: SheetAct) -> bool:
    queued = queue.tickets.get(act.ticket)
    return queued is not None and may_be_called(queued, station)


def _sent(
    act: SheetAct, to: StationId, queue: Queue, place: Place, house: House
) -> Sequence[Noted]:
    station, present = house.stations[place.station], present_of(queue, place, house)
    if present is not None and present.issue.ticket == act.ticket:
        return transfer(queue, station, counter_of(present, place), to)
    return send(queue, station, place.counter, act.ticket, to)
