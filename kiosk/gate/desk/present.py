"""The card of this counter: who is here, and the buttons."""

from __future__ import annotations

from kiosk.domain.booking import Booking
from kiosk.domain.events import TicketIssued
from kiosk.domain.house import House, named
from kiosk.domain.queue import Call, Queue, Queued
from kiosk.domain.seating import next_for
from kiosk.gate.desk.focus import counter_of, has_tables, present_of
from kiosk.gate.desk.known import Known, Place, Trouble
from kiosk.gate.desk.names import masked, place_name
from kiosk.gate.desk.shapes import Buttons, DeskButton, Present
from kiosk.gate.desk.sheet import has_room, present_sheet
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

DASH = "–"


def present_card(known: Known, place: Place, setting: Setting) -> Present:
    """Say who is at this counter, or on its way to one of its tables, and what can be done now."""
    house, wording = setting.house, setting.wordings[place.language]
    queued = present_of(known.queue, place, house)
    where = _where(queued, place, house)
    hint = _hint(known.queue, place, house, wording)
    ready = hint or wording.say("Ready for the next party")
    return Present(
        heading=wording.say("Called · {place}", place=where) if queued else where,
        number=str(queued.issue.facts.number) if queued else DASH,
        party=party_of(queued, known, wording) if queued else ready,
        detail=_detail(queued.issue.facts, house, wording) if queued else "",
        called=_called(queued.call, wording) if queued and queued.call else "",
        notice=_notice(known, wording),
        occupied=queued is not None,
        buttons=_buttons(known, place, setting, occupied=queued is not None),
        hint=hint if queued else "",
        sheet=present_sheet(queued, place, house, wording) if queued else None,
        goods=_goods(known, place, setting, occupied=queued is not None),
    )


def _where(queued: Queued | None, place: Place, house: House) -> str:
    if queued is None and has_tables(place, house):
        return named(house.stations[place.station].names, place.language)
    return place_name(house, place.station, counter_of(queued, place), place.language)


def _hint(queue: Queue, place: Place, house: House, wording: Wording) -> str:
    """Say why nobody can be called although somebody waits; "" otherwise."""
    station = house.stations.get(place.station)
    if station is None or not queue.waiting(place.station):
        return ""
    if not has_room(queue, place, house):
        return wording.say("All tables are taken")
    if next_for(queue, station) is None:
        return wording.say("No host has said yes yet")
    return ""


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
    if not house.is_main(facts.service):
        parts.insert(0, house.service_name(facts.service, wording.language))
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


def _buttons(known: Known, place: Place, setting: Setting, *, occupied: bool) -> Buttons:
    wording, free = setting.wordings[place.language], known.trouble is not Trouble.WRITING
    tables = has_tables(place, setting.house)
    callable_ = _somebody_to_call(known.queue, place, setting.house)
    return Buttons(
        call_next=DeskButton(wording.say("Call next"), wording.say("Space"), callable_ and free),
        recall=DeskButton(wording.say("Call again"), "R", occupied and free),
        no_show=DeskButton(wording.say("Did not come"), "N", occupied and free),
        finish=DeskButton(wording.say("Finished"), "S", occupied and free and not tables),
        give_back=DeskButton(wording.say("Back in line"), "B", occupied and free),
        busy=not free,
        start=DeskButton(wording.say("Start session"), "M", occupied and free) if tables else None,
    )


def _goods(known: Known, place: Place, setting: Setting, *, occupied: bool) -> DeskButton | None:
    """Offer the inspection where belongings are inspected; without a party, receipts only."""
    station = setting.house.stations.get(place.station)
    if station is None or not station.goods:
        return None
    wording = setting.wordings[place.language]
    listed = place.prints and any(queued.items for queued in known.queue.tickets.values())
    free = known.trouble is not Trouble.WRITING
    return DeskButton(wording.say("Belongings"), "I", (occupied or listed) and free)


def _somebody_to_call(queue: Queue, place: Place, house: House) -> bool:
    station = house.stations.get(place.station)
    if station is None:
        return bool(queue.waiting(place.station))
    return has_room(queue, place, house) and next_for(queue, station) is not None
