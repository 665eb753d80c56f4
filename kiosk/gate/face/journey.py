"""The journey of a ticket: its stations as signs, and in words."""

from __future__ import annotations

from kiosk.domain.events import Issue
from kiosk.domain.house import House, Station, named
from kiosk.domain.queue import Queue
from kiosk.domain.types import StationId
from kiosk.gate.face.shapes import StationMark
from kiosk.wording import Wording


def marks_of(issue: Issue, queue: Queue, wording: Wording, house: House) -> tuple[StationMark, ...]:
    """Return the stations of a ticket, the one to go to now marked, those behind it checked."""
    way, done = _way(issue, queue, house)
    known = [house.stations[station] for station in way if station in house.stations]
    last = len(known) - 1
    return tuple(
        _mark(
            station,
            issue if place == last else None,
            wording,
            present=place == min(done, last),
            done=place < done,
        )
        for place, station in enumerate(known)
    )


def now_text(stations: tuple[StationMark, ...], wording: Wording) -> str:
    """Say where to go now; nothing once all is done."""
    ahead = still_ahead(stations)
    return wording.say("Now: {station}", station=label_of(ahead[0])) if ahead else ""


def then_text(stations: tuple[StationMark, ...], wording: Wording) -> str:
    """Name what comes after that, in its order."""
    after = [label_of(mark) for mark in still_ahead(stations)[1:]]
    return wording.say("Then: {stations}", stations=", ".join(after)) if after else ""


def still_ahead(stations: tuple[StationMark, ...]) -> tuple[StationMark, ...]:
    """Return the stations from the one to go to now on, none once all are done."""
    place = next((place for place, mark in enumerate(stations) if mark.present), len(stations))
    return stations[place:]


def label_of(mark: StationMark) -> str:
    """Write a station with its time, if it has one."""
    return f"{mark.name} {mark.text}".strip()


def _way(issue: Issue, queue: Queue, house: House) -> tuple[list[StationId], int]:
    """Return the stations of a ticket, and how many of them are done with it."""
    queued = queue.tickets.get(issue.ticket)
    if queued is not None and queued.ahead:
        behind = [stay.station for stay in queued.stays]
        return [*behind, *queued.ahead], len(behind)
    service = house.services.get(issue.facts.service)
    planned = issue.facts.journey or (() if service is None else service.stations)
    return list(planned), 0 if queued is None else len(queued.stays)


def _mark(
    station: Station, session: Issue | None, wording: Wording, *, present: bool, done: bool
) -> StationMark:
    # The last station is the visit itself: it carries the session's time.
    starts_at = None if session is None else session.facts.session_from
    text = "" if starts_at is None else wording.time(starts_at)
    icon = "check" if done else station.icon
    return StationMark(icon, named(station.names, wording.language), text, present and not done)
