"""What the display says aloud: a session that ends soon, once; an alarm, until it is seen to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from kiosk.domain.alarms import Alarm, AlarmKind
from kiosk.domain.house import Station
from kiosk.domain.numbering import QueueNumber
from kiosk.domain.queue import Queue, Sitting
from kiosk.domain.tables import WARNING_S
from kiosk.domain.types import LanguageCode, Moment, TicketId
from kiosk.gate.desk.alarming import alarms_of, table_name
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.names import place_name
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording

FRESH = timedelta(seconds=30)
"""A warning older than this was said by the display as it ran before, or helps nobody now."""

AGAIN_S = 120.0
"""How often an alarm is said until somebody has seen to it."""

Says = Callable[[str, LanguageCode], None]
"""Takes a sentence to be spoken; returns at once."""


class Herald:
    """Remembers what was said. By numbers and tables only: everybody in the room hears it."""

    def __init__(self, says: Says) -> None:
        self._says = says
        self._warned: set[tuple[TicketId, datetime]] = set()
        self._alarmed: dict[tuple[AlarmKind, TicketId | None], float] = {}

    def tell(self, queue: Queue, place: Place, setting: Setting, now: Moment) -> None:
        """Say what is due now."""
        wording = setting.wordings[place.language]
        for station in setting.house.table_stations:
            for text in self._warnings(queue, station, setting, wording, now.at):
                self._says(text, place.language)
        found = alarms_of(queue, place, wording.zone, now.at)
        for alarm in self._due(found, now.ticks_s):
            self._says(_alarm_text(alarm, queue, place, setting), place.language)

    def _warnings(
        self, queue: Queue, station: Station, setting: Setting, wording: Wording, now: datetime
    ) -> Iterator[str]:
        for queued in queue.tickets.values():
            sitting = queued.sitting
            if sitting is None or not queued.is_sitting or sitting.station != station.id:
                continue
            key = (queued.issue.ticket, sitting.until)
            if key not in self._warned and _warns(sitting, now):
                self._warned.add(key)
                table = place_name(
                    setting.house, sitting.station, sitting.counter, wording.language
                )
                yield wording.say("{table}: five minutes left", table=table)

    def _due(self, found: tuple[Alarm, ...], ticks_s: float) -> list[Alarm]:
        keys = {(alarm.kind, alarm.ticket) for alarm in found}
        # One that was solved and comes back is a new one.
        self._alarmed = {key: at for key, at in self._alarmed.items() if key in keys}
        due = []
        for alarm in found:
            last_s = self._alarmed.get((alarm.kind, alarm.ticket))
            if last_s is None or ticks_s - last_s >= AGAIN_S:
                self._alarmed[alarm.kind, alarm.ticket] = ticks_s
                due.append(alarm)
        return due


def _warns(sitting: Sitting, now: datetime) -> bool:
    """Tell whether a session came to its last five minutes just now."""
    warns_at = sitting.until - timedelta(seconds=WARNING_S)
    return sitting.started_at < warns_at <= now < min(warns_at + FRESH, sitting.until)


def _alarm_text(alarm: Alarm, queue: Queue, place: Place, setting: Setting) -> str:
    wording = setting.wordings[place.language]
    queued = None if alarm.ticket is None else queue.tickets.get(alarm.ticket)
    number = "" if queued is None else spelt(queued.issue.facts.number)
    match alarm.kind:
        case AlarmKind.CLOSING:
            return wording.count(
                "Visiting hours are over. {n} person is still inside.",
                "Visiting hours are over. {n} people are still inside.",
                alarm.heads,
            )
        case AlarmKind.TIME_UP:
            table = table_name(alarm, queue, place, setting)
            return wording.say("{table}: the time is up", table=table)
        case AlarmKind.STILL_INSIDE:
            return wording.say("Number {number} has not come out.", number=number)
        case AlarmKind.MISCOUNTED:
            return wording.say("Number {number}: please count the heads.", number=number)


def spelt(number: QueueNumber) -> str:
    """Write a number so that each of its digits is spoken: ``A 0 1 2``."""
    return " ".join(str(number))
