"""What an officer is told after a press: what was done, or who was faster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.domain.events import (
    PartyEntered,
    PartyLeft,
    StationFinished,
    TicketCalled,
    TicketCancelled,
    TicketNoShow,
    TicketRecalled,
    TicketReturned,
    TicketTransferred,
)
from kiosk.domain.queue import Stage
from kiosk.server.console.deciding import count_of
from kiosk.server.console.wishes import AT_COUNTER, Verb
from kiosk.wording import noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.domain.events import Event
    from kiosk.domain.queue import Queued
    from kiosk.domain.types import TicketId
    from kiosk.server.console.scene import Scene
    from kiosk.server.console.wishes import Wish


@dataclass(frozen=True, slots=True)
class Told:
    """What to say; ``done`` False where nothing was written down."""

    done: bool
    text: str


def told(wish: Wish, written: Sequence[Event], scene: Scene) -> Told:
    """Say what became of a press; ``scene`` is the day after it."""
    if written:
        return Told(done=True, text=_done(written[-1], scene))
    return Told(done=False, text=_moot(wish, scene))


def _done(event: Event, scene: Scene) -> str:
    say, body, number = scene.wording.say, event.body, _number(event.ticket, scene)
    match body:
        case TicketCalled(station, counter):
            place = scene.place(station, counter)
            text = say("{number} is called to {place}", number=number, place=place)
        case StationFinished():
            text = _went_on(event, scene)
        case TicketTransferred(to=to):
            station_name = scene.station_name(to)
            text = say("{number} is sent to {station}", number=number, station=station_name)
        case PartyEntered(heads):
            text = say("{number}: {people} in", number=number, people=scene.people(heads))
        case PartyLeft(heads):
            text = say("{number}: {people} out", number=number, people=scene.people(heads))
        case _ if type(body) in _DONE:
            text = say(_DONE[type(body)], number=number)
        case _:
            text = say("Written down: {number}", number=number) if number else say("Written down")
    return text


def _went_on(event: Event, scene: Scene) -> str:
    say = scene.wording.say
    queued = scene.queue.tickets.get(event.ticket) if event.ticket is not None else None
    number = _number(event.ticket, scene)
    if queued is None or queued.station is None:
        return say("{number} is finished", number=number)
    return say("{number} goes on to {station}", number=number, station=_next(queued, scene))


def _moot(wish: Wish, scene: Scene) -> str:
    say, queue = scene.wording.say, scene.queue
    present = queue.on_call(wish.post.station, wish.post.counter)
    here = present.issue.ticket if present else None
    if wish.verb in AT_COUNTER and here != wish.seen:
        if wish.seen is None and present is not None:
            return _where(present, scene)
        seen = queue.tickets.get(wish.seen) if wish.seen is not None else None
        return _where(seen, scene) if seen is not None else say("Somebody was faster")
    if wish.verb in {Verb.NEXT, Verb.CALL} and present is not None and present.is_sitting:
        return say("The session of {number} is still running", number=_number(here, scene))
    if wish.verb in {Verb.NEXT, Verb.TO_TABLE}:
        return _nobody_to_call(wish, scene)
    if wish.verb in {Verb.LET_IN, Verb.LET_OUT} and count_of(wish.arg) < 0:
        return say("Please give a number of people")
    named = queue.tickets.get(wish.ticket) if wish.ticket is not None else None
    return _where(named, scene) if named is not None else say("Somebody was faster")


def _nobody_to_call(wish: Wish, scene: Scene) -> str:
    say = scene.wording.say
    waiting = scene.queue.waiting(wish.post.station)
    if not waiting:
        return say("Nobody is waiting")
    if scene.workplace.station(wish.post).host_first and not any(each.host for each in waiting):
        return say("Nobody may be called yet: the hosts have not answered")
    return say("No table is free")


def _where(queued: Queued, scene: Scene) -> str:
    """Say where a ticket is by now, and who did that."""
    say, number = scene.wording.say, str(queued.issue.facts.number)
    call = queued.call
    match queued.stage:
        case Stage.CALLED if call is not None:
            place = scene.place(call.station, call.counter)
            text = say("{number} was already called to {place}", number=number, place=place)
        case Stage.WAITING:
            text = say("{number} waits at {station}", number=number, station=_next(queued, scene))
        case Stage.SERVED:
            text = say("{number} is already finished", number=number)
        case Stage.NO_SHOW:
            text = say("{number} was noted as not come", number=number)
        case _:
            text = say("{number} was already cancelled", number=number)
    return f"{text}{_who(queued.issue.ticket, scene)}"


def _who(ticket: TicketId, scene: Scene) -> str:
    """Say who acted on a ticket last, and when."""
    about = (event for event in scene.known.today.events if event.ticket == ticket)
    last = max(about, key=lambda event: (event.at, event.author, event.seq), default=None)
    if last is None or last.officer is None:
        return ""
    return f" ({last.officer}, {scene.wording.time(last.at)})"


def _next(queued: Queued, scene: Scene) -> str:
    if queued.station is None:
        return scene.wording.say("any counter")
    return scene.station_name(queued.station)


def _number(ticket: TicketId | None, scene: Scene) -> str:
    queued = scene.queue.tickets.get(ticket) if ticket is not None else None
    return str(queued.issue.facts.number) if queued else ""


_DONE: dict[type, str] = {
    TicketRecalled: noted("{number} is called once more"),
    TicketReturned: noted("{number} is back in the line"),
    TicketNoShow: noted("{number} did not come"),
    TicketCancelled: noted("{number} is cancelled"),
}
