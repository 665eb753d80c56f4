"""The lists of the display: who waits, and who was called lately."""

from __future__ import annotations

from kiosk.domain.events import TicketIssued
from kiosk.domain.house import House
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.oddities import help_wanted
from kiosk.domain.queue import Call, Queue, Queued, Stage
from kiosk.domain.waiting import mean_waited_s
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.names import is_main, place_name, service_name
from kiosk.gate.desk.shapes import CalledList, CalledRow, WaitingList, WaitingRow
from kiosk.gate.desk.sheet import sheet_of
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

WAITING_ROWS = 7
CALLED_ROWS = 4
"""As many as find room at a size that is read from two metres."""


def waiting_list(known: Known, place: Place, setting: Setting) -> WaitingList:
    """Say who waits, in the order in which they will be called."""
    wording = setting.wordings[place.language]
    waiting = known.queue.waiting(place.station)
    empty = not waiting and known.read_at is not None
    # The call for help stands above the list and takes the room of its last row.
    asked = help_wanted(known.events, setting.house.gate) is not None
    room = WAITING_ROWS - asked
    rest = len(waiting) - room
    return WaitingList(
        title=wording.say("Waiting"),
        count=str(len(waiting)),
        mean=_mean(known.queue, place, wording),
        rows=tuple(_waiting(each, place, setting.house, wording) for each in waiting[:room]),
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


def _waiting(queued: Queued, place: Place, house: House, wording: Wording) -> WaitingRow:
    facts = queued.issue.facts
    return WaitingRow(
        number=str(facts.number),
        party=_party(facts, house, wording),
        text=_special(queued, house, wording),
        since=wording.time(queued.arrived_at),
        priority=queued.goes_first,
        flagged=bool(queued.rivals),
        sheet=sheet_of(queued, _who(queued, house, wording), place, house, wording),
    )


def _who(queued: Queued, house: House, wording: Wording) -> str:
    parts = (_party(queued.issue.facts, house, wording), _special(queued, house, wording))
    return " · ".join(part for part in parts if part)


def _party(facts: TicketIssued, house: House, wording: Wording) -> str:
    if not is_main(facts, house):
        return service_name(facts, house, wording)
    people = wording.count("{n} person", "{n} people", facts.party)
    return " · ".join((people, wording.say("belongings"))) if facts.belongings else people


def _special(queued: Queued, house: House, wording: Wording) -> str:
    facts = queued.issue.facts
    parts = []
    if queued.goes_first:
        parts.append(wording.say("Priority"))
    if not is_main(facts, house):
        parts.append(wording.count("{n} person", "{n} people", facts.party))
    if facts.session_from is not None:
        parts.append(wording.say("Session {time}", time=wording.time(facts.session_from)))
    return " · ".join(parts)


def called_list(known: Known, place: Place, setting: Setting) -> CalledList:
    """Say which numbers were called last, each once, wherever it was."""
    wording = setting.wordings[place.language]
    called = [queued for queued in known.queue.tickets.values() if queued.call is not None]
    latest = sorted(called, key=_called_at, reverse=True)[:CALLED_ROWS]
    return CalledList(
        title=wording.say("Just called"),
        rows=tuple(
            _called(each, each.call, place, setting) for each in latest if each.call is not None
        ),
        nobody=wording.say("No number was called yet today")
        if known.read_at is not None and not called
        else "",
    )


def _called_at(queued: Queued) -> tuple[float, QueueNumber]:
    # The number settles calls of the same instant, so that every screen shows the same order.
    at = 0.0 if queued.call is None else queued.call.last_at.timestamp()
    return (at, queued.issue.facts.number)


def _called(queued: Queued, call: Call, place: Place, setting: Setting) -> CalledRow:
    wording = setting.wordings[place.language]
    absent = queued.stage is Stage.NO_SHOW
    return CalledRow(
        number=str(queued.issue.facts.number),
        place=place_name(setting.house, call.station, call.counter, place.language),
        text=wording.say("did not come") if absent else "",
        at=wording.time(call.last_at),
        here=(call.station, call.counter) == (place.station, place.counter),
        sheet=sheet_of(queued, _who(queued, setting.house, wording), place, setting.house, wording)
        if absent and queued.stands_at(place.station)
        else None,
    )
