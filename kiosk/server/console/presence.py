"""The programme page: the roster of a session, who is there, who is missing; and as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.clock import local_day
from kiosk.domain.booking import Booking
from kiosk.domain.house import named
from kiosk.domain.programme import Attendee, Seen, roster, sessions
from kiosk.domain.types import Role
from kiosk.server.console.scene import ms
from kiosk.wording import noted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.domain.house import Service
    from kiosk.domain.types import ServiceId
    from kiosk.journal.centre.bookings import FullBooking
    from kiosk.server.console.scene import Scene
    from kiosk.wording import Wording

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""

HEADINGS = (
    noted("Session"),
    noted("Name"),
    noted("People"),
    noted("Visits whom"),
    noted("Number"),
    noted("There"),
    noted("How known"),
)

ROLES = {
    Role.VISITOR: noted("Visitor"),
    Role.PARTICIPANT: noted("Participant"),
    Role.FACILITATOR: noted("Facilitator"),
}


@dataclass(frozen=True, slots=True)
class SessionTab:
    """A session to choose; ``from_ms`` is empty for those who came without a booking."""

    service: str
    from_ms: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Somebody on the roster, or who came without being on it (``booking`` empty)."""

    booking: str
    name: str
    party: str
    host: str
    number: str
    present: bool
    seen: str


@dataclass(frozen=True, slots=True)
class RosterView:
    """The page; ``service`` and ``from_ms`` name the session that is shown."""

    title: str
    service: str
    from_ms: str
    session: str
    tabs: tuple[SessionTab, ...]
    rows: tuple[RosterRow, ...]
    present: int
    missing: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which session an officer looks at, as an address says it; empty for the present one."""

    service: str = ""
    from_ms: str = ""


def roster_view(scene: Scene, chosen: Chosen) -> RosterView:
    """Draw the page of a session."""
    tabs = _tabs(scene, chosen)
    tab = next((each for each in tabs if each.chosen), None)
    if tab is None:
        title = scene.wording.say("Programme")
        return RosterView(title, "", "", "", (), (), 0, 0)
    rows = tuple(_row(each, scene) for each in _attendees(scene, tab))
    present = sum(row.present for row in rows)
    return RosterView(
        title=scene.wording.say("Programme"),
        service=tab.service,
        from_ms=tab.from_ms,
        session=tab.label,
        tabs=tabs,
        rows=rows,
        present=present,
        missing=len(rows) - present,
    )


def as_csv(view: RosterView, wording: Wording) -> bytes:
    """Return the roster as CSV: UTF-8 with a byte order mark, semicolons between fields.

    Spreadsheets in Indonesia take a comma for the decimal sign and split at semicolons. A field
    that one would take for a formula begins with an apostrophe.
    """
    say = wording.say
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([harmless(say(text)) for text in HEADINGS])
    for row in view.rows:
        there = say("present") if row.present else say("missing")
        fields = (view.session, row.name, row.party, row.host, row.number, there, row.seen)
        writer.writerow([harmless(each) for each in fields])
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a field that no spreadsheet calculates."""
    return f"'{text}" if text.startswith(FORMULA) else text


def programmes(scene: Scene) -> list[Service]:
    """Return the services whose journeys come to a station with a roster."""
    house = scene.workplace.house
    with_roster = {each.id for each in house.stations.values() if each.roster}
    return [each for each in house.services.values() if with_roster & set(each.stations)]


def _tabs(scene: Scene, chosen: Chosen) -> tuple[SessionTab, ...]:
    found = [tab for service in programmes(scene) for tab in _sessions(service, scene)]
    named_one = [n for n, tab in enumerate(found) if Chosen(tab.service, tab.from_ms) == chosen]
    wanted = named_one[0] if named_one else _present_one(found, scene)
    return tuple(
        SessionTab(tab.service, tab.from_ms, tab.label, n == wanted) for n, tab in enumerate(found)
    )


def _present_one(tabs: list[SessionTab], scene: Scene) -> int:
    """Return the session that began last, or the first one."""
    now_ms = ms(scene.now)
    begun = [n for n, tab in enumerate(tabs) if tab.from_ms and int(tab.from_ms) <= now_ms]
    return begun[-1] if begun else 0


def _sessions(service: Service, scene: Scene) -> list[SessionTab]:
    today, zone = scene.known.today.day, scene.workplace.zone
    name = named(service.names, scene.wording.language)
    begin = [
        at
        for at in sessions(_unmasked(scene.known.people.values()), service.id)
        if local_day(at, zone) == today
    ]
    tabs = [
        SessionTab(service.id, str(ms(at)), f"{name} · {scene.wording.time(at)}", chosen=False)
        for at in begin
    ]
    if roster((), scene.queue, service.id, None).rows:
        label = " · ".join((name, scene.wording.say("without a booking")))
        tabs.append(SessionTab(service.id, "", label, chosen=False))
    return tabs


def _attendees(scene: Scene, tab: SessionTab) -> tuple[Attendee, ...]:
    begins = datetime.fromtimestamp(int(tab.from_ms) / 1000, UTC) if tab.from_ms else None
    service: ServiceId = next(
        each.id for each in scene.workplace.house.services.values() if each.id == tab.service
    )
    return roster(_unmasked(scene.known.people.values()), scene.queue, service, begins).rows


def _unmasked(people: Iterable[FullBooking]) -> list[Booking]:
    """Return bookings as the domain knows them, but with their full names."""
    return [
        Booking(
            id=each.id,
            site=each.site,
            service=each.service,
            session_from=each.session_from,
            session_until=each.session_until,
            party=each.party,
            reference=each.reference,
            status=each.status,
            visitor=each.visitor,
            host=each.host,
        )
        for each in people
    ]


def _row(attendee: Attendee, scene: Scene) -> RosterRow:
    say, booking, queued = scene.wording.say, attendee.booking, attendee.queued
    party = booking.party if booking else queued.issue.facts.party if queued else 0
    name = booking.visitor if booking else ""
    if not name and queued is not None:
        name = say(ROLES[queued.issue.facts.role])
    return RosterRow(
        booking=booking.id if booking else "",
        name=name or say("without a name"),
        party=scene.people(party),
        host=booking.host if booking else "",
        number=str(queued.issue.facts.number) if queued else "",
        present=attendee.present,
        seen=_seen(attendee, scene),
    )


def _seen(attendee: Attendee, scene: Scene) -> str:
    say = scene.wording.say
    if attendee.at is None:
        return ""
    time = scene.wording.time(attendee.at)
    if attendee.seen is Seen.SCAN:
        return say("by scan, {time}", time=time)
    return say("by hand, {time}", time=time)
