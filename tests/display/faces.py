"""Real faces of the display: days told fact by fact, said in the words of the catalogues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.events import DayClosed, TicketCalled
from kiosk.domain.reasons import Reason
from kiosk.domain.types import CounterId, LanguageCode, Moment, StationId
from kiosk.gate.desk import DeskFace, Trouble, desk_face
from tests.gate.desk.day import EN, ID, PLACE, Day, at, picture_day, setting
from tests.gate.desk.rooms import DESK, ROOM, SEARCH, RoomDay, full_room, place, seated_day

LANGUAGES = (ID, EN)


def flagged_day() -> Day:
    """Return a morning without network, with something of every kind to look at."""
    day = picture_day().broken("RB-PRN", "08.15").line(online=False, since=at("08.12"), unsent=4)
    return day.refused(Reason.OTHER_DAY, "08.30").refused(Reason.NOT_OURS, "08.31")


def crowded_day() -> Day:
    """Return a feast day: long numbers and names, calls repeated, a visitor who asks for help."""
    day = flagged_day().named("b990", "Ibu S••• R••••••• W••••••• K•••••••")
    for counter in range(13, 60):
        day.issued(f"A{counter:03d}", "08.42", party=counter % 5 + 1, session="09.30")
    day.finished("A008", "08.40")
    day.issued("A1000", "07.30", booking="b990", party=12, belongings=True, priority=True)
    day.called("A1000", "08.41").recalled("A1000", "08.42")
    return day.issued("A1001", "07.31", party=4, belongings=True).asked("08.41", Reason.OTHER_DAY)


DAYS = {
    "full": (picture_day, None),
    "empty": (Day, None),
    "flagged": (flagged_day, None),
    "crowded": (crowded_day, None),
    "unread": (picture_day, Trouble.UNREAD),
    "unwritten": (crowded_day, Trouble.UNWRITTEN),
}


def alarmed_day() -> RoomDay:
    """Return a noon at which everything happens at once."""
    day = full_room()
    day.refused(Reason.OTHER_DAY, "08.30").broken("RB-PRN", "08.15")
    day.line(online=False, since=at("08.12"), unsent=41)
    day.asked("08.41", Reason.OTHER_DAY)
    return day


def searched_day() -> RoomDay:
    """Return a morning at the search, with a party of five before the officer."""
    day = seated_day().came("A020", "08.00", party=5).through("A020", "08.10", DESK)
    day.note(TicketCalled(SEARCH, CounterId("1")), "08.33", "A020")
    return day


def closed_day() -> RoomDay:
    """Return an evening: everybody is out, and the last line is written."""
    day = seated_day()
    inside = [q for q in day.known().queue.tickets.values() if q.heads.inside]
    for queued in inside:
        day.out(queued.issue.ticket, "15.40", queued.heads.entered)
    day.note(DayClosed(at("15.42").date(), 18, 18, 14, 6), "15.42")
    return day


ROOMS: dict[str, tuple[Callable[[], RoomDay], StationId, str]] = {
    "seated": (seated_day, DESK, "08.41"),
    "tables": (seated_day, ROOM, "08.34"),
    "search": (searched_day, SEARCH, "08.34"),
    "twelve": (full_room, ROOM, "08.34"),
    "alarmed": (alarmed_day, ROOM, "08.42"),
    "closing": (alarmed_day, DESK, "15.02"),
    "evening": (closed_day, DESK, "15.43"),
    "morning": (RoomDay, ROOM, "07.30"),
}
"""Days of the house with tables: the facts, the station of the display, the hour."""


def face(name: str, language: LanguageCode = ID) -> DeskFace:
    """Return the face of a day, with the trouble that its journal is in."""
    if name in ROOMS:
        day, station, clock = ROOMS[name]
        return day().shown(clock, place(station), language, second=50)
    make, trouble = DAYS[name]
    known = replace(make().known(), trouble=trouble)
    here = replace(PLACE, language=language)
    return desk_face(known, here, setting(), Moment(at("08.42"), 0.0))
