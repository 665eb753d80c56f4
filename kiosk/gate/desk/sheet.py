"""What an officer can do with one ticket of the line, beside calling the next."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.calling import call, cancel, judge_priority, send
from kiosk.domain.events import Noted
from kiosk.domain.house import House, named
from kiosk.domain.queue import Lane, Queue, Queued, Stage
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.shapes import Sheet, SheetAct, SheetButton, SheetKind
from kiosk.wording import Wording
from kiosk.wording.naming import CANCELLED

Column = tuple[str, tuple[SheetButton, ...]]


def sheet_of(queued: Queued, text: str, place: Place, house: House, wording: Wording) -> Sheet:
    """Offer what would do something; ``text`` says who it is."""
    columns = (
        (wording.say("Turn"), _turn(queued, wording)),
        (wording.say("Send to"), _stations(queued, place, house, wording)),
        (wording.say("Cancel the number"), _reasons(queued, wording)),
    )
    return Sheet(
        ticket=queued.issue.ticket,
        number=str(queued.issue.facts.number),
        text=text,
        close=wording.say("Close"),
        columns=tuple(column for column in columns if column[1]),
    )


def _turn(queued: Queued, wording: Wording) -> tuple[SheetButton, ...]:
    ticket = queued.issue.ticket
    found = [SheetButton(wording.say("Call now"), "megaphone", SheetAct(ticket, SheetKind.CALL))]
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
    if queued.stage is not Stage.WAITING:
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


def decide(act: SheetAct, queue: Queue, place: Place, house: House) -> Sequence[Noted]:
    """Return the facts that a button of the sheet becomes; none where it is moot by now."""
    station = house.stations[place.station]
    match act:
        case SheetAct(ticket, SheetKind.CALL):
            return call(queue, station, place.counter, ticket)
        case SheetAct(ticket, SheetKind.SEND, to=to) if to is not None:
            return send(queue, station, place.counter, ticket, to)
        case SheetAct(ticket, SheetKind.CANCEL, reason=reason) if reason is not None:
            return cancel(queue, ticket, reason)
        case SheetAct(ticket, SheetKind.FIRST | SheetKind.ORDINARY as lane):
            return judge_priority(queue, ticket, granted=lane is SheetKind.FIRST)
        case _:
            return []
