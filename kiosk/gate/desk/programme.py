"""A programme's session of today: its card, and the roster behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.booking import Booking, BookingStatus
from kiosk.domain.house import House, Service, named
from kiosk.domain.programme import Attendee, Roster, Seen, roster
from kiosk.domain.types import ServiceId
from kiosk.gate.desk.acts import MarkAct
from kiosk.gate.desk.known import Known, Place
from kiosk.gate.desk.names import masked
from kiosk.gate.desk.panels import Listing, ListKind, ListRow, ProgrammeCard, RowTone
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

LAST_SYMBOLS = 3
"""Of a reference: enough to tell two masked names apart, too few to come in with."""


def rostered(house: House) -> frozenset[ServiceId]:
    """Return the services with a station at which who comes is on a list."""
    rosters = {station.id for station in house.stations.values() if station.roster}
    return frozenset(
        service.id for service in house.services.values() if rosters & set(service.stations)
    )


def session_of(bookings: Sequence[Booking], now: datetime) -> tuple[ServiceId, datetime] | None:
    """Return the session that runs or comes next; the last one once all are over."""
    standing = [b for b in bookings if b.status is BookingStatus.STANDING]
    if not standing:
        return None
    ahead = [b for b in standing if b.session_until > now]
    if ahead:
        chosen = min(ahead, key=lambda b: (b.session_from, b.service))
    else:
        chosen = max(standing, key=lambda b: (b.session_from, b.service))
    return (chosen.service, chosen.session_from)


def roster_of(known: Known, now: datetime) -> Roster | None:
    """Return who is expected at the programme's session of now; None on a day without one."""
    session = session_of(known.roster, now)
    return None if session is None else roster(known.roster, known.queue, *session)


def programme_card(listed: Roster | None, place: Place, setting: Setting) -> ProgrammeCard | None:
    """Say which session it is and how many are there."""
    if listed is None or listed.session_from is None:
        return None
    wording = setting.wordings[place.language]
    service = setting.house.services.get(listed.service)
    time = wording.time(listed.session_from)
    room = _room(service, setting.house, wording)
    return ProgrammeCard(
        heading=wording.say("Programme · {time} {room}", time=time, room=room).strip(),
        title=named(service.names, wording.language) if service else listed.service,
        text=_sum(listed, wording),
        key="P",
    )


def roster_list(listed: Roster | None, place: Place, setting: Setting) -> Listing:
    """Say who booked, who is there and who is missing; a touch marks by hand."""
    wording = setting.wordings[place.language]
    card = programme_card(listed, place, setting)
    rows = () if listed is None else listed.rows
    return Listing(
        kind=ListKind.ROSTER,
        title=card.title if card else "",
        text=f"{card.heading} · {card.text}" if card else "",
        rows=tuple(_row(each, wording) for each in rows),
        nobody=wording.say("Nobody has booked"),
        close=wording.say("Close"),
    )


def _sum(listed: Roster, wording: Wording) -> str:
    present, booked = listed.present, len(listed.rows)
    return wording.say("{present} of {booked} present", present=present, booked=booked)


def _room(service: Service | None, house: House, wording: Wording) -> str:
    stations = () if service is None else service.stations
    rooms = (house.stations[each] for each in stations if each in house.stations)
    room = next((station for station in rooms if station.roster), None)
    return named(room.names, wording.language) if room else ""


def _row(attendee: Attendee, wording: Wording) -> ListRow:
    booking = attendee.booking
    return ListRow(
        head="" if attendee.queued is None else str(attendee.queued.issue.facts.number),
        text=_name(attendee, wording),
        tag=_seen(attendee, wording),
        tone=RowTone.GOOD if attendee.present else RowTone.PLAIN,
        icon="circle-check" if attendee.present else "circle",
        act=None if booking is None else MarkAct(booking.id, present=not attendee.present),
    )


def _name(attendee: Attendee, wording: Wording) -> str:
    booking = attendee.booking
    if booking is None:
        return wording.say("Without a booking")
    name = masked(booking.visitor) or wording.say("Name not known")
    if booking.reference is None:
        return name
    return f"{name} · …{booking.reference[-LAST_SYMBOLS:]}"


def _seen(attendee: Attendee, wording: Wording) -> str:
    at = "" if attendee.at is None else wording.time(attendee.at)
    match (attendee.present, attendee.seen):
        case (True, Seen.HAND):
            return wording.say("present · noted at {time}", time=at)
        case (True, _):
            return wording.say("present · number taken at {time}", time=at)
        case (False, Seen.HAND):
            return wording.say("missing · noted at {time}", time=at)
        case _:
            return wording.say("not here yet")
