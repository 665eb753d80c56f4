"""The card of this counter: who is here, and the buttons."""

from __future__ import annotations

from kiosk.domain.booking import Booking
from kiosk.domain.events import TicketIssued
from kiosk.domain.house import House
from kiosk.domain.queue import Call, Queued
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.names import is_main, masked, place_name, service_name
from kiosk.gate.desk.shapes import Buttons, DeskButton, Present
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

DASH = "–"


def present_card(known: Known, place: Place, setting: Setting) -> Present:
    """Say who is at this counter, and what can be done now."""
    wording = setting.wordings[place.language]
    queued = known.queue.on_call(place.station, place.counter)
    where = place_name(setting.house, place.station, place.counter, place.language)
    return Present(
        heading=wording.say("Called · {place}", place=where) if queued else where,
        number=str(queued.issue.facts.number) if queued else DASH,
        party=party_of(queued, known, wording)
        if queued
        else wording.say("Ready for the next party"),
        detail=_detail(queued.issue.facts, setting.house, wording) if queued else "",
        called=_called(queued.call, wording) if queued and queued.call else "",
        notice=_notice(known, wording),
        occupied=queued is not None,
        buttons=_buttons(known, place, wording, occupied=queued is not None),
        goods=_goods(known, place, setting, occupied=queued is not None),
    )


def party_of(queued: Queued, known: Known, wording: Wording) -> str:
    """Return who a party is: its masked name, where the list knows it, and how many they are."""
    facts = queued.issue.facts
    people = wording.count("{n} person", "{n} people", facts.party)
    booking = _booking(facts, known)
    name = masked(booking.visitor) if booking else ""
    return f"{name}, {people}" if name else people


def _booking(facts: TicketIssued, known: Known) -> Booking | None:
    return known.bookings.get(facts.booking) if facts.booking is not None else None


def _detail(facts: TicketIssued, house: House, wording: Wording) -> str:
    parts = [wording.say("Belongings: yes") if facts.belongings else wording.say("Belongings: no")]
    if facts.session_from is not None:
        parts.append(wording.say("session {time}", time=wording.time(facts.session_from)))
    if facts.priority:
        parts.append(wording.say("priority"))
    if not is_main(facts, house):
        parts.insert(0, service_name(facts, house, wording))
    return " · ".join(parts)


def _called(call: Call, wording: Wording) -> str:
    called = wording.say("Called at {time}", time=wording.time(call.at))
    if call.last_at == call.at:
        return called
    again = wording.say("again at {time}", time=wording.time(call.last_at))
    return f"{called} · {again}"


def _notice(known: Known, wording: Wording) -> str:
    match known.trouble:
        case Trouble.WRITING:
            return wording.say("Not written down yet, trying again…")
        case Trouble.UNWRITTEN:
            return wording.say("That could not be written down. Please press again.")
        case Trouble.UNREAD if known.read_at is not None:
            read = wording.time(known.read_at)
            return wording.say("The queue cannot be read now. You see it as of {time}.", time=read)
        case Trouble.UNREAD:
            return wording.say("The queue cannot be read now. Trying again…")
        case _:
            return ""


def _buttons(known: Known, place: Place, wording: Wording, *, occupied: bool) -> Buttons:
    free = known.trouble is not Trouble.WRITING
    someone = bool(known.queue.waiting(place.station))
    return Buttons(
        call_next=DeskButton(wording.say("Call next"), wording.say("Space"), someone and free),
        recall=DeskButton(wording.say("Call again"), "R", occupied and free),
        no_show=DeskButton(wording.say("Did not come"), "N", occupied and free),
        finish=DeskButton(wording.say("Finished"), "S", occupied and free),
        give_back=DeskButton(wording.say("Back in line"), "B", occupied and free),
        busy=not free,
    )


def _goods(known: Known, place: Place, setting: Setting, *, occupied: bool) -> DeskButton | None:
    """Offer the inspection where belongings are inspected; without a party, receipts only."""
    if not setting.house.stations[place.station].goods:
        return None
    wording = setting.wordings[place.language]
    listed = place.prints and any(queued.items for queued in known.queue.tickets.values())
    free = known.trouble is not Trouble.WRITING
    return DeskButton(wording.say("Belongings"), "T", (occupied or listed) and free)
