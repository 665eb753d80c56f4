"""What the display says aloud: a session that ends soon, once; an alarm, until it is seen to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from kiosk.domain.alarms import Alarm, AlarmKind
from kiosk.domain.house import Station
from kiosk.domain.queue import Queue
from kiosk.domain.tables import ends_soon
from kiosk.domain.types import LanguageCode, Moment, TicketId
from kiosk.gate.desk.alarming import alarms_of, table_name
from kiosk.gate.desk.known import Place
from kiosk.gate.desk.names import place_name
from kiosk.gate.face.face import Setting
from kiosk.wording import Wording
from kiosk.wording.alarming import alarm_sentence, warning_sentence

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
            if key not in self._warned and ends_soon(sitting, now):
                self._warned.add(key)
                table = place_name(
                    setting.house, sitting.station, sitting.counter, wording.language
                )
                yield warning_sentence(table, wording)

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


def _alarm_text(alarm: Alarm, queue: Queue, place: Place, setting: Setting) -> str:
    queued = None if alarm.ticket is None else queue.tickets.get(alarm.ticket)
    number = None if queued is None else queued.issue.facts.number
    table = table_name(alarm, queue, place, setting)
    return alarm_sentence(alarm, number, table, setting.wordings[place.language])
