"""Real faces of the display: days told fact by fact, said in the words of the catalogues."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.reasons import Reason
from kiosk.domain.types import LanguageCode, Moment
from kiosk.gate.desk import DeskFace, Trouble, desk_face
from tests.gate.desk.day import EN, ID, PLACE, Day, at, picture_day, setting

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


def face(name: str, language: LanguageCode = ID) -> DeskFace:
    """Return the face of a day, with the trouble that its journal is in."""
    day, trouble = DAYS[name]
    known = replace(day().known(), trouble=trouble)
    place = replace(PLACE, language=language)
    return desk_face(known, place, setting(), Moment(at("08.42"), 0.0))
